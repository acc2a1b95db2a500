using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Modem;

/// <summary>How long to wait before an attempt: longer after each failure, and never the same on two devices.</summary>
internal static class Backoff
{
    private const int FirstMs = 1000;
    private const int LongestMs = 60_000;

    /// <summary>
    /// A ladder's length of failures: from then on the network is given time, or the operator minutes.
    /// </summary>
    private const int PatientAfter = 12;
    private const int PatientMs = 300_000;

    /// <summary>Doubles from one second to one minute, later five; a random half keeps a fleet from dialling in step.
    /// </summary>
    public static int DelayMs(int failures, JitterSource jitter)
    {
        int doublings = Math.Min(Math.Max(0, failures - 1), 6);
        int longest = failures > PatientAfter ? PatientMs : Math.Min(FirstMs << doublings, LongestMs);
        return (longest / 2) + jitter.Next(longest / 2);
    }
}
