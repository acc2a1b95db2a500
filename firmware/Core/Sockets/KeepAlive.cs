using NanoSocket.Core.Net;

namespace NanoSocket.Core.Sockets;

/// <summary>
/// Keep-alive options of a socket. The stack takes them as one set, <c>sock_setopt</c> brings them one by one; the
/// limits are Linux's.
/// </summary>
internal sealed class KeepAlive
{
    private const int MaxSeconds = 32767;
    private const int MaxProbes = 127;

    private bool _enabled;
    private int _idleSeconds;
    private int _intervalSeconds;
    private int _count;

    public KeepAlive() => Reset();

    /// <summary>Off, with the defaults of RFC 1122 4.2.3.6 and common practice.</summary>
    public void Reset()
    {
        _enabled = false;
        _idleSeconds = 7200;
        _intervalSeconds = 75;
        _count = 9;
    }

    public bool TrySetEnabled(int value)
    {
        _enabled = value != 0;
        return true;
    }

    public bool TrySetIdle(int seconds) => TrySet(ref _idleSeconds, seconds, MaxSeconds);

    public bool TrySetInterval(int seconds) => TrySet(ref _intervalSeconds, seconds, MaxSeconds);

    public bool TrySetCount(int probes) => TrySet(ref _count, probes, MaxProbes);

    public bool Apply(INetworkStack stack, int stackSlot)
        => stack.SetKeepAlive(stackSlot, _enabled, _idleSeconds, _intervalSeconds, _count) == StackResult.Ok;

    private static bool TrySet(ref int field, int value, int limit)
    {
        if (value < 1 || value > limit)
        {
            return false;
        }

        field = value;
        return true;
    }
}
