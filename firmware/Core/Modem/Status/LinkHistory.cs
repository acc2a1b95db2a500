using System;

namespace NanoSocket.Core.Modem;

/// <summary>What the link has gone through since the start: attempts, failures by reason, times up and down.</summary>
public sealed class LinkHistory
{
    private readonly ushort[] _failures = new ushort[(int)ModemFault.Requested + 1];
    private long _startedAt = -1;
    private long _since;
    private long _upMs;
    private long _downMs;
    private long _longestOutageMs;

    /// <summary>Times the network was dialled; wraps at 2^32.</summary>
    public uint Attempts { get; private set; }

    /// <summary>Times the link came up; wraps at 2^32.</summary>
    public uint Links { get; private set; }

    /// <summary>The link is up.</summary>
    public bool IsUp { get; private set; }

    /// <summary>From the start of the modem to the first link; -1 before that.</summary>
    public long FirstLinkMs { get; private set; } = -1;

    /// <summary>Failures for a reason; stays at 65535.</summary>
    public int FailuresOf(ModemFault fault) => _failures[(int)fault];

    /// <summary>Failures for all reasons.</summary>
    public int Failures
    {
        get
        {
            int sum = 0;
            foreach (ushort count in _failures)
            {
                sum += count;
            }

            return sum;
        }
    }

    /// <summary>Time with a link.</summary>
    public long UpMs(long nowMs) => _upMs + (IsUp ? nowMs - _since : 0);

    /// <summary>Time without one since the modem was started.</summary>
    public long DownMs(long nowMs) => _downMs + CurrentOutageMs(nowMs);

    /// <summary>How long the link has been down now; 0 while it is up.</summary>
    public long CurrentOutageMs(long nowMs) => _startedAt < 0 || IsUp ? 0 : nowMs - _since;

    /// <summary>The longest time without a link after the first one, the present one included.</summary>
    public long LongestOutageMs(long nowMs)
        => FirstLinkMs < 0 ? 0 : Math.Max(_longestOutageMs, CurrentOutageMs(nowMs));

    internal void Started(long nowMs)
    {
        _startedAt = nowMs;
        _since = nowMs;
    }

    internal void Dialled() => Attempts++;

    internal void Failed(ModemFault fault)
    {
        if (_failures[(int)fault] < ushort.MaxValue)
        {
            _failures[(int)fault]++;
        }
    }

    internal void WentUp(long nowMs)
    {
        long outage = nowMs - _since;
        _downMs += outage;
        if (FirstLinkMs < 0)
        {
            FirstLinkMs = nowMs - _startedAt;
        }
        else
        {
            _longestOutageMs = Math.Max(_longestOutageMs, outage);
        }

        Links++;
        IsUp = true;
        _since = nowMs;
    }

    internal void WentDown(long nowMs)
    {
        if (IsUp)
        {
            _upMs += nowMs - _since;
            IsUp = false;
            _since = nowMs;
        }
    }
}
