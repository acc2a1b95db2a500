using System.Threading;
using NanoSocket.Core.Endpoints;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;

namespace System.Net.Sockets;

/// <summary>
/// A TCP or UDP socket whose calls wait. It takes one of the ten sockets of the device from its creation to its close;
/// the first one starts the modem. A waiting call stops nobody but its thread, and a close by another thread ends it
/// with <see cref="SocketError.Interrupted"/>.
/// </summary>
public partial class Socket : IDisposable
{
    /// <summary>Longest time for a connect and for the link before it, when <see cref="SendTimeout"/> is not
    /// set.</summary>
    private const int ConnectTimeoutMs = 120_000;

    private const int AtOnce = -1;
    private const int Endless = -1;

    private readonly BlockingSocket _socket;
    private readonly bool _isStream;
    private int _sendTimeout;
    private int _receiveTimeout;
    private int _lingerMs = AtOnce;
    private int _closed;

    /// <summary>Makes a socket.</summary>
    /// <param name="addressFamily"><see cref="AddressFamily.InterNetwork"/>.</param>
    /// <param name="socketType"><see cref="SocketType.Stream"/> or <see cref="SocketType.Dgram"/>.</param>
    /// <param name="protocolType">The type's protocol, or <see cref="ProtocolType.Unspecified"/>.</param>
    /// <exception cref="SocketException">Not supported, or all sockets of the device are in use.</exception>
    public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
    {
        if (addressFamily != AddressFamily.InterNetwork)
        {
            throw new SocketException(SocketError.AddressFamilyNotSupported);
        }

        if (socketType is not (SocketType.Stream or SocketType.Dgram))
        {
            throw new SocketException(SocketError.SocketNotSupported);
        }

        _isStream = socketType == SocketType.Stream;
        ProtocolType expected = _isStream ? ProtocolType.Tcp : ProtocolType.Udp;
        if (protocolType != expected && protocolType != ProtocolType.Unspecified)
        {
            throw new SocketException(SocketError.ProtocolNotSupported);
        }

        Transport transport = _isStream ? Transport.Tcp : Transport.Udp;
        SocketFailures.ThrowUnlessDone(BlockingSocket.Open(CoreHost.Current, transport, out _socket));
    }

    private Socket(BlockingSocket accepted)
    {
        _socket = accepted;
        _isStream = true;
    }

    /// <summary>Stream or datagram.</summary>
    public SocketType SocketType => _isStream ? SocketType.Stream : SocketType.Dgram;

    /// <summary>Bytes that can be read now.</summary>
    public int Available => Open.Available;

    /// <summary>The socket is connected, as far as the last operation knows.</summary>
    public bool Connected => _closed == 0 && _socket.IsConnected;

    /// <summary>Our end; null before the socket has one.</summary>
    public EndPoint? LocalEndPoint
    {
        get
        {
            SlotAddresses ends = Open.Addresses;
            return ends.LocalPort == 0
                ? null
                : new IPEndPoint(IPAddress.FromHostOrder(ends.LocalAddress), (int)ends.LocalPort);
        }
    }

    /// <summary>The peer.</summary>
    /// <exception cref="SocketException">Not connected.</exception>
    public EndPoint? RemoteEndPoint
    {
        get
        {
            SlotAddresses ends = Open.Addresses;
            return ends.RemotePort != 0 ? PeerOf(ends) : throw new SocketException(SocketError.NotConnected);
        }
    }

    /// <summary>Longest wait of a send, and of a connect, in milliseconds; 0 = none, two minutes for a
    /// connect.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than -1; -1 means 0.</exception>
    public int SendTimeout
    {
        get => _sendTimeout;
        set => _sendTimeout = CheckTimeout(value);
    }

    /// <summary>Longest wait of a receive in milliseconds; 0 = none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than -1; -1 means 0.</exception>
    public int ReceiveTimeout
    {
        get => _receiveTimeout;
        set => _receiveTimeout = CheckTimeout(value);
    }

