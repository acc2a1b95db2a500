namespace NanoSocket.Simulator.Mux;

/// <summary>What a multiplexer session sent and received, and what it dropped and why.</summary>
public sealed record MuxCounters
{
    /// <summary>Good frames from the host.</summary>
    public long FramesFromHost { get; set; }

    /// <summary>Frames to the host.</summary>
    public long FramesToHost { get; set; }

    /// <summary>Frames with a wrong check sequence.</summary>
    public long CheckErrors { get; set; }

    /// <summary>Frames without a closing flag where their length ends, with an address of more than one byte, or of an
    /// unknown type.</summary>
    public long Malformed { get; set; }

    /// <summary>Frames longer than N1.</summary>
    public long Oversized { get; set; }

    /// <summary>Bytes between frames that are no flags.</summary>
    public long SkippedBytes { get; set; }

    /// <summary>Commands of the host with the C/R bit of a response, and the other way round; they are
    /// obeyed.</summary>
    public long WrongDirection { get; set; }

    /// <summary>Data for channels that are not open.</summary>
    public long NotOpen { get; set; }

    /// <summary>Control messages that ended too early.</summary>
    public long MalformedMessages { get; set; }

    /// <summary>Times the modem stopped a channel of the host.</summary>
    public long FlowStops { get; set; }
}
