namespace NanoSocket.Core.Modem;

/// <summary>State of one channel of the multiplexer.</summary>
public enum MuxChannelState
{
    Closed,
    /// <summary>SABM is under way.</summary>
    Opening,
    Open,
    /// <summary>DISC is under way.</summary>
    Closing,
}
