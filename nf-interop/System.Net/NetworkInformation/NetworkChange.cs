using System.Threading;
using NanoSocket.Core.Endpoints;
using NanoSocket.Core.Engine;

namespace System.Net.NetworkInformation;

/// <summary>Changes of the network. The first handler starts a thread that calls all handlers; an exception of a
/// handler ends the app as in any thread.</summary>
public static class NetworkChange
{
    private static readonly object s_gate = new();
    private static NetworkAddressChangedEventHandler? s_addressChanged;
    private static NetworkAvailabilityChangedEventHandler? s_availabilityChanged;
    private static Thread? s_watcher;

    /// <summary>The device's address has changed; after a lost link it is 0.0.0.0.</summary>
    public static event NetworkAddressChangedEventHandler? NetworkAddressChanged
    {
        add
        {
            lock (s_gate)
            {
                s_addressChanged += value;
                StartWatching();
            }
        }

        remove
        {
            lock (s_gate)
            {
                s_addressChanged -= value;
            }
        }
    }

    /// <summary>The link has come or gone.</summary>
    public static event NetworkAvailabilityChangedEventHandler? NetworkAvailabilityChanged
    {
        add
        {
            lock (s_gate)
            {
                s_availabilityChanged += value;
                StartWatching();
            }
        }

        remove
        {
            lock (s_gate)
            {
                s_availabilityChanged -= value;
            }
        }
    }

    /// <summary>Never: a cellular link has no stations. Handlers are taken, so that programs for other boards
    /// run.</summary>
    public static event NetworkAPStationChangedEventHandler? NetworkAPStationChanged
    {
        add
        {
        }

        remove
        {
        }
    }

    private static void StartWatching()
    {
        if (s_watcher == null)
        {
            LinkWatch watch = new(CoreHost.Current);
            bool up = watch.IsUp;
            s_watcher = new Thread(() => Watch(watch, up)) { IsBackground = true };
            s_watcher.Start();
        }
    }

    private static void Watch(LinkWatch watch, bool up)
    {
        while (true)
        {
            watch.Wait(!up, Timeout.Infinite);
            up = !up;
            s_availabilityChanged?.Invoke(null, new NetworkAvailabilityEventArgs(up));
            s_addressChanged?.Invoke(null, EventArgs.Empty);
        }
    }
}
