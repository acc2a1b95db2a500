using NanoSocket.Core.Sockets;

namespace NanoSocket.TlsTests.Cases;

/// <summary>How a connect must end.</summary>
/// <param name="Kind">What the app gets.</param>
/// <param name="Reason">The reason that is kept.</param>
/// <param name="Detail">The number beside it; -1: any.</param>
internal sealed record Outcome(OutcomeKind Kind, SocketFailure Reason = SocketFailure.None, int Detail = -1)
{
    /// <summary>CONN_CNF 0, and data passes both ways.</summary>
    public static Outcome Connected { get; } = new(OutcomeKind.Connected);

    /// <summary>CONN_CNF 1.</summary>
    public static Outcome Fails(SocketFailure reason, int detail = -1) => new(OutcomeKind.Fails, reason, detail);

    /// <summary>CONN_CNF 1, or CONN_CNF 0 and then CLOSE_IND: in TLS 1.3 a client is done before the server has seen
    /// its last messages.</summary>
    public static Outcome FailsOrEnds(SocketFailure reason, int detail = -1) =>
        new(OutcomeKind.FailsOrEnds, reason, detail);

    /// <summary>CONN_CNF 0, data passes, and then the peer's end: CLOSE_IND.</summary>
    public static Outcome Ends(SocketFailure reason, int detail = -1) => new(OutcomeKind.Ends, reason, detail);

    /// <summary>The connect itself is refused.</summary>
    public static Outcome Refused(SocketFailure reason) => new(OutcomeKind.Refused, reason);
}

/// <summary>What an app gets.</summary>
internal enum OutcomeKind
{
    /// <summary>CONN_CNF 0, and data passes both ways.</summary>
    Connected,
    /// <summary>CONN_CNF 1.</summary>
    Fails,
    /// <summary>CONN_CNF 1, or CONN_CNF 0 and CLOSE_IND.</summary>
    FailsOrEnds,
    /// <summary>CONN_CNF 0, data, CLOSE_IND.</summary>
    Ends,
    /// <summary>-1 instead of an id.</summary>
    Refused,
}
