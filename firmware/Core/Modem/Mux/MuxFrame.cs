namespace NanoSocket.Core.Modem;

/// <summary>Where a frame lies in the bytes it was found in, and what its header says.</summary>
public struct MuxFrame
{
    /// <summary>Index of the opening flag.</summary>
    public int Start;

    /// <summary>Index of the closing flag, which may open the next frame.</summary>
    public int End;

    /// <summary>Index of the first byte of data.</summary>
    public int PayloadStart;

    /// <summary>Bytes of data.</summary>
    public int PayloadLength;

    /// <summary>The channel, 0 to 63.</summary>
    public int Channel;

    /// <summary>What it is.</summary>
    public MuxFrameKind Kind;

    /// <summary>The P/F bit.</summary>
    public bool PollFinal;

    /// <summary>It carries data.</summary>
    public readonly bool IsData => Kind is MuxFrameKind.Uih or MuxFrameKind.Ui;
}
