using System.Text;
using System.Threading;
using NanoSocket.Core.Diagnostics;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;

namespace NanoSocket.Core.Device;

/// <summary>The board, its kernel, collector and serial line as <see cref="IBoard"/>.</summary>
internal sealed unsafe class DeviceBoard : IBoard
{
    private const int Ready = 1;
    private const int Finished = 3;

    /// <summary>Allocates.</summary>
    public string Name
    {
        get
        {
            byte* name = NativeCore.BoardName();
            int length = 0;
            while (name[length] != 0)
            {
                length++;
            }

            return Encoding.UTF8.GetString(new System.ReadOnlySpan<byte>(name, length));
        }
    }

    public StartReason StartReason => (StartReason)NativeCore.StartReason();

    public System.Span<byte> Retained
    {
        get
        {
            int size;
            byte* memory = NativeCore.RetainedMemory(&size);
            return new System.Span<byte>(memory, size);
        }
    }

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

    public void Restart(StartReason reason) => NativeCore.Restart((int)reason);
}
