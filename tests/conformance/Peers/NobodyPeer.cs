using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Conformance.Peers;

/// <summary>A port that is taken, so that nobody else can listen there, and that nobody listens on.</summary>
internal sealed class NobodyPeer : IPeer
{
    private readonly Socket _tcp = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public NobodyPeer() => _tcp.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Port => ((IPEndPoint)_tcp.LocalEndPoint!).Port;

    public Task<string> DoAsync(string command, int count, CancellationToken cancellation) =>
        throw new PeerException($"nobody is there for '{command}'");

    public ValueTask DisposeAsync()
    {
        _tcp.Dispose();
        return ValueTask.CompletedTask;
    }
}
