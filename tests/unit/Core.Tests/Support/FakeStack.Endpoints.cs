using System;
using System.Collections.Generic;
using NanoSocket.Core.Net;

namespace NanoSocket.Core.Tests.Support;

/// <summary>What listening sockets and unconnected datagrams need.</summary>
public sealed partial class FakeStack
{
    public uint ConnectionsRefused { get; private set; }

    public StackResult Listen(int slot, int backlog)
    {
        FakeSlot it = Opened(slot);
        it.Listens = true;
        it.LocalPort = it.LocalPort == 0 ? (ushort)50_000 : it.LocalPort;
        return StackResult.Ok;
    }

    public StackResult Accept(int listener, int slot, int receiveWindow)
    {
        if (!Opened(listener).Incoming.TryDequeue(out ushort port))
        {
            return StackResult.WouldBlock;
        }

        Open(slot, Transport.Tcp, localPort: 0, receiveWindow);
        Slots[slot].LocalPort = Slots[listener].LocalPort;
        Slots[slot].Address = SocketBench.Peer;
        Slots[slot].Port = port;
        Slots[slot].Established = true;
        return StackResult.Ok;
    }

    public int Queued(int slot)
    {
        FakeSlot it = Opened(slot);
        return it.Transport == Transport.Udp ? it.Arrived.Count : it.Listens ? it.Incoming.Count : Available(slot);
    }

    public int SendTo(int slot, ReadOnlySpan<byte> data, uint address, ushort port)
    {
        FakeSlot it = Opened(slot);
        it.Sent.AddRange(data);
        it.DatagramLengths.Add(data.Length);
        it.Receivers.Add((address, port));
        return data.Length;
    }

    public int ReceiveFrom(int slot, Span<byte> buffer, bool peek, out SlotAddresses sender)
    {
        FakeSlot it = Opened(slot);
        sender = default;
        if (it.Senders.TryPeek(out (uint Address, ushort Port) from))
        {
            sender = new SlotAddresses { RemoteAddress = from.Address, RemotePort = from.Port };
        }

        if (!peek)
        {
            it.Senders.TryDequeue(out _);
            return Receive(slot, buffer);
        }

        byte[] first = it.Arrived.Peek();
        int length = Math.Min(first.Length, buffer.Length);
        first.AsSpan(0, length).CopyTo(buffer);
        return length;
    }

    public StackResult ShutDownSending(int slot)
    {
        FakeSlot it = Opened(slot);
        it.SendingShutDown = true;
        return it.Established ? StackResult.Ok : StackResult.NotConnected;
    }

    public StackResult SetOption(int slot, SlotOption name, int value)
    {
        Opened(slot).Options[name] = value;
        return StackResult.Ok;
    }

    public void GetAddresses(int slot, out SlotAddresses addresses)
    {
        FakeSlot it = Opened(slot);
        addresses = new SlotAddresses
        {
            LocalAddress = LocalAddress,
            LocalPort = it.LocalPort,
            RemoteAddress = it.Address,
            RemotePort = it.Port,
        };
    }

    // ---- what the network does -----------------------------------------------------------------

    /// <summary>A peer connects to a listening slot.</summary>
    public void Dial(int slot, ushort peerPort)
    {
        Assert(Slots[slot].Listens, "slot " + slot + " does not listen");
        Slots[slot].Incoming.Enqueue(peerPort);
        Slots[slot].Events |= SlotEvents.Incoming;
    }

    public void DeliverFrom(int slot, uint address, ushort port, int count)
    {
        Slots[slot].Senders.Enqueue((address, port));
        Deliver(slot, count);
    }

    private static void ResetEndpointState(FakeSlot slot)
    {
        slot.Listens = false;
        slot.Incoming.Clear();
        slot.Senders.Clear();
        slot.Receivers.Clear();
        slot.SendingShutDown = false;
        slot.Options.Clear();
    }
}
