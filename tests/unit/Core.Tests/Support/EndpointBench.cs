using System;
using System.Collections.Generic;
using NanoSocket.Core.Endpoints;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;
using Xunit;

namespace NanoSocket.Core.Tests.Support;

/// <summary>
/// Blocking sockets over a <see cref="FakeStack"/> in one thread: a call that waits lets virtual time pass, and what the
/// test has planned for that time happens.
/// </summary>
public sealed class EndpointBench : IClock, IWakeup
{
    private const int TickMs = 10;

    /// <summary>Longest wait that a test can mean.</summary>
    private const long LimitMs = 3_600_000;

    private readonly SortedList<long, Action> _plan = [];

    public EndpointBench()
    {
        Engine = new CoreEngine(Stack, new ScriptedModem(), 1);
        Host = new CoreHost(Engine, this, this);
        Engine.Sockets.SetLink(true);
    }

    public FakeStack Stack { get; } = new();

    public CoreEngine Engine { get; }

    public CoreHost Host { get; }

    public long NowMs { get; private set; }

    public long NowUs => NowMs * 1000;

    public void Wake()
    {
    }

    /// <summary>Lets something happen at a time.</summary>
    public void At(long ms, Action action) => _plan.Add(ms, action);

    /// <summary>The slot that the n-th leased socket has: the table lends from its end.</summary>
    public static int SlotOf(int order) => SocketConstants.SlotCount - 1 - order;

    public BlockingSocket Open(Transport transport = Transport.Tcp)
    {
        Assert.Equal(EndpointResult.Done, TryOpen(out BlockingSocket socket, transport));
        return socket;
    }

    public EndpointResult TryOpen(out BlockingSocket socket, Transport transport = Transport.Tcp)
        => BlockingSocket.Open(Host, transport, new VirtualSignal(this), out socket);

    /// <summary>The first socket, connected.</summary>
    public BlockingSocket Connected(int order = 0)
    {
        BlockingSocket socket = Open();
        At(NowMs + 1, () => Stack.AcceptConnection(SlotOf(order)));
        Assert.Equal(EndpointResult.Done, socket.Connect(SocketBench.Peer, 80, -1));
        return socket;
    }

    /// <summary>The first socket, listening on port 8080.</summary>
    public BlockingSocket Listening()
    {
        BlockingSocket socket = Open();
        Assert.Equal(EndpointResult.Done, socket.Bind(8080));
        Assert.Equal(EndpointResult.Done, socket.Listen(2));
        return socket;
    }

    public EndpointResult Accept(BlockingSocket listener, out BlockingSocket accepted, int timeoutMs = -1)
        => listener.Accept(timeoutMs, new VirtualSignal(this), out accepted);

    public EndpointResult Resolve(string name, Span<uint> addresses, int timeoutMs, out int count)
        => NameLookup.Resolve(Host, new VirtualSignal(this), name, addresses, timeoutMs, out count);

    private void Tick()
    {
        Assert.True(NowMs < LimitMs, "a call waits for ever");
        NowMs += TickMs;
        while (_plan.Count > 0 && _plan.GetKeyAtIndex(0) <= NowMs)
        {
            Action action = _plan.GetValueAtIndex(0);
            _plan.RemoveAt(0);
            action();
        }

        Engine.Time.Advance(NowMs);
        Engine.Sockets.ProcessEvents();
    }

    private sealed class VirtualSignal : IEndpointSignal
    {
        private readonly EndpointBench _bench;

        public VirtualSignal(EndpointBench bench) => _bench = bench;

        public int Version { get; private set; }

        public void Wake() => Version++;

        public void Wait(int version, int milliseconds)
        {
            long end = milliseconds < 0 ? long.MaxValue : _bench.NowMs + milliseconds;
            while (Version == version && _bench.NowMs < end)
            {
                _bench.Tick();
            }
        }
    }
}
