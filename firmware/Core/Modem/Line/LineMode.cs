namespace NanoSocket.Core.Modem;

/// <summary>Whose bytes are on the serial line.</summary>
public enum LineMode
{
    /// <summary>AT commands and their answers, nothing else.</summary>
    Command,
    /// <summary>PPP, until the modem says NO CARRIER or is made to leave the call.</summary>
    Data,
    /// <summary>Frames of the multiplexer, with dialogues and PPP in them.</summary>
    Mux,
}
