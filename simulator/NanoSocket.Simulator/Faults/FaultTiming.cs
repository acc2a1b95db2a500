using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Faults;

/// <summary>
/// When a fault strikes and how long it lasts: the same parameters for every fault, only what they are when left out
/// differs (<see cref="FaultPattern"/>). It strikes in calls, by what has passed in them, or by the clock.
/// </summary>
internal sealed class FaultTiming
{
    private readonly Timeline timeline;
    private readonly FaultPattern pattern;
    private readonly TimeSpan from;
    private readonly TimeSpan until;
    private readonly Alarm strike;
    private readonly Alarm end;
    private TimeSpan nextByClock;
    private long bytes;
    private bool armed;
    private int timesLeft;

    public FaultTiming(FaultParameters parameters, FaultPattern usual, Timeline timeline)
    {
        this.timeline = timeline;
        from = parameters.Milliseconds("from");
        until = parameters.Milliseconds("until");
        pattern = usual.With(parameters);
        timesLeft = pattern.Times;
        strike = new Alarm(timeline, Strike);
        end = new Alarm(timeline, End);
    }

    /// <summary>It strikes.</summary>
    public event Action? Begun;

    /// <summary>A fault that lasts is over.</summary>
    public event Action? Ended;

    /// <summary>The parameters that every fault has.</summary>
    public static IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        new("from", "not before this millisecond of the run", 0, 1e12),
        new("until", "not after this millisecond of the run", 1e12, 1e12),
        new("at", "strikes in a call, after this many bytes of IP packets", 0, 1e12),
        new("after", "strikes in a call, this many milliseconds after its first IP packet", 0, 1e9),
        new("every", "strikes by the clock: at 'from', then every so many milliseconds", 0, 1e9),
        new("times", "how often it strikes", 1, 1e6),
        new("for", "milliseconds that it lasts", 0, 1e12),
    ];

    /// <summary>All the time: there is nothing to tell.</summary>
    public bool IsConstant => pattern.IsConstant && from == TimeSpan.Zero && until.TotalMilliseconds >= 1e12;

    /// <summary>It has struck and lasts.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Everything it works on is there.</summary>
    public void Start()
    {
        if (!pattern.InCalls && !pattern.AtPowerOn)
        {
            nextByClock = from > timeline.Now ? from : timeline.Now;
            if (nextByClock == timeline.Now)
            {
                Strike();
            }
            else
            {
                strike.SetAt(nextByClock);
            }
        }
    }

    /// <summary>The modem is switched on.</summary>
    public void OnPowerOn()
    {
        if (pattern.AtPowerOn)
        {
            Strike();
        }
    }

    public void OnCallStarted()
    {
        armed = pattern.InCalls;
        bytes = 0;
    }

    /// <summary>IP bytes passed, either way.</summary>
    public void OnTransfer(int count)
    {
        if (!armed || timesLeft == 0 || !IsAllowed)
        {
            return;
        }
        if (bytes == 0 && pattern.After is TimeSpan after)
        {
            strike.Set(after);
        }
        bytes += count;
        if (bytes >= pattern.AtBytes)
        {
            // Not from inside the packet's own processing: a fault may take the call apart.
            strike.Set(TimeSpan.Zero);
        }
    }

    public void OnCallEnded()
    {
        if (armed)
        {
            armed = false;
            strike.Cancel();
        }
    }

    /// <summary>Something has cured it before its time.</summary>
    public void EndNow()
    {
        if (IsActive)
        {
            end.Cancel();
            End();
        }
    }

    private bool IsAllowed => timeline.Now >= from && timeline.Now < until;

    private void Strike()
    {
        armed = false;
        if (timesLeft == 0 || !IsAllowed)
        {
            return;
        }
        timesLeft--;
        if (!pattern.InCalls && !pattern.AtPowerOn && timesLeft > 0)
        {
            nextByClock += pattern.Every;
            strike.SetAt(nextByClock);
        }
        if (!IsActive)
        {
            Begin();
        }
    }

    private void Begin()
    {
        IsActive = pattern.Duration != TimeSpan.Zero;
        Begun?.Invoke();
        TimeSpan left = until - timeline.Now;
        if (IsActive)
        {
            end.Set(pattern.Duration < left ? pattern.Duration : left);
        }
    }

    private void End()
    {
        IsActive = false;
        Ended?.Invoke();
    }
}
