using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Hosting;

/// <summary>Hosts that connect to a unix or TCP socket, or that we connect to.</summary>
internal sealed class SocketEndpoint : ILineEndpoint
{
    /// <summary>Small, so that little is in flight: a UART has no kilobytes of buffer behind it either.</summary>
    private const int SocketBuffer = 8192;

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);

    private readonly ListenAddress address;
    private readonly EndPoint endPoint;
    private readonly Socket? listener;

    public SocketEndpoint(ListenAddress address)
    {
        this.address = address;
        bool unix = address.Kind is LineKind.UnixListen or LineKind.UnixConnect;
        endPoint = unix
            ? new UnixDomainSocketEndPoint(IsAbstract ? "\0" + address.Path[1..] : address.Path)
            : new IPEndPoint(IPAddress.Loopback, address.Port);
        if (address.Kind is LineKind.UnixListen or LineKind.TcpListen)
        {
            listener = Listen(unix);
        }
    }

    public string Address => listener?.LocalEndPoint is IPEndPoint bound
        ? new ListenAddress(address.Kind, "", bound.Port).ToString()
        : address.ToString();

    public int HostBaudRate => 0;

    public async Task<Stream> AcceptAsync(CancellationToken cancellation)
    {
        Socket socket = listener is not null
            ? await listener.AcceptAsync(cancellation).ConfigureAwait(false)
            : await ConnectAsync(cancellation).ConfigureAwait(false);
        socket.SendBufferSize = SocketBuffer;
        if (endPoint is IPEndPoint)
        {
            socket.NoDelay = true;
        }
        return new NetworkStream(socket, ownsSocket: true);
    }

    public ValueTask DisposeAsync()
    {
        listener?.Dispose();
        if (address.Kind == LineKind.UnixListen && !IsAbstract)
        {
            File.Delete(address.Path);
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>A name without a file, as Linux has them.</summary>
    private bool IsAbstract => address.Path.StartsWith('@');

    private Socket Listen(bool unix)
    {
        if (unix && !IsAbstract)
        {
            RemoveStaleSocket();
        }
        Socket socket = NewSocket();
        try
        {
            socket.Bind(endPoint);
            socket.Listen(1);
            return socket;
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw new OptionException($"cannot listen on {address}: {error.Message}");
        }
    }

    /// <summary>A socket file outlives its program; it is removed only when nobody listens behind it.</summary>
    private void RemoveStaleSocket()
    {
        if (!File.Exists(address.Path))
        {
            return;
        }
        if (CanBeOpened(address.Path))
        {
            throw new OptionException($"cannot listen on {address}: the file exists and is not a socket");
        }
        using Socket probe = NewSocket();
        try
        {
            probe.Connect(endPoint);
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(address.Path);
            return;
        }
        throw new OptionException($"cannot listen on {address}: another program listens there");
    }

    /// <summary>A socket cannot be opened as a file, everything else we may read can.</summary>
    private static bool CanBeOpened(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Tries until the other program listens.</summary>
    private async Task<Socket> ConnectAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Socket socket = NewSocket();
            try
            {
                await socket.ConnectAsync(endPoint, cancellation).ConfigureAwait(false);
                return socket;
            }
            catch (SocketException)
            {
                socket.Dispose();
                await Task.Delay(RetryInterval, cancellation).ConfigureAwait(false);
            }
        }
    }

    private Socket NewSocket() => endPoint is IPEndPoint
        ? new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
}
