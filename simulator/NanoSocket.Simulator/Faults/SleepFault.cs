using System;
using NanoSocket.Simulator.Line;

namespace NanoSocket.Simulator.Faults;

/// <summary>
/// The modem saves power: when nothing has passed for a while, its serial port sleeps, and what the host sends until it
/// has woken up is lost.
/// </summary>
internal sealed class SleepFault : ILineFault
{
    private readonly FaultContext context;
    private readonly TimeSpan idle;
    private readonly TimeSpan wake;
    private TimeSpan lastByte;
    private TimeSpan awakeAt;

    public SleepFault(FaultContext context)
    {
        this.context = context;
        idle = context.Parameters.Milliseconds("idle");
        wake = context.Parameters.Milliseconds("wake");
    }

    public void Pass(Direction direction, ReadOnlySpan<byte> bytes, ByteSink next)
    {
        TimeSpan now = context.Timeline.Now;
        if (context.IsActive && direction == Direction.FromHost && now - lastByte >= idle)
        {
            awakeAt = now + wake;
        }
        lastByte = now;
        if (!context.IsActive || direction == Direction.ToHost || now >= awakeAt)
        {
            next(bytes);
        }
    }
}
