using System;
using System.Text;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using Xunit;

namespace NanoSocket.Simulation.Tests;

/// <summary>
/// An app: gets a number of bytes through a TCP echo server and compares each. When the connection is closed under it,
/// it does what an app does: close, destroy, and connect again as soon as there is a link, from the first byte.
/// </summary>
internal sealed class EchoClient
{
    private const int Chunk = 4096;

    private readonly Device _device;
    private readonly int _wanted;
    private readonly byte[] _chunk = new byte[Chunk];
    private readonly byte[] _buffer = new byte[2048];
    private int _id = -1;
    private bool _connected;
    private int _sent;
    private int _received;

    public EchoClient(Device device, int wanted)
    {
        _device = device;
        _wanted = wanted;
    }

    /// <summary>All bytes came back on one connection, and that is closed and destroyed.</summary>
    public bool IsDone { get; private set; }

    public int Connections { get; private set; }

    public int LinkLosses { get; private set; }

    public int PeerCloses { get; private set; }

    private SocketTable Sockets => _device.Engine.Sockets;

    /// <summary>Connects when there is a link and no connection.</summary>
    public bool Poll()
    {
        if (_id < 0 && !IsDone && _device.Engine.Supervisor.IsOnline)
        {
            _sent = 0;
            _received = 0;
            ConnectRequest request = new() { Kind = SocketKind.Tcp, Port = EchoServers.TcpPort };
            _id = Sockets.Connect(_device.Task, Encoding.ASCII.GetBytes("echo.nanosocket.example"), request);
            Assert.Equal(0, _id);
        }

        return IsDone;
    }

    public void Handle(RtosMessage message)
    {
        switch (message.Id)
        {
            case RtosMessageId.PdpDeactivated:
                LinkLosses++;
                break;
            case RtosMessageId.SocketConnected when message.Result == 0:
                Connections++;
                _connected = true;
                SendMore();
                break;
            case RtosMessageId.SocketSent:
                SendMore();
                break;
            case RtosMessageId.SocketReceived:
                Take(message.Length);
                break;
            case RtosMessageId.SocketPeerClosed:
                PeerCloses++;
                Close();
                break;
            case RtosMessageId.SocketConnected:
                Close();
                break;
            case RtosMessageId.SocketClosed:
                Assert.Equal(1, Sockets.Destroy(_id));
                _id = -1;
                IsDone = _received == _wanted;
                break;
            default:
                break;
        }
    }

    private void Close()
    {
        _connected = false;
        Sockets.Close(_device.Task, _id);
    }

    private void SendMore()
    {
        int count = Math.Min(Chunk, _wanted - _sent);
        while (_connected && count > 0 && Sockets.RemainingBuffer(_id) >= count)
        {
            for (int i = 0; i < count; i++)
            {
                _chunk[i] = Pattern(_sent + i);
            }

            if (Sockets.Send(_id, _chunk.AsSpan(0, count)).Accepted == 0)
            {
                return;
            }

            _sent += count;
            count = Math.Min(Chunk, _wanted - _sent);
        }
    }

    private void Take(int announced)
    {
        int count = Sockets.Receive(_id, _buffer);
        Assert.InRange(count, 1, announced);
        for (int i = 0; i < count; i++)
        {
            Assert.True(_buffer[i] == Pattern(_received + i), "byte " + (_received + i) + " differs");
        }

        _received += count;
        if (_received == _wanted)
        {
            Close();
        }
    }

    private static byte Pattern(int position) => (byte)((position * 31) + (position >> 8));
}
