namespace NanoSocket;

/// <summary>The constants of <c>socketcore</c> under their own names in C# casing (spec 1.9).</summary>
public static partial class SocketCore
{
    /// <summary>Type: TCP.</summary>
    public const int Tcp = 0;

    /// <summary>Type: UDP.</summary>
    public const int Udp = 1;

    /// <summary>Type: TLS over TCP.</summary>
    public const int Ssl = 2;

    /// <summary>
    /// Type: ICMP echo (RFC 792). Each send is one echo request, each reply's payload one datagram; ports have no meaning.
    /// </summary>
    public const int Icmp = 3;

    /// <summary>Level of the <c>So</c> options.</summary>
    public const int SolSocket = 4095;

    /// <summary>Level of the <c>Tcp</c> options.</summary>
    public const int IpProtoTcp = 6;

    /// <summary>Allows a local port to be used again at once.</summary>
    public const int SoReuseAddr = 4;

    /// <summary>Keep-alive on (1) or off (0).</summary>
    public const int SoKeepAlive = 8;

    /// <summary>Seconds of silence before the first keep-alive probe.</summary>
    public const int TcpKeepIdle = 3;

    /// <summary>Seconds between keep-alive probes.</summary>
    public const int TcpKeepIntvl = 4;

    /// <summary>Unanswered probes after which the connection is given up.</summary>
    public const int TcpKeepCnt = 5;

    /// <summary>Unknown error (the spelling is LuatOS's).</summary>
    public const int ErrUnkown = -1;

    /// <summary>No error.</summary>
    public const int ErrOk = 0;

    /// <summary>Out of memory.</summary>
    public const int ErrENoMem = 1;

    /// <summary>More than can be taken now, or too many unfetched confirmations.</summary>
    public const int ErrENoBufs = 2;

    /// <summary>Timed out.</summary>
    public const int ErrETimeout = 3;

    /// <summary>No route.</summary>
    public const int ErrERte = 4;

    /// <summary>In progress.</summary>
    public const int ErrEInProgress = 5;

    /// <summary>Would block.</summary>
    public const int ErrEWouldBlock = 7;

    /// <summary>Address in use.</summary>
    public const int ErrEAddrInUse = 8;

    /// <summary>Already in progress.</summary>
    public const int ErrEAlready = 9;

    /// <summary>Already connected.</summary>
    public const int ErrEIsConn = 10;

    /// <summary>Not connected.</summary>
    public const int ErrENotConn = 11;

    /// <summary>Interface error.</summary>
    public const int ErrEIf = 12;

    /// <summary>Aborted.</summary>
    public const int ErrEAbort = 13;

    /// <summary>Reset by the peer.</summary>
    public const int ErrERst = 14;

    /// <summary>Closed.</summary>
    public const int ErrEClsd = 15;

    /// <summary>Invalid argument.</summary>
    public const int ErrEArg = 16;

    /// <summary>Input or output error.</summary>
    public const int ErrEIo = 17;

    /// <summary>TLS handshake failed (the spelling is LuatOS's).</summary>
    public const int ErrSslEHandeshak = 18;

    /// <summary>TLS could not be initialised.</summary>
    public const int ErrSslEInit = 19;

    /// <summary>TLS: invalid.</summary>
    public const int ErrSslEInvalid = 20;
}
