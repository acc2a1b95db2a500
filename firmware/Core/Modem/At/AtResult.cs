namespace NanoSocket.Core.Modem;

/// <summary>How a command ended (ITU-T V.250 5.7, 3GPP TS 27.007 9).</summary>
public enum AtResult
{
    /// <summary>Not yet.</summary>
    None,
    Ok,
    Error,
    /// <summary>+CME ERROR or +CMS ERROR; the number is in <see cref="AtChannel.ErrorCode"/>.</summary>
    ExtendedError,
    /// <summary>Data mode begins.</summary>
    Connect,
    NoCarrier,
    Busy,
    NoAnswer,
    NoDialtone,
    /// <summary>No final result in time.</summary>
    Timeout,
    /// <summary>The modem asks for text.</summary>
    Prompt,
    /// <summary>There will be no result: the modem restarted or the line changed its purpose.</summary>
    Aborted,
}
