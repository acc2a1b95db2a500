namespace System.Threading;

/// <summary>Which of several ready threads runs. The kernel's priorities 8 to 12 (kernel.h).</summary>
public enum ThreadPriority
{
    Lowest = 0,
    BelowNormal = 1,
    Normal = 2,
    AboveNormal = 3,
    Highest = 4,
}

/// <summary>What a thread does; a set of bits.</summary>
[Flags]
public enum ThreadState
{
    Running = 0,
    StopRequested = 1,
    SuspendRequested = 2,
    Background = 4,
    Unstarted = 8,
    Stopped = 16,
    WaitSleepJoin = 32,
    Suspended = 64,
    AbortRequested = 128,
    Aborted = 256,
}

/// <summary>What a thread runs.</summary>
public delegate void ThreadStart();

/// <summary>What a thread runs, with the object that was given to Start.</summary>
public delegate void ParameterizedThreadStart(object? obj);
