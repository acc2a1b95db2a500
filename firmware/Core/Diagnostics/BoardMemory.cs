using NanoSocket.Core.Net;

namespace NanoSocket.Core.Diagnostics;

/// <summary>Use of the board's memory at one moment; bytes unless said otherwise.</summary>
public struct BoardMemory
{
    /// <summary>The heap of objects, and what objects and garbage take of it.</summary>
    public long HeapTotal, HeapUsed;

    /// <summary>Largest object that fits without a collection.</summary>
    public long HeapLargestFree;

    /// <summary>Collections since the start, and microseconds the longest one took.</summary>
    public long Collections, LongestPauseUs;

    /// <summary>The network stack's memory.</summary>
    public LwipMemory Network;

    /// <summary>Fullest the modem's receive ring has been; bytes lost there or in the peripheral.</summary>
    public long LineRingPeak, LineOverruns;
}
