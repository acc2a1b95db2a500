namespace NanoSocket.Simulator.Mux;

/// <summary>The serial line, for the terminal on it that may turn it into channels.</summary>
internal interface IMultiplexing
{
    /// <summary>Of the last session, or the defaults.</summary>
    MuxParameters Parameters { get; }

    /// <summary>From now on the line carries frames.</summary>
    void Start(MuxParameters parameters);
}
