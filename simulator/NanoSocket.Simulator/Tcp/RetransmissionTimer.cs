using System;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Tcp;

/// <summary>Round-trip estimate and retransmission time-out (RFC 6298).</summary>
internal sealed class RetransmissionTimer
{
    private static readonly TimeSpan Initial = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minimum = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Maximum = TimeSpan.FromSeconds(8);

    private readonly Alarm alarm;
    private TimeSpan? smoothed;
    private TimeSpan variation;
    private TimeSpan timeout = Initial;
    private int backoff;

    public RetransmissionTimer(Timeline timeline, Action expired) => alarm = new Alarm(timeline, expired);

    /// <summary>Time-outs in a row.</summary>
    public int Backoff => backoff;

    public bool IsRunning => alarm.IsSet;

    /// <summary>Starts to wait for an acknowledgment.</summary>
    /// <param name="queueDelay">How long a segment first waits on our own side.</param>
    public void Start(TimeSpan queueDelay) => alarm.Set(Current + queueDelay);

    public void Stop() => alarm.Cancel();

    /// <summary>A time-out happened: wait twice as long next time.</summary>
    public void BackOff() => backoff++;

    /// <summary>Progress was made.</summary>
    public void ResetBackoff() => backoff = 0;

    /// <summary>A measured round trip of a segment that was sent once (Karn).</summary>
    public void Measure(TimeSpan roundTrip)
    {
        if (smoothed is TimeSpan old)
        {
            variation = variation * 0.75 + (old - roundTrip).Duration() * 0.25;
            smoothed = old * 0.875 + roundTrip * 0.125;
        }
        else
        {
            smoothed = roundTrip;
            variation = roundTrip / 2;
        }
        timeout = smoothed.Value + 4 * variation;
    }

    private TimeSpan Current
    {
        get
        {
            TimeSpan bounded = timeout < Minimum ? Minimum : timeout;
            TimeSpan doubled = bounded * (1 << Math.Min(backoff, 10));
            return doubled > Maximum ? Maximum : doubled;
        }
    }
}
