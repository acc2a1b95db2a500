using System;
using System.Collections.Generic;

namespace NanoSocket.Simulator.Net;

/// <summary>
/// What a test orders and sees at the servers' ports while the modem runs. On the modem's thread only;
/// <see cref="Hosting.SimulatorHost"/> has the same for other threads.
/// </summary>
public sealed class ServerPorts
{
    /// <summary>Added to a port of UDP, so that it is not taken for the port of TCP with the same number.</summary>
    private const int Udp = 0x10000;

    private readonly HashSet<int> held = [];
    private readonly Dictionary<int, PortState> states = [];
    private readonly List<Wait> waits = [];

    /// <summary>Called when acknowledgments of a port are let through again.</summary>
    internal event Action? Released;

    /// <summary>The host sees no acknowledgment of what it sends to servers on this port; they get it all the
    /// same.</summary>
    public void HoldAcknowledgments(int port) => held.Add(port);

    /// <summary>Ends <see cref="HoldAcknowledgments"/>; what is due is acknowledged at once.</summary>
    public void ReleaseAcknowledgments(int port)
    {
        if (held.Remove(port))
        {
            Released?.Invoke();
        }
    }

    /// <summary>Calls <paramref name="action"/> once the host has acknowledged this much of what the port's newest
    /// connection sent; its FIN counts as one byte.</summary>
    public void WhenDelivered(int port, long count, Action action) =>
        Await(port, state => state.Delivered >= count, action);

    /// <summary>Calls <paramref name="action"/> once this many datagrams of the UDP server on this port went on to the
    /// host.</summary>
    public void WhenDatagramsPassed(int port, long count, Action action) =>
        Await(port + Udp, state => state.Delivered >= count, action);

    /// <summary>Calls <paramref name="action"/> once no connection to the port exists.</summary>
    public void WhenEnded(int port, Action action) => Await(port, state => state.Connections == 0, action);

    internal bool AreAcknowledgmentsHeld(int port) => held.Contains(port);

    internal void OnOpened(int port)
    {
        PortState state = StateOf(port);
        state.Connections++;
        state.Delivered = 0;
    }

    internal void OnDelivered(int port, long count)
    {
        StateOf(port).Delivered = count;
        Check(port);
    }

    internal void OnDatagram(int port)
    {
        StateOf(port + Udp).Delivered++;
        Check(port + Udp);
    }

    internal void OnEnded(int port)
    {
        StateOf(port).Connections--;
        Check(port);
    }

    private PortState StateOf(int port)
    {
        if (!states.TryGetValue(port, out PortState? state))
        {
            states.Add(port, state = new PortState());
        }
        return state;
    }

    private void Await(int port, Predicate<PortState> condition, Action action)
    {
        waits.Add(new Wait(port, condition, action));
        Check(port);
    }

    private void Check(int port)
    {
        PortState state = StateOf(port);
        foreach (Wait wait in waits.FindAll(wait => wait.Port == port && wait.Condition(state)))
        {
            waits.Remove(wait);
            wait.Action();
        }
    }

    private sealed class PortState
    {
        public int Connections { get; set; }

        public long Delivered { get; set; }
    }

    private sealed record Wait(int Port, Predicate<PortState> Condition, Action Action);
}
