namespace NanoSocket.Simulator.Modem;

/// <summary>A packet data context (3GPP TS 27.007 clause 10.1.1).</summary>
internal sealed class PacketContext
{
    public PacketContext(int id, string type, string apn)
    {
        Id = id;
        Type = type;
        Apn = apn;
    }

    public int Id { get; }

    /// <summary><c>IP</c> or <c>IPV4V6</c>; the simulated network gives out IPv4 either way.</summary>
    public string Type { get; set; }

    public string Apn { get; set; }

    /// <summary>+CGAUTH: 0 none, 1 PAP, 2 CHAP.</summary>
    public int AuthType { get; set; }

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public bool IsActive => Address != 0;

    /// <summary>IPv4 address in host byte order while active, otherwise 0.</summary>
    public uint Address { get; set; }
}
