namespace NanoSocket.Simulator.Options;

/// <summary>How a modem's multiplexer differs from a faithful 3GPP TS 27.010.</summary>
public sealed record MuxQuirks
{
    /// <summary>The modem knows <c>AT+CMUX</c>.</summary>
    public bool Supported { get; init; } = true;

    /// <summary>Channels beside the control channel: 1 to this number.</summary>
    public int Channels { get; init; } = 8;

    /// <summary>Largest N1 that <c>AT+CMUX</c> and PN take.</summary>
    public int MaximumN1 { get; init; } = 2048;

    /// <summary>N1 when the host names none (3GPP TS 27.010 clause 5.7.2: 31).</summary>
    public int DefaultN1 { get; init; } = 31;

    /// <summary>Lengths take two bytes even where one would do.</summary>
    public bool TwoByteLengths { get; init; }

    /// <summary>The C/R bit of the modem's frames is the wrong way round.</summary>
    public bool InvertedCommandResponse { get; init; }

    /// <summary>The state of a channel (MSC) comes before SABM is acknowledged.</summary>
    public bool StatusBeforeAck { get; init; }

    /// <summary>Unsolicited results go to this channel only; 0: to all.</summary>
    public int UnsolicitedChannel { get; init; }
}
