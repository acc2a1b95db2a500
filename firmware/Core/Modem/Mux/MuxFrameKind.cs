namespace NanoSocket.Core.Modem;

/// <summary>The control field of a multiplexer frame without its P/F bit (3GPP TS 27.010, 5.2.1.3).</summary>
public enum MuxFrameKind : byte
{
    /// <summary>Not a frame.</summary>
    None = 0,
    /// <summary>Data whose check sequence covers the data, too.</summary>
    Ui = 0x03,
    /// <summary>"This channel is closed."</summary>
    Dm = 0x0f,
    /// <summary>Opens a channel.</summary>
    Sabm = 0x2f,
    /// <summary>Closes a channel.</summary>
    Disc = 0x43,
    /// <summary>"Done": answers SABM and DISC.</summary>
    Ua = 0x63,
    /// <summary>Data whose check sequence covers the header only.</summary>
    Uih = 0xef,
}
