using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulation.Tests.World;

/// <summary>
/// A server for the datagrams of one socket. What arrives must have been sent, once; it may be lost and it may come in
/// another order.
/// </summary>
internal sealed class UdpServer
{
    private readonly Timeline _timeline;
    private readonly ServerKind _kind;
    private readonly int _amount;
    private readonly List<byte[]> _expected = [];
    private readonly List<byte[]> _sent = [];
    private Flow? _flow;
    private int _written;

    public UdpServer(Timeline timeline, int port, ServerKind kind, int amount)
    {
        _timeline = timeline;
        Port = port;
        _kind = kind;
        _amount = amount;
    }

    public int Port { get; }

    /// <summary>Somebody else answers for it, with what was sent.</summary>
    public bool AnswersByItself { get; init; }

    public IUdpUpstream Open(IUdpUpstreamEvents events) => _flow = new Flow(this, events);

    /// <summary>The device has accepted a datagram.</summary>
    public void Expect(byte[] datagram) => (AnswersByItself ? _sent : _expected).Add(datagram);

    /// <summary>Sends a datagram on its own, when the device has been heard of.</summary>
    public void Write(int length) => _flow?.Answer(Pattern.Make(Port + 1, 1000L * _written++, length));

    /// <summary>The device has read this, perhaps only the beginning of a datagram.</summary>
    public bool HasSent(ReadOnlySpan<byte> data)
    {
        for (int i = 0; i < _sent.Count; i++)
        {
            if (_sent[i].AsSpan().StartsWith(data))
            {
                _sent.RemoveAt(i);
                return true;
            }
        }

        return false;
    }

    private void Take(Flow flow, byte[] datagram)
    {
        int index = _expected.FindIndex(sent => sent.AsSpan().SequenceEqual(datagram));
        Violation.Unless(index >= 0, $"server {Port} got a datagram of {datagram.Length} bytes that was not sent");
        _expected.RemoveAt(index);
        switch (_kind)
        {
            case ServerKind.Echo:
                flow.Answer(datagram);
                break;
            case ServerKind.Greeter:
                Write(_amount);
                Write(1 + (_amount / 3));
                break;
            default:
                break;
        }
    }

    private sealed class Flow : IUdpUpstream
    {
        private readonly UdpServer _server;
        private readonly IUdpUpstreamEvents _events;
        private bool _isClosed;

        public Flow(UdpServer server, IUdpUpstreamEvents events)
        {
            _server = server;
            _events = events;
        }

        public void Send(ReadOnlySpan<byte> datagram)
        {
            byte[] copy = datagram.ToArray();
            Later(() =>
            {
                if (_server._kind == ServerKind.Refusing)
                {
                    _events.OnUnreachable();
                }
                else
                {
                    _server.Take(this, copy);
                }
            });
        }

        public void Close() => _isClosed = true;

        public void Answer(byte[] datagram)
        {
            _server._sent.Add(datagram);
            Later(() => _events.OnDatagram(datagram));
        }

        private void Later(Action action) => _server._timeline.After(TimeSpan.Zero, () =>
        {
            if (!_isClosed)
            {
                action();
            }
        });
    }
}
