using System.Threading;
using NanoSocket.Core.Diagnostics;
using NanoSocket.Core.Net;

namespace NanoSocket.Core.Device;

/// <summary>Kernel, collector and serial line of the board as <see cref="IBoardStatus"/>.</summary>
internal sealed unsafe class BoardStatus : IBoardStatus
{
    private const int Ready = 1;
    private const int Finished = 3;

    public int ThreadPlaces => NativeCore.ThreadPlaces();

    public BoardMemory Memory
    {
        get
        {
            HeapStatistics heap;
            NativeCore.GetHeapStatistics(&heap);
            LineCounters line;
            NativeCore.GetLineCounters(&line);
            BoardMemory memory = new()
            {
                HeapTotal = (long)heap.Total,
                HeapUsed = (long)heap.Used,
                HeapLargestFree = (long)heap.LargestFree,
                Collections = heap.Collections,
                LongestPauseUs = heap.LongestPauseUs,
                LineRingPeak = line.RingPeak,
                LineOverruns = line.Overruns,
            };
            LwipStack.GetMemory(out memory.Network);
            return memory;
        }
    }

    public bool TryGetThread(int place, out BoardThread thread)
    {
        ThreadInfo info;
        bool exists = NativeCore.DescribeThread(place, &info) != 0;
        Thread? managed = exists ? NativeCore.ThreadAt(place) : null;
        thread = new BoardThread
        {
            Number = info.Number,
            Name = managed?.Name,
            IsReady = info.State == Ready,
            IsFinished = info.State == Finished,
            Priority = info.Priority,
            StackSize = info.StackSize,
            StackPeak = info.StackPeak,
        };
        return exists;
    }
}
