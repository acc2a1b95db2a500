namespace NanoSocket.Simulator.Ppp;

/// <summary>PPP protocol numbers (IANA registry "PPP DLL Protocol Numbers").</summary>
internal static class PppProtocols
{
    public const ushort Ip = 0x0021;
    public const ushort Ipcp = 0x8021;
    public const ushort Lcp = 0xC021;
    public const ushort Pap = 0xC023;
    public const ushort Chap = 0xC223;
}
