using System;
using System.Threading;
using NanoSocket.Core.Endpoints;
using NanoSocket.Core.Engine;

namespace nanoFramework.Networking;

/// <summary>Waits for the network, in the calling thread or in one of its own.</summary>
public static class NetworkHelper
{
    private const int PollMs = 100;

    /// <summary>A clock that shows an earlier year has not been set.</summary>
    private const int FirstValidYear = 2021;

    private static ManualResetEvent s_ready = new(false);
    private static bool s_started;

    /// <summary>Set when the network can be used, after <see cref="SetupNetworkHelper(bool)"/>.</summary>
    public static ManualResetEvent NetworkReady => s_ready;

    /// <summary>What the helper is doing, or why it stopped.</summary>
    public static NetworkHelperStatus Status { get; private set; }

    /// <summary>The exception behind <see cref="NetworkHelperStatus.ExceptionOccurred"/>.</summary>
    public static Exception? HelperException { get; private set; }

    /// <summary>Waits for the network in a thread of its own: see <see cref="NetworkReady"/>.</summary>
    /// <param name="requiresDateTime">Waits for the clock to be set, too.</param>
    /// <exception cref="InvalidOperationException">Called twice without <see cref="Reset"/>.</exception>
    public static void SetupNetworkHelper(bool requiresDateTime = false)
    {
        if (s_started)
        {
            throw new InvalidOperationException("the network helper is set up already");
        }

        s_started = true;
        ManualResetEvent ready = s_ready;
        Status = NetworkHelperStatus.Started;
        new Thread(() => WaitInBackground(ready, requiresDateTime)) { IsBackground = true }.Start();
    }

    /// <summary>Not supported: the operator configures a cellular link.</summary>
    public static void SetupNetworkHelper(IPConfiguration ipConfiguration, bool requiresDateTime = false)
        => throw NoStaticAddress();

    /// <summary>Waits for the network.</summary>
    /// <param name="token">Ends the wait; without one it has no limit.</param>
    /// <param name="requiresDateTime">Waits for the clock to be set, too.</param>
    /// <returns>False when the token ended the wait; <see cref="Status"/> says what was missing.</returns>
    public static bool SetupAndConnectNetwork(CancellationToken token = default, bool requiresDateTime = false)
    {
        LinkWatch watch = new(CoreHost.Current);
        Status = NetworkHelperStatus.Started;
        while (!watch.Wait(up: true, PollMs))
        {
            if (token.IsCancellationRequested)
            {
                Status = NetworkHelperStatus.TokenExpiredWaitingIPAddress;
                return false;
            }
        }

        while (requiresDateTime && DateTime.UtcNow.Year < FirstValidYear)
        {
            if (token.IsCancellationRequested)
            {
                Status = NetworkHelperStatus.TokenExpiredWaitingDateTime;
                return false;
            }

            Thread.Sleep(PollMs);
        }

        Status = NetworkHelperStatus.NetworkIsReady;
        return true;
    }

    /// <summary>Not supported: the operator configures a cellular link.</summary>
    public static bool SetupAndConnectNetwork(
        IPConfiguration ipConfiguration, CancellationToken token = default, bool requiresDateTime = false)
        => throw NoStaticAddress();

    /// <summary>Forgets what happened, so that the helper can be set up again.</summary>
    public static void Reset()
    {
        s_ready = new ManualResetEvent(false);
        s_started = false;
        Status = NetworkHelperStatus.None;
        HelperException = null;
    }

    private static void WaitInBackground(ManualResetEvent ready, bool requiresDateTime)
    {
        try
        {
            SetupAndConnectNetwork(default, requiresDateTime);
            ready.Set();
        }
        catch (Exception failure)
        {
            HelperException = failure;
            Status = NetworkHelperStatus.ExceptionOccurred;
        }
    }

    private static NotSupportedException NoStaticAddress()
        => new("a cellular link does not have a static address: the operator configures it");
}
