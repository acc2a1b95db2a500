namespace NanoSocket.Core.Device;

#pragma warning disable CS0649 // written by C

/// <summary><c>ns_gc_statistics</c> of gc.h.</summary>
internal struct HeapStatistics
{
    public nuint Total, Used, Free, LargestFree;
    public ulong Allocated;
    public uint Collections, LongestPauseUs;
}

/// <summary><c>ns_uart_counters</c> of hal.h.</summary>
internal struct LineCounters
{
    public uint Received, Sent, Overruns, FramingErrors, NoiseErrors, ParityErrors, RingPeak;
}

/// <summary><c>ns_thread_info</c> of kernel.h.</summary>
internal struct ThreadInfo
{
    public int Number, State, Priority, StackSize, StackPeak;
}

#pragma warning restore CS0649
