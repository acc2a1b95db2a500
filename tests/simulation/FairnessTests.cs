using System;
using System.Linq;
using System.Text;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using Xunit;

namespace NanoSocket.Simulation.Tests;

/// <summary>
/// Ten sockets that move data at once share the line: over ten seconds none gets less than half of its share.
/// </summary>
public sealed class FairnessTests
{
    private const int FirstPort = 8000;
    private const int SettleMs = 3000;
    private const int MeasureMs = 10_000;

    [Theory]
    [InlineData(57600)]
    [InlineData(115200)]
    [InlineData(921600)]
    public void Uploads_share_the_line(int baud) => Isolated.Run(static baud =>
    {
        Traffic traffic = new(baud, uploads: true, downloads: false);
        AssertFair(traffic.Measure().Up, baud);
    }, baud);

    [Theory]
    [InlineData(57600)]
    [InlineData(115200)]
    [InlineData(921600)]
    public void Downloads_share_the_line(int baud) => Isolated.Run(static baud =>
    {
        Traffic traffic = new(baud, uploads: false, downloads: true);
        AssertFair(traffic.Measure().Down, baud);
    }, baud);

    [Theory]
    [InlineData(115200)]
    [InlineData(921600)]
    public void Traffic_both_ways_shares_the_line(int baud) => Isolated.Run(static baud =>
    {
        (long[] up, long[] down) = new Traffic(baud, uploads: true, downloads: true).Measure();
        AssertFair(up, baud);
        AssertFair(down, baud);
    }, baud);

    private static void AssertFair(long[] bytes, int baud)
    {
        string all = string.Join(", ", bytes);
        long lineBytes = (long)baud / 10 * MeasureMs / 1000;
        Assert.True(bytes.Sum() > lineBytes / 2, $"{bytes.Sum()} of {lineBytes} bytes that the line carries: {all}");
        Assert.True(bytes.Min() >= bytes.Average() / 2, "bytes for each socket: " + all);
    }

    /// <summary>Ten sockets that send and receive as much as they can.</summary>
    private sealed class Traffic
    {
        private const int Sockets = SocketConstants.SlotCount;

        private readonly Device _device;
        private readonly bool _uploads;
        private readonly InMemoryTcpConnection?[] _servers = new InMemoryTcpConnection?[Sockets];
        private readonly long[] _received = new long[Sockets];
        private readonly byte[] _buffer = new byte[4096];
        private int _connected;

        public Traffic(int baud, bool uploads, bool downloads)
        {
            _uploads = uploads;
            _device = new Device(new ModemOptions { BaudRate = baud });
            for (int i = 0; i < Sockets; i++)
            {
                int server = i;
                _device.Internet.ListenTcp(FirstPort + i, connection => Serve(server, connection, downloads));
            }
        }

        /// <summary>Bytes of each socket that arrived at its server and in its app.</summary>
        public (long[] Up, long[] Down) Measure()
        {
            _device.Engine.PowerOn(true);
            _device.RunUntil(() => _device.Engine.Supervisor.IsOnline, null, 30_000);
            for (int i = 0; i < Sockets; i++)
            {
                ConnectRequest request = new() { Kind = SocketKind.Tcp, Port = FirstPort + i };
                _device.Engine.Sockets.Connect(_device.Task, Encoding.ASCII.GetBytes("10.0.0.1"), request);
            }

            _device.RunUntil(() => _connected == Sockets, Handle, 60_000);
            Run(SettleMs);
            long[] up = Up();
            long[] down = [.. _received];
            Run(MeasureMs);
            return ([.. Up().Zip(up, (to, from) => to - from)], [.. _received.Zip(down, (to, from) => to - from)]);
        }

        private long[] Up() => [.. _servers.Select(server => ((ITcpUpstream)server!).AcknowledgedBytes)];

        private void Run(int milliseconds)
        {
            long end = _device.NowMs + milliseconds;
            _device.RunUntil(() => _device.NowMs >= end, Handle, milliseconds + 1000);
        }

        private void Handle(RtosMessage message)
        {
            Assert.Equal(0, message.Result);
            Assert.NotEqual(RtosMessageId.SocketPeerClosed, message.Id);
            int id = message.Source;
            _connected += message.Id == RtosMessageId.SocketConnected ? 1 : 0;
            if (message.Id == RtosMessageId.SocketReceived)
            {
                _received[id] += _device.Engine.Sockets.Receive(id, _buffer);
            }
            else if (_uploads)
            {
                // As an app does that waits for room: as much as fits, in one send.
                int room = Math.Min(_buffer.Length, _device.Engine.Sockets.RemainingBuffer(id));
                _device.Engine.Sockets.Send(id, _buffer.AsSpan(0, room));
            }
        }

        private void Serve(int index, InMemoryTcpConnection connection, bool writes)
        {
            _servers[index] = connection;
            byte[] data = new byte[4096];
            connection.Readable += Drain;
            connection.Writable += Write;
            Write();

            void Drain()
            {
                while (connection.ServerRead(data) > 0)
                {
                }
            }

            void Write()
            {
                while (writes && connection.ServerWrite(data) > 0)
                {
                }
            }
        }
    }
}
