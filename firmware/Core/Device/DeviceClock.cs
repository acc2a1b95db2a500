using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Device;

/// <summary>The clock for apps that set it, without the rest of the core.</summary>
public static class DeviceClock
{
    /// <summary>Sets it; false when the time is one that no clock of today can show.</summary>
    public static bool TrySet(DateTime time)
    {
        long unixUs = (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        bool isPossible = unixUs / 1000 >= TimeOfDay.FirstValidMs;
        if (isPossible)
        {
            NativeCore.SetWallClockUs(unixUs);
        }

        return isPossible;
    }
}
