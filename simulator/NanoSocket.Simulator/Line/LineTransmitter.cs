using System;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Line;

/// <summary>
/// One direction of a serial line: a bounded queue that lets bytes out at the line's speed, 10 bits a byte
/// (8N1), and can be held off by the receiver (RTS/CTS).
/// </summary>
public sealed class LineTransmitter : IOutputLine
{
    private const long TickBitsPerByte = 10 * TimeSpan.TicksPerSecond;
    private static readonly TimeSpan Granule = TimeSpan.FromMilliseconds(1);

    private readonly Timeline timeline;
    private readonly ByteSink sink;
    private readonly ByteRing queue;
    private readonly byte[] scratch = new byte[4096];
    private readonly Alarm alarm;
    private TimeSpan busySince;
    private long sentSinceBusy;
    private bool held;
    private bool releasing;

    /// <summary>Creates a line that is not held off and not paced.</summary>
    /// <param name="timeline">The clock.</param>
    /// <param name="capacity">Bytes that may wait; what does not fit is dropped and counted.</param>
    /// <param name="sink">Receives the bytes when their stop bit is over.</param>
    public LineTransmitter(Timeline timeline, int capacity, ByteSink sink)
    {
        this.timeline = timeline;
        this.sink = sink;
        queue = new ByteRing(capacity);
        alarm = new Alarm(timeline, Release);
    }

    /// <summary>Called when bytes have left the queue.</summary>
    public event Action? Drained;

    /// <summary>Bits per second; 0: not paced.</summary>
    public int BaudRate
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            Rebase();
            field = value;
        }
    }

    /// <summary>Bytes waiting.</summary>
    public int Pending => queue.Count;

    /// <summary>Bytes let out since the start.</summary>
    public long SentBytes { get; private set; }

    /// <summary>Bytes dropped because the queue was full.</summary>
    public long OverrunBytes { get; private set; }

    /// <summary>How long that many bytes take at the present speed.</summary>
    public TimeSpan TimeFor(int bytes) =>
        BaudRate == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(bytes * TickBitsPerByte / BaudRate);

    /// <summary>Queues bytes. Without pacing they leave at once.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (queue.Count == 0)
        {
            Rebase();
        }
        OverrunBytes += bytes.Length - queue.Write(bytes);
        Release();
    }

    /// <summary>Stops (true) or lets go (false) the output: the receiver's hardware flow control.</summary>
    public void Hold(bool hold)
    {
        if (held != hold)
        {
            held = hold;
            Rebase();
            Release();
        }
    }

    /// <summary>Drops what waits.</summary>
    public void Clear()
    {
        queue.Clear();
        alarm.Cancel();
    }

    private void Rebase()
    {
        busySince = timeline.Now;
        sentSinceBusy = 0;
    }

    private void Release()
    {
        // A sink or a Drained handler may write again: the outer call goes on with what they added.
        if (releasing)
        {
            return;
        }
        releasing = true;
        while (!held && queue.Count > 0 && DueBytes() is int due and > 0)
        {
            Emit(Math.Min(due, scratch.Length));
            Drained?.Invoke();
        }
        releasing = false;
        ScheduleNext();
    }

    private void Emit(int count)
    {
        // Out of the queue first: the sink may write to it again, or clear it.
        count = queue.Peek(0, scratch.AsSpan(0, count));
        queue.Skip(count);
        SentBytes += count;
        sentSinceBusy += count;
        sink(scratch.AsSpan(0, count));
    }

    private int DueBytes()
    {
        if (BaudRate == 0)
        {
            return int.MaxValue;
        }
        long bytes = (long)((Int128)(timeline.Now - busySince).Ticks * BaudRate / TickBitsPerByte);
        return (int)Math.Min(bytes - sentSinceBusy, int.MaxValue);
    }

    private void ScheduleNext()
    {
        if (held || queue.Count == 0)
        {
            alarm.Cancel();
            return;
        }
        // Wakes about once a millisecond, not once a byte; the last bytes still leave at their exact time.
        long granule = Math.Max(1, Granule.Ticks * BaudRate / TickBitsPerByte);
        long next = sentSinceBusy + Math.Min(granule, queue.Count);
        Int128 ticks = ((Int128)next * TickBitsPerByte + BaudRate - 1) / BaudRate;
        alarm.SetAt(busySince + TimeSpan.FromTicks((long)ticks));
    }
}
