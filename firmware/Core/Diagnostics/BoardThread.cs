namespace NanoSocket.Core.Diagnostics;

/// <summary>A thread of the kernel at one moment.</summary>
public struct BoardThread
{
    /// <summary>As in reports of crashes: 0 idle, 1 main, then in order of creation.</summary>
    public int Number;

    /// <summary>Its name; null when it has none.</summary>
    public string? Name;

    /// <summary>Ready to run or running; else it waits or has ended.</summary>
    public bool IsReady;

    /// <summary>It has ended and is still referred to.</summary>
    public bool IsFinished;

    /// <summary>Priority 0 to 31, with what it inherits from threads that wait for it.</summary>
    public int Priority;

    /// <summary>Bytes of its stack, and the most that were ever used.</summary>
    public int StackSize, StackPeak;
}
