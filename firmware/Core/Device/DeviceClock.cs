using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Device;

/// <summary>The clock for apps that set it, without the rest of the core.</summary>
public static class DeviceClock
{
    /// <summary>Sets it; false when the time is one that no clock of today can show.</summary>
    public static bool TrySet(DateTime time)
    {
        long unixMs = (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
        bool isPossible = unixMs >= TimeOfDay.FirstValidMs;
        if (isPossible)
        {
            NativeCore.SetWallClockUs(unixMs * 1000);
        }

        return isPossible;
    }
}
