using System.Runtime.InteropServices;

namespace System;

/// <summary>The garbage collector (gc.h).</summary>
public static class GC
{
    public static int MaxGeneration => 0;

    public static void Collect() => NativeCollect();

    public static void Collect(int generation) => NativeCollect();

    public static void WaitForPendingFinalizers()
    {
    }

    public static void SuppressFinalize(object obj) => ArgumentNullException.ThrowIfNull(obj);

    public static void ReRegisterForFinalize(object obj) => ArgumentNullException.ThrowIfNull(obj);

    public static void KeepAlive(object? obj)
    {
    }

    public static int GetGeneration(object obj) => 0;

    public static int CollectionCount(int generation) => (int)Read().Collections;

    /// <summary>Bytes in use, with or without what is garbage already.</summary>
    public static long GetTotalMemory(bool forceFullCollection)
    {
        if (forceFullCollection)
        {
            NativeCollect();
        }

        return (long)Read().Used;
    }

    /// <summary>Bytes that all threads have allocated since boot. Kept for the image as a whole only.</summary>
    public static long GetTotalAllocatedBytes(bool precise = false) => (long)Read().Allocated;

    /// <summary>As <see cref="GetTotalAllocatedBytes"/>: allocations are not counted by thread.</summary>
    public static long GetAllocatedBytesForCurrentThread() => (long)Read().Allocated;

    public static GCMemoryInfo GetGCMemoryInfo() => new(Read());

    private static unsafe Statistics Read()
    {
        Statistics statistics = default;
        NativeGetStatistics(&statistics);
        return statistics;
    }

    [DllImport("nanosocket", EntryPoint = "ns_gc_collect")]
    private static extern void NativeCollect();

    [DllImport("nanosocket", EntryPoint = "ns_gc_get_statistics")]
    private static extern unsafe void NativeGetStatistics(Statistics* statistics);

#pragma warning disable CS0649 // written by C
    /// <summary><c>ns_gc_statistics</c> of gc.h.</summary>
    internal struct Statistics
    {
        internal nuint Total;
        internal nuint Used;
        internal nuint Free;
        internal nuint LargestFree;
        internal ulong Allocated;
        internal uint Collections;
        internal uint LongestPauseMicroseconds;
    }
#pragma warning restore CS0649
}

/// <summary>The state of the heap.</summary>
public readonly struct GCMemoryInfo
{
    internal GCMemoryInfo(GC.Statistics statistics)
    {
        TotalAvailableMemoryBytes = (long)statistics.Total;
        HeapSizeBytes = (long)statistics.Used;
        LargestFreeBytes = (long)statistics.LargestFree;
        LongestPause = new TimeSpan(statistics.LongestPauseMicroseconds * TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>The size of the heap.</summary>
    public long TotalAvailableMemoryBytes { get; }

    /// <summary>What objects and garbage take of it.</summary>
    public long HeapSizeBytes { get; }

    /// <summary>The largest object for which there is room without a collection. Not in .NET.</summary>
    public long LargestFreeBytes { get; }

    /// <summary>The longest time that a collection has stopped the program. Not in .NET.</summary>
    public TimeSpan LongestPause { get; }
}
