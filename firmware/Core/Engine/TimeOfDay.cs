using System;
using NanoSocket.Core.Modem;

namespace NanoSocket.Core.Engine;

/// <summary>
/// The time of day, for what must know whether it is known. A clock that nobody has set is set by the network's time
/// and follows it; a clock that the app, or a computer's system, has set is left alone.
/// </summary>
public sealed class TimeOfDay
{
    /// <summary>A clock before this, the first of 2020, was not set.</summary>
    internal const long FirstValidMs = 1_577_836_800_000;

    /// <summary>The end of 2099: +CCLK has two digits for the year.</summary>
    private const long LastSeconds = 4_102_444_799;

    /// <summary>The monotonic time is that of the step's beginning, the clock's that of now.</summary>
    private const int LongestStepMs = 500;

    private readonly CoreTime _time;
    private readonly Supervisor _supervisor;
    private readonly IWallClock? _device;
    private int _readingsSeen;
    private long _offsetGiven;

    internal TimeOfDay(CoreTime time, Supervisor supervisor, IWallClock? device)
    {
        _time = time;
        _supervisor = supervisor;
        _device = device;
    }

    /// <summary>Seconds since 1970, universal time; 0 while the clock is not set. Without a device's clock the
    /// network's time.</summary>
    public long UnixSeconds
    {
        get
        {
            long unixMs = _device?.UnixMs ?? (_supervisor.Clock.UnixSeconds(_time.NowMs) * 1000);
            return unixMs < FirstValidMs ? 0 : unixMs / 1000;
        }
    }

    /// <summary>Sets the device's clock, as the app wants it; the network's time leaves it alone from then on.</summary>
    /// <returns>False when there is no clock, or the time is one that no clock of today can show.</returns>
    public bool TrySet(long unixSeconds)
    {
        bool isPossible = _device != null && unixSeconds >= FirstValidMs / 1000 && unixSeconds <= LastSeconds;
        if (isPossible)
        {
            _device!.UnixMs = unixSeconds * 1000;
        }

        return isPossible;
    }

    /// <summary>Sets the device's clock when the network has told the time anew.</summary>
    /// <returns>It was set.</returns>
    internal bool FollowNetwork()
    {
        int readings = _supervisor.Clock.Readings;
        if (readings == _readingsSeen)
        {
            return false;
        }

        _readingsSeen = readings;
        if (_device == null || !_supervisor.Settings.ClockFollowsNetwork || !IsOursToSet(_device.UnixMs))
        {
            return false;
        }

        long unixMs = _supervisor.Clock.UnixSeconds(_time.NowMs) * 1000;
        _device.UnixMs = unixMs;
        _offsetGiven = unixMs - _time.NowMs;
        return true;
    }

    private bool IsOursToSet(long unixMs)
        => unixMs < FirstValidMs || Math.Abs(unixMs - _time.NowMs - _offsetGiven) <= LongestStepMs;
}
