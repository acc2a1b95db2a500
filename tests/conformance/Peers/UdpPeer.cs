using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Hosting;

namespace NanoSocket.Conformance.Peers;

/// <summary>A UDP server that does nothing but what the case orders.</summary>
internal sealed class UdpPeer(SimulatorHost modem) : IPeer
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private IPEndPoint? _board;
    private int _sent;

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    public async Task<string> DoAsync(string command, int count, CancellationToken cancellation)
    {
        switch (command)
        {
            case "send":
                byte[] bytes = new byte[count];
                Pattern.Fill(bytes, count, 0);
                await _socket.SendAsync(bytes, _board ?? throw new PeerException("nothing was received"), cancellation);
                await modem.WhenDatagramsPassedAsync(Port, ++_sent).WaitAsync(cancellation);
                return "";
            case "receive":
                UdpReceiveResult datagram = await _socket.ReceiveAsync(cancellation);
                _board = datagram.RemoteEndPoint;
                Check(datagram.Buffer, count);
                return "";
            default:
                throw new PeerException($"a UDP peer does not know '{command}'");
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Check(byte[] datagram, int count)
    {
        if (datagram.Length != count)
        {
            throw new PeerException($"a datagram of {datagram.Length} bytes came instead of {count}");
        }
        int wrong = Pattern.FirstWrong(datagram, count, 0);
        if (wrong >= 0)
        {
            throw new PeerException($"byte {wrong} of {count} is wrong");
        }
    }
}
