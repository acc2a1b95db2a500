using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace NanoSocket.Core.Tests.Support;

/// <summary>
/// A network stack in the hands of a test: it does what <see cref="INetworkStack"/> promises, and everything that the
/// network would do is a method the test calls. Steady-state calls allocate nothing, so that allocation can be counted.
/// </summary>
public sealed partial class FakeStack : INetworkStack
{
    public const int SendLimit = 11200;
    public const int LargestDatagram = 1472;

    private LinkStatistics _statistics;

    public FakeStack()
    {
        for (int i = 0; i < Slots.Length; i++)
        {
            Slots[i] = new FakeSlot();
        }
    }

    public FakeSlot[] Slots { get; } = new FakeSlot[10];

    /// <summary>Names that are answered at once.</summary>
    public Dictionary<string, uint> Known { get; } = [];

    public bool ResolverRefuses { get; set; }

    public SocketFailure ResolverReason { get; set; } = SocketFailure.NoResolver;

    public HashSet<ushort> PortsInUse { get; } = [];

    public StackResult ConnectResult { get; set; } = StackResult.Ok;

    public StackResult OpenResult { get; set; } = StackResult.Ok;

    /// <summary>Room for datagrams in the link's queue.</summary>
    public bool LinkQueueFull { get; set; }

    /// <summary>Called at the beginning of each send.</summary>
    public Action? BeforeSend { get; set; }

    public int LinkOpens { get; private set; }

    public string LinkUser { get; private set; } = "";

    /// <summary>Link bytes received while in data mode.</summary>
    public List<byte> LinkReceived { get; } = [];

    public Queue<byte> LinkToSend { get; } = new();

    public int SlotCount => Slots.Length;

    public int MaximumSegmentSize => 1460;

    public int NextTimeout => -1;

    public LinkState LinkState { get; set; }

    public LinkError LinkError { get; set; }

    public uint LocalAddress { get; set; } = 0x0a01_0203;

    public uint PendingSlots
    {
        get
        {
            uint mask = 0;
            for (int i = 0; i < Slots.Length; i++)
            {
                mask |= Slots[i].Events != SlotEvents.None ? 1u << i : 0;
            }

            return mask;
        }
    }

    public void Poll(uint nowMs)
    {
    }

    public void OpenLink(string user, string password)
    {
        LinkOpens++;
        LinkUser = user;
        LinkState = LinkState.Opening;
    }

    /// <summary>The last end of the link was one with a goodbye.</summary>
    public bool WasClosedOrderly { get; private set; }

    public void CloseLink(bool orderly)
    {
        WasClosedOrderly = orderly;
        LinkState = LinkState.Down;
    }

    public uint DnsServer(int index) => 0x0808_0808;

    public void SetDnsServer(int index, uint address)
    {
    }

