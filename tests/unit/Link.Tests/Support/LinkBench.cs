using System;
using NanoSocket.Core.Net;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Ppp;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Link.Tests.Support;

/// <summary>
/// The stack, a serial line, a PPP server and the network behind it, in virtual time. Only inside
/// <see cref="Isolated"/>.
/// </summary>
internal sealed class LinkBench
{
    public const uint OwnAddress = 0x0A400002;
    public const uint Gateway = 0x0A400001;
    public const uint Dns1 = 0x0A400035;
    public const uint Dns2 = 0x0A400036;
    public const uint Server = 0xC0000207;

    private static readonly TimeSpan LineDelay = TimeSpan.FromMilliseconds(1);

    private readonly byte[] buffer = new byte[256];
    private PppServer? server;

    /// <param name="policy">What the PPP server asks for; null: nothing.</param>
    /// <param name="seed">The stack's entropy; null: always the same.</param>
    public LinkBench(AuthPolicy? policy = null, byte[]? seed = null)
    {
        Policy = policy ?? AuthPolicy.None;
        Host = new PeerHost(Timeline, packet => server?.SendPacket(packet));
        Stack = new LwipStack(seed ?? "a seed for tests"u8.ToArray(), Now);
    }

    public AuthPolicy Policy { get; }

    public Timeline Timeline { get; } = new();

    public LwipStack Stack { get; }

    public PeerHost Host { get; }

    public PppServer PppServer => server!;

    /// <summary>Changes bytes on their way to the stack.</summary>
    public Action<byte[]>? Disturb { get; set; }

    /// <summary>Nothing arrives any more, in either direction.</summary>
    public bool Cut { get; set; }

    /// <summary>The PPP server tells its name servers.</summary>
    public bool NamesServers { get; set; } = true;

    /// <summary>Bytes the line takes in a millisecond; 92 are 921600 baud.</summary>
    public int BytesPerMillisecond { get; set; } = 92;

    public uint Now => unchecked((uint)(long)Timeline.Now.TotalMilliseconds + 0xFFFF0000);

    public LinkStatistics Statistics
    {
        get
        {
            Stack.GetStatistics(out LinkStatistics statistics);
            return statistics;
        }
    }

    public static LwipMemory Memory
    {
        get
        {
            LwipStack.GetMemory(out LwipMemory memory);
            return memory;
        }
    }

    /// <summary>Answers a new call: a fresh PPP server at the other end of the line.</summary>
    public void Answer()
    {
        server?.Abort();
        LinkAddresses addresses = new(OwnAddress, Gateway, NamesServers ? Dns1 : 0, NamesServers ? Dns2 : 0);
        server = new PppServer(Timeline, new SimulatorLog(Timeline, null), Policy, addresses,
            DeterministicRandom.For(1, "ppp"), SendToStack)
        {
            PacketReceived = Host.Receive,
        };
        server.Start();
    }

    /// <summary>Dials and waits until the link is up.</summary>
    public LinkBench Connect(string user = "", string password = "")
    {
        Cut = false;
        Answer();
        Stack.Poll(Now);
        Stack.OpenLink(user, password);
        RunUntil(() => Stack.LinkState == LinkState.Up, 10_000);
        return this;
    }

    /// <summary>Runs for a time.</summary>
    public void Run(int milliseconds)
    {
        TimeSpan end = Timeline.Now + TimeSpan.FromMilliseconds(milliseconds);
        while (Timeline.Now < end)
        {
            Step(end);
        }
    }

    /// <summary>Runs until the condition holds; fails the test when it does not within the limit.</summary>
    public void RunUntil(Func<bool> condition, int limitMs)
    {
        TimeSpan end = Timeline.Now + TimeSpan.FromMilliseconds(limitMs);
        while (!condition())
        {
            Assert.True(Timeline.Now < end, $"not within {limitMs} ms: link {Stack.LinkState}, {Stack.LinkError}");
            Step(end);
        }
    }

    /// <summary>Opens a slot and starts to connect to the server.</summary>
    public void Dial(int slot, Transport transport = Transport.Tcp, ushort port = 7, int window = 0)
    {
        Assert.Equal(StackResult.Ok, Stack.Open(slot, transport, 0, window));
        Assert.Equal(StackResult.Ok, Stack.Connect(slot, Server, port));
    }

    /// <summary>Opens a TCP connection and returns the server's end of it.</summary>
    public TcpPeer DialAndWait(int slot, ushort port = 7, int window = 0)
    {
        Dial(slot, Transport.Tcp, port, window);
        WaitFor(slot, SlotEvents.Connected);
        return Host.Connections[^1];
    }

    /// <summary>Takes the slot's events until the wanted one is among them; others are dropped.</summary>
    public void WaitFor(int slot, SlotEvents wanted, int limitMs = 60_000)
        => RunUntil(() => (Stack.TakeEvents(slot) & wanted) != 0, limitMs);

    private void Step(TimeSpan end)
    {
        Stack.Poll(Now);
        TimeSpan next = Timeline.Now + LineDelay;
        if (!DrainOutput())
        {
            next = Stack.NextTimeout >= 0 ? Timeline.Now + TimeSpan.FromMilliseconds(Stack.NextTimeout) : end;
            next = Timeline.NextDeadline is TimeSpan due && due < next ? due : next;
        }
        Timeline.AdvanceTo(next < end ? next : end);
    }

    private bool DrainOutput()
    {
        int count = Stack.LinkOutput(buffer.AsSpan(0, Math.Min(buffer.Length, BytesPerMillisecond)));
        if (count > 0 && !Cut)
        {
            byte[] bytes = buffer.AsSpan(0, count).ToArray();
            Timeline.After(LineDelay, () => server?.Receive(bytes));
        }
        return count > 0;
    }

    private void SendToStack(ReadOnlySpan<byte> bytes)
    {
        if (Cut)
        {
            return;
        }
        byte[] copy = bytes.ToArray();
        Disturb?.Invoke(copy);
        Timeline.After(LineDelay, () => Stack.LinkInput(copy));
    }
}
