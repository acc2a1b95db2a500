using System;
using NanoSocket.Core.Device;

namespace nanoFramework.Runtime.Native;

/// <summary>The device's clock.</summary>
public static class Rtc
{
    /// <summary>Sets the clock that <see cref="DateTime.UtcNow"/> shows. From then on the network's time leaves it
    /// alone.</summary>
    /// <param name="dateTime">Universal time, from 2020 on.</param>
    /// <returns>False when the time is earlier: nothing changes.</returns>
    public static bool SetSystemTime(DateTime dateTime) => DeviceClock.TrySet(dateTime);
}
