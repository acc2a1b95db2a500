using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace NanoSocket.TlsTests.Servers;

/// <summary>A port that is taken, so that nobody else can listen there, and that nobody listens on.</summary>
internal sealed class Nobody : IServer
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public Nobody() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public string Log => "";

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
