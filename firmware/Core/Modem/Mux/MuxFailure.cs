namespace NanoSocket.Core.Modem;

/// <summary>Why the multiplexer is of no use.</summary>
public enum MuxFailure
{
    None,
    /// <summary>The modem did not answer the request to open a channel.</summary>
    NoAnswer,
    /// <summary>The modem refused to open a channel.</summary>
    Refused,
    /// <summary>The modem closed a channel that has to be open.</summary>
    ChannelClosed,
    /// <summary>The modem closed the multiplexer down.</summary>
    ClosedDown,
    /// <summary>The modem said "full" and took it back in no reasonable time.</summary>
    FlowStuck,
    /// <summary>The modem talks without frames: it has restarted, and is in command mode.</summary>
    PlainText,
}