    public void LinkInput(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            LinkReceived.Add(value);
        }
    }

    public int LinkOutput(Span<byte> buffer)
    {
        int count = 0;
        while (count < buffer.Length && LinkToSend.TryDequeue(out byte value))
        {
            buffer[count++] = value;
        }

        return count;
    }

    public StackResult Resolve(int slot, ReadOnlySpan<byte> asciiName)
    {
        if (ResolverRefuses)
        {
            Slots[slot].Failure = ResolverReason;
            return StackResult.Refused;
        }

        string name = Encoding.ASCII.GetString(asciiName);
        Slots[slot].Name = name;
        if (Known.TryGetValue(name, out uint address))
        {
            Slots[slot].Resolved = [address];
            return StackResult.Ok;
        }

        return StackResult.Pending;
    }

    public uint ResolvedAddress(int slot, int index = 0)
        => index < Slots[slot].Resolved.Length ? Slots[slot].Resolved[index] : 0;

    public StackResult Open(int slot, Transport transport, ushort localPort, int receiveWindow)
    {
        FakeSlot it = Slots[slot];
        if (it.IsOpen)
        {
            throw new InvalidOperationException("slot " + slot + " opened twice");
        }

        if (localPort != 0 && PortsInUse.Contains(localPort))
        {
            return StackResult.PortInUse;
        }

        if (OpenResult != StackResult.Ok)
        {
            return OpenResult;
        }

        it.IsOpen = true;
        it.Transport = transport;
        it.LocalPort = localPort;
        it.ReceiveWindow = receiveWindow;
        it.Name = null;
        it.Failure = SocketFailure.None;
        it.Opens++;
        it.Resolved = [];
        it.ConnectStarted = false;
        it.Established = false;
        it.Dead = false;
        it.Sent.Clear();
        it.DatagramLengths.Clear();
        it.Acknowledged = 0;
        it.Arrived.Clear();
        it.Events = SlotEvents.None;
        it.SendRoom = SendLimit;
        it.KeepAliveOn = false;
        ResetEndpointState(it);
        return StackResult.Ok;
    }

    /// <summary>What <see cref="Secure"/> answers.</summary>
    public StackResult SecureResult { get; set; } = StackResult.Invalid;

    public StackResult Secure(int slot, TlsOptions options, ReadOnlySpan<byte> asciiName)
    {
        Opened(slot).Tls = options;
        return SecureResult;
    }

    public StackResult Connect(int slot, uint address, ushort port)
    {
        FakeSlot it = Opened(slot);
        it.Address = address;
        it.Port = port;
        it.ConnectStarted = true;
        it.Established = it.Transport != Transport.Tcp;
        return ConnectResult;
    }

    public int SendRoom(int slot)
    {
        FakeSlot it = Opened(slot);
        bool sends = it.Established || (it.Listens && it.Transport == Transport.Udp);
        if (!sends || it.Dead)
        {
            return 0;
        }

        return it.Transport == Transport.Tcp
            ? Math.Max(0, it.SendRoom - (it.Sent.Count - (int)it.Acknowledged))
            : LinkQueueFull ? 0 : LargestDatagram;
    }

    public int Send(int slot, ReadOnlySpan<byte> data)
    {
        FakeSlot it = Opened(slot);
        BeforeSend?.Invoke();
        if (!it.Established || it.Dead || data.Length > SendRoom(slot))
        {
            return -1;
        }

        foreach (byte value in data)
        {
            it.Sent.Add(value);
        }

        if (it.Transport != Transport.Tcp)
        {
            it.DatagramLengths.Add(data.Length);
        }

        return data.Length;
    }

    public uint AcknowledgedBytes(int slot) => Opened(slot).Acknowledged;

    public int Available(int slot)
    {
        int sum = 0;
        foreach (byte[] piece in Opened(slot).Arrived)
        {
            sum += piece.Length;
        }

        return sum;
    }

    public int Receive(int slot, Span<byte> buffer)
    {
        FakeSlot it = Opened(slot);
        if (it.Transport != Transport.Tcp)
        {
            byte[] datagram = it.Arrived.Dequeue();
            int length = Math.Min(datagram.Length, buffer.Length);
            datagram.AsSpan(0, length).CopyTo(buffer);
            return length;
        }

        int copied = 0;
        while (copied < buffer.Length && it.Arrived.Count > 0)
        {
            copied += TakeFromFirst(it, buffer[copied..]);
        }

        return copied;
    }

    public StackResult SetKeepAlive(int slot, bool enabled, int idleSeconds, int intervalSeconds, int count)
    {
        FakeSlot it = Opened(slot);
        if (it.Transport != Transport.Tcp)
        {
            return StackResult.Invalid;
        }

        it.KeepAliveOn = enabled;
        it.KeepAlive = (idleSeconds, intervalSeconds, count);
        return StackResult.Ok;
    }

    public StackResult SetReuseAddress(int slot, bool enabled)
    {
        Slots[slot].ReuseAddress = enabled;
        return StackResult.Ok;
    }

    public void Close(int slot, bool orderly)
    {
        if (!Slots[slot].IsOpen && Slots[slot].Name != null)
        {
            // Only a name was asked for.
            Slots[slot].Name = null;
            Slots[slot].Events = SlotEvents.None;
            return;
        }

        FakeSlot it = Opened(slot);
        it.IsOpen = false;
        it.Events = SlotEvents.None;
        it.OrderlyCloses += orderly ? 1 : 0;
        it.Aborts += orderly ? 0 : 1;
    }

    public SlotEvents TakeEvents(int slot)
    {
        SlotEvents events = Slots[slot].Events;
        Slots[slot].Events = SlotEvents.None;
        return events;
    }

    public SocketFailure FailureOf(int slot) => Slots[slot].Failure;

    /// <summary>What <see cref="GetStatistics"/> tells.</summary>
    public ref LinkStatistics Statistics => ref _statistics;

    /// <summary>There is a name server to ask.</summary>
    public bool CanProbe { get; set; } = true;

    /// <summary>Questions whether anything arrives.</summary>
    public int Probes { get; private set; }

    public bool TryGetTls(int slot, out TlsFacts facts)
    {
        facts = Slots[slot].Facts;
        return Slots[slot].Tls != null;
    }

    public void GetStatistics(out LinkStatistics statistics) => statistics = _statistics;

    public bool ProbePath()
    {
        Probes++;
        return CanProbe;
    }

    // ---- what the network does -----------------------------------------------------------------

    public void AnswerName(int slot, params uint[] addresses)
    {
        Slots[slot].Resolved = addresses;
        Slots[slot].Events |= SlotEvents.Resolved;
    }

    public void FailName(int slot, SocketFailure reason) => Fail(slot, reason, SlotEvents.ResolveFailed);

    public void AcceptConnection(int slot)
    {
        Assert(Slots[slot].ConnectStarted, "no connect was started");
        Slots[slot].Established = true;
        Slots[slot].Events |= SlotEvents.Connected;
    }

    /// <summary>The handshake that <see cref="Secure"/> began is done.</summary>
    public void FinishHandshake(int slot)
    {
        Assert(Slots[slot].Tls != null, "no handshake was begun");
        Slots[slot].Events |= SlotEvents.Connected;
    }

    public void RefuseConnection(int slot) => FailConnection(slot, SocketFailure.Refused);

    public void FailConnection(int slot, SocketFailure reason) => Fail(slot, reason, SlotEvents.ConnectFailed);

    /// <summary>A closed slot's data did not reach the peer.</summary>
    public void FailDelivery(int slot, SocketFailure reason) => Fail(slot, reason, SlotEvents.NotDelivered);

    public void Deliver(int slot, byte[] data)
    {
        Slots[slot].Arrived.Enqueue(data);
        Slots[slot].Events |= SlotEvents.Readable;
    }

    public void Deliver(int slot, int count) => Deliver(slot, [.. Enumerable.Range(0, count).Select(i => (byte)i)]);

    public void Acknowledge(int slot, int bytes)
    {
        FakeSlot it = Slots[slot];
        it.Acknowledged += (uint)Math.Min(bytes, it.Sent.Count - (int)it.Acknowledged);
        it.Events |= SlotEvents.Acknowledged;
    }

    public void ClosePeer(int slot) => Slots[slot].Events |= SlotEvents.PeerClosed;

    public void Reset(int slot, SocketFailure reason = SocketFailure.Reset)
    {
        Slots[slot].Dead = true;
        Fail(slot, reason, SlotEvents.Reset);
    }

    private void Fail(int slot, SocketFailure reason, SlotEvents events)
    {
        Slots[slot].Failure = reason;
        Slots[slot].Events |= events;
    }

    private static int TakeFromFirst(FakeSlot slot, Span<byte> buffer)
    {
        byte[] first = slot.Arrived.Peek();
        int length = Math.Min(first.Length, buffer.Length);
        first.AsSpan(0, length).CopyTo(buffer);
        slot.Arrived.Dequeue();
        if (length < first.Length)
        {
            byte[][] rest = [.. slot.Arrived];
            slot.Arrived.Clear();
            slot.Arrived.Enqueue(first[length..]);
            foreach (byte[] piece in rest)
            {
                slot.Arrived.Enqueue(piece);
            }
        }

        return length;
    }

    private FakeSlot Opened(int slot)
    {
        Assert(Slots[slot].IsOpen, "slot " + slot + " is not open");
        return Slots[slot];
    }

    private static void Assert(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException(what);
        }
    }
}
