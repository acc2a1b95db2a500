namespace System.Net.Sockets;

/// <summary>Flags of a send or receive. <see cref="None"/> and <see cref="Peek"/> are supported.</summary>
[Flags]
public enum SocketFlags
{
    None = 0,
    OutOfBand = 1,
    Peek = 2,
    DontRoute = 4,
    Truncated = 256,
    ControlDataTruncated = 512,
    Broadcast = 1024,
    Multicast = 2048,
    Partial = 32768,
    MaxIOVectorLength = 16,
}
