using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Faults;

/// <summary>Bytes of the serial line arrive later, and in other pieces than they were sent in, but in order.</summary>
internal sealed class LateBytesFault : ILineFault
{
    private readonly FaultContext context;
    private readonly Way toHost;
    private readonly Way fromHost;

    /// <param name="context">With the parameters <c>ms</c> and <c>jitter</c>.</param>
    /// <param name="largest">Bytes of a piece; the pauses add up.</param>
    public LateBytesFault(FaultContext context, int largest)
    {
        this.context = context;
        toHost = new Way(context, largest);
        fromHost = new Way(context, largest);
    }

    public void Pass(Direction direction, ReadOnlySpan<byte> bytes, ByteSink next)
    {
        Way way = direction == Direction.ToHost ? toHost : fromHost;
        if (context.IsActive || way.IsBusy)
        {
            way.Delay(bytes, next);
        }
        else
        {
            next(bytes);
        }
    }

    private sealed class Way
    {
        /// <summary>Half of the pieces are no longer: they split every token somewhere.</summary>
        private const int Smallest = 4;

        private static readonly TimeSpan Granule = TimeSpan.FromMilliseconds(0.5);
        private readonly FaultContext context;
        private readonly int largest;
        private readonly Queue<(TimeSpan Due, byte[] Bytes, ByteSink Next)> waiting = new();
        private readonly Alarm alarm;
        private TimeSpan last;

        public Way(FaultContext context, int largest)
        {
            this.context = context;
            this.largest = largest;
            alarm = new Alarm(context.Timeline, Deliver);
        }

        public bool IsBusy => waiting.Count > 0;

        public void Delay(ReadOnlySpan<byte> bytes, ByteSink next)
        {
            while (!bytes.IsEmpty)
            {
                int count = largest == int.MaxValue
                    ? bytes.Length
                    : Math.Min(bytes.Length, 1 + context.Random.Next(context.Random.Chance(0.5) ? Smallest : largest));
                waiting.Enqueue((DueTime(), bytes[..count].ToArray(), next));
                bytes = bytes[count..];
            }
            if (!alarm.IsSet && IsBusy)
            {
                alarm.SetAt(waiting.Peek().Due);
            }
        }

        private TimeSpan DueTime()
        {
            TimeSpan now = context.Timeline.Now;
            TimeSpan late = TimeSpan.Zero;
            if (context.IsActive)
            {
                double jitter = context.Parameters["jitter"] * context.Random.Next(1001) / 1000;
                late = context.Parameters.Milliseconds("ms") + TimeSpan.FromMilliseconds(jitter);
            }
            // Pauses between pieces add up; a delay of the whole line does not. Nothing catches up faster than a line.
            TimeSpan start = largest == int.MaxValue || last < now ? now : last;
            TimeSpan least = last + Granule;
            last = start + late > least ? start + late : least;
            return last;
        }

        private void Deliver()
        {
            (_, byte[] bytes, ByteSink next) = waiting.Dequeue();
            if (IsBusy)
            {
                alarm.SetAt(waiting.Peek().Due);
            }
            next(bytes);
        }
    }
}