    private BlockingSocket Open
    {
        get
        {
            ObjectDisposedException.ThrowIf(_closed != 0, this);
            return _socket;
        }
    }

    private int SendWait => _sendTimeout == 0 ? Endless : _sendTimeout;

    private int ReceiveWait => _receiveTimeout == 0 ? Endless : _receiveTimeout;

    /// <summary>Gives the socket a local port.</summary>
    /// <param name="localEP">Any address or the device's own; port 0 = any.</param>
    public void Bind(EndPoint localEP)
    {
        IPEndPoint local = Check(localEP, nameof(localEP));
        uint own = CoreHost.Current.GetLinkStatus().Address;
        uint address = local.Address.HostOrder;
        if (address != 0 && address != own)
        {
            throw new SocketException(SocketError.AddressNotAvailable);
        }

        SocketFailures.ThrowUnlessDone(Open.Bind((ushort)local.Port));
    }

    /// <summary>Connects; waits for the link first. A datagram socket gets a default peer.</summary>
    public void Connect(EndPoint remoteEP)
    {
        IPEndPoint remote = Check(remoteEP, nameof(remoteEP));
        int timeout = _sendTimeout == 0 ? ConnectTimeoutMs : _sendTimeout;
        SocketFailures.ThrowUnlessDone(Open.Connect(remote.Address.HostOrder, (ushort)remote.Port, timeout));
    }

    /// <summary>Takes connections on the bound port.</summary>
    /// <param name="backlog">Connections that may wait for <see cref="Accept"/>; four at most over all
    /// sockets.</param>
    public void Listen(int backlog) => SocketFailures.ThrowUnlessDone(Open.Listen(Math.Max(0, backlog)));

    /// <summary>Waits for the next connection. It takes another of the ten sockets: when there is none the call fails
    /// and the connection keeps waiting.</summary>
    public Socket Accept()
    {
        SocketFailures.ThrowUnlessDone(Open.Accept(Endless, out BlockingSocket accepted));
        return new Socket(accepted);
    }

    /// <summary>Waits until the socket can be read, can be written or is in error.</summary>
    /// <param name="microSeconds">Longest wait, rounded up to milliseconds; negative = no limit.</param>
    /// <param name="mode">What to wait for. Read: data, the end of the stream, or a connection to accept.</param>
    public bool Poll(int microSeconds, SelectMode mode)
    {
        int timeout = microSeconds < 0 ? Endless : (int)(((long)microSeconds + 999) / 1000);
        return mode switch
        {
            SelectMode.SelectRead => Open.Poll(PollMode.Read, timeout),
            SelectMode.SelectWrite => Open.Poll(PollMode.Write, timeout),
            SelectMode.SelectError => Open.Poll(PollMode.Error, timeout),
            _ => throw new NotSupportedException("no such mode of poll: " + ((int)mode).ToString()),
        };
    }

    /// <summary>Ends sending, receiving or both. Not in nanoFramework.</summary>
    public void Shutdown(SocketShutdown how)
        => SocketFailures.ThrowUnlessDone(Open.ShutDown(how != SocketShutdown.Send, how != SocketShutdown.Receive));

    /// <summary>Closes the socket. What was sent is still delivered unless the linger option says otherwise.</summary>
    public void Close() => Dispose();

    /// <summary>Closes the socket.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the socket.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _socket.Close(_lingerMs);
        }
    }

    private static IPEndPoint Check(EndPoint endPoint, string name)
    {
        ArgumentNullException.ThrowIfNull(endPoint, name);
        return endPoint as IPEndPoint ?? throw new ArgumentException("only an IPEndPoint can be used", name);
    }

    private static int CheckTimeout(int milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, -1);
        return milliseconds == -1 ? 0 : milliseconds;
    }

    private static IPEndPoint PeerOf(in SlotAddresses ends)
        => new(IPAddress.FromHostOrder(ends.RemoteAddress), (int)ends.RemotePort);
}
