using System;
using NanoSocket.Core.Net;

namespace NanoSocket.Core.Endpoints;

/// <summary>Moving data.</summary>
internal sealed partial class Endpoint
{
    /// <summary>TCP: unread bytes. UDP: bytes of all queued datagrams.</summary>
    public int Available => IsInStack && _phase != EndpointPhase.Listening ? Stack.Available(Slot) : 0;

    /// <summary>Bytes that the peer has not acknowledged.</summary>
    public int Unconfirmed => _transport == Transport.Tcp && IsConnected
        ? unchecked((int)(_bytesSent - Stack.AcknowledgedBytes(Slot)))
        : 0;

    /// <summary>A read, or an accept, would not wait.</summary>
    public bool IsReadable => _phase switch
    {
        EndpointPhase.Listening or EndpointPhase.Bound => Stack.Queued(Slot) > 0,
        EndpointPhase.Connected => HasEnded || _peerClosed || _receivingShutDown || Stack.Queued(Slot) > 0,
        EndpointPhase.Closed => true,
        _ => false,
    };

    /// <summary>A send would not wait.</summary>
    public bool IsWritable => _phase switch
    {
        EndpointPhase.Connected => HasEnded || _sendingShutDown || Stack.SendRoom(Slot) > 0,
        EndpointPhase.Bound => _transport == Transport.Udp && Stack.SendRoom(Slot) > 0,
        EndpointPhase.Closed => true,
        _ => false,
    };

    /// <summary>The connect failed, or the connection broke.</summary>
    public bool IsInError => HasEnded;

    /// <summary>TCP: sends as much as there is room for. UDP: sends one datagram to the default peer.</summary>
    public EndpointResult Send(ReadOnlySpan<byte> data, out int sent)
    {
        sent = 0;
        EndpointResult refused = CheckConnected(_sendingShutDown);
        if (refused != EndpointResult.Done)
        {
            return refused;
        }

        if (_transport == Transport.Udp)
        {
            return SendDatagram(data, _peer.RemoteAddress, (ushort)_peer.RemotePort, out sent);
        }

        int room = Stack.SendRoom(Slot);
        if (room == 0 && data.Length > 0)
        {
            return EndpointResult.Wait;
        }

        sent = Math.Max(0, Stack.Send(Slot, data.Slice(0, Math.Min(data.Length, room))));
        _bytesSent += (uint)sent;
        return sent == data.Length ? EndpointResult.Done : EndpointResult.Wait;
    }

    /// <summary>UDP: sends one datagram. Gives the socket a local port if it has none, and waits for the
    /// link.</summary>
    public EndpointResult SendTo(ReadOnlySpan<byte> data, uint address, ushort port, out int sent)
    {
        sent = 0;
        if (_phase == EndpointPhase.Closed)
        {
            return EndpointResult.Closed;
        }

        if (_transport != Transport.Udp)
        {
            return EndpointResult.InvalidState;
        }

        EndpointResult opened = _phase == EndpointPhase.Fresh ? Open() : EndpointResult.Done;
        return opened == EndpointResult.Done ? SendDatagram(data, address, port, out sent) : opened;
    }

    /// <summary>TCP: what is there, 0 bytes at the end of the stream. UDP: one datagram; its rest is dropped.</summary>
    public EndpointResult Receive(Span<byte> buffer, bool peek, out int received, out SlotAddresses sender)
    {
        received = 0;
        sender = _peer;
        bool isBoundUdp = _transport == Transport.Udp && _phase == EndpointPhase.Bound;
        if (!isBoundUdp && _phase != EndpointPhase.Connected)
        {
            return _phase == EndpointPhase.Closed ? EndpointResult.Closed : EndpointResult.NotConnected;
        }

        if (_transport == Transport.Tcp && buffer.Length == 0)
        {
            return EndpointResult.Done;
        }

        if (Stack.Queued(Slot) > 0)
        {
            received = Stack.ReceiveFrom(Slot, buffer, peek, out SlotAddresses from);
            sender = _transport == Transport.Udp ? from : _peer;
            _bytesReceived += peek ? 0 : (uint)received;
            return EndpointResult.Done;
        }

        if (_peerClosed || _receivingShutDown)
        {
            return EndpointResult.Done;
        }

        return HasEnded ? Ended : EndpointResult.Wait;
    }

    /// <summary>Shuts directions down: no more sends, or no more receives.</summary>
    public EndpointResult ShutDown(bool receiving, bool sending)
    {
        EndpointResult refused = CheckConnected(shutDown: false);
        if (refused != EndpointResult.Done)
        {
            return refused;
        }

        if (sending && !_sendingShutDown && _transport == Transport.Tcp)
        {
            refused = EndpointResults.Of(Stack.ShutDownSending(Slot));
        }

        _sendingShutDown |= sending;
        _receivingShutDown |= receiving;
        Signal.Wake();
        return refused;
    }

    private EndpointResult CheckConnected(bool shutDown) => _phase switch
    {
        EndpointPhase.Closed => EndpointResult.Closed,
        EndpointPhase.Connected when HasEnded => Ended,
        EndpointPhase.Connected => shutDown ? EndpointResult.ShutDown : EndpointResult.Done,
        _ => EndpointResult.NotConnected,
    };

    private EndpointResult SendDatagram(ReadOnlySpan<byte> data, uint address, ushort port, out int sent)
    {
        sent = 0;
        if (data.Length > LargestDatagram)
        {
            return EndpointResult.MessageTooLong;
        }

        if (!IsLinkUp || Stack.SendRoom(Slot) < data.Length)
        {
            return EndpointResult.Wait;
        }

        if (Stack.SendTo(Slot, data, address, port) != data.Length)
        {
            return EndpointResult.NoMemory;
        }

        sent = data.Length;
        _bytesSent += (uint)sent;
        return EndpointResult.Done;
    }
}
