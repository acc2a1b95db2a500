namespace NanoSocket.Core.Modem;

/// <summary>What the multiplexer is doing.</summary>
public enum MuxState
{
    /// <summary>Not in use.</summary>
    Closed,
    /// <summary>The channels are being opened.</summary>
    Opening,
    /// <summary>Control and data channel are open.</summary>
    Open,
    /// <summary>It is being closed down; the line is in command mode afterwards.</summary>
    Closing,
    /// <summary>It is of no use any more, see <see cref="MuxSession.Failure"/>.</summary>
    Failed,
}
