using System;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.Tool.Running;

/// <summary>Our end of a serial port: a unix socket that the board connects to. It exists before the board starts,
/// so the board never has to wait or try again.</summary>
internal sealed class SerialPort : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public SerialPort(string path)
    {
        Path = path;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen(1);
    }

    /// <summary>Where the board connects.</summary>
    public string Path { get; }

    /// <summary>Waits for the board.</summary>
    public async Task<System.IO.Stream> ConnectAsync(CancellationToken cancellation) =>
        new NetworkStream(await _listener.AcceptAsync(cancellation), ownsSocket: true);

    public void Dispose() => _listener.Dispose();
}
