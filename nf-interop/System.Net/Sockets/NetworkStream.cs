using System.IO;

namespace System.Net.Sockets;

/// <summary>A connected stream socket as a stream.</summary>
public class NetworkStream : Stream
{
    /// <summary>The stream is closed.</summary>
    protected bool _disposed;

    /// <summary>The socket's peer when the stream was made.</summary>
    protected EndPoint? _remoteEndPoint;

    /// <summary>The socket's type, as a number.</summary>
    protected int _socketType;

    private readonly Socket _socket;
    private readonly bool _ownsSocket;

    /// <summary>A stream over a socket that stays open when the stream is closed.</summary>
    public NetworkStream(Socket socket)
        : this(socket, false)
    {
    }

    /// <summary>A stream over a socket.</summary>
    /// <param name="socket">Connected, of type stream.</param>
    /// <param name="ownsSocket">Closing the stream closes the socket.</param>
    /// <exception cref="IOException">The socket is not connected, or no stream socket.</exception>
    public NetworkStream(Socket socket, bool ownsSocket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (!socket.Connected)
        {
            throw new IOException("The operation is not allowed on non-connected sockets.");
        }

        if (socket.SocketType != SocketType.Stream)
        {
            throw new IOException("The operation is not allowed on non-stream oriented sockets.");
        }

        _socket = socket;
        _ownsSocket = ownsSocket;
        _socketType = (int)socket.SocketType;
        _remoteEndPoint = socket.RemoteEndPoint;
    }

    /// <inheritdoc/>
    public override bool CanRead => !_disposed;

    /// <inheritdoc/>
    public override bool CanWrite => !_disposed;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanTimeout => true;

    /// <summary>Something can be read without waiting.</summary>
    public virtual bool DataAvailable => Open.Available > 0;

    /// <summary>Not supported.</summary>
    public override long Length => throw CannotSeek();

    /// <summary>Not supported.</summary>
    public override long Position
    {
        get => throw CannotSeek();
        set => throw CannotSeek();
    }

    /// <summary>Longest wait of a read in milliseconds; -1 = no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">0, or less than -1.</exception>
    public override int ReadTimeout
    {
        get => Open.ReceiveTimeout == 0 ? -1 : _socket.ReceiveTimeout;
        set => Open.ReceiveTimeout = CheckTimeout(value);
    }

    /// <summary>Longest wait of a write in milliseconds; -1 = no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">0, or less than -1.</exception>
    public override int WriteTimeout
    {
        get => Open.SendTimeout == 0 ? -1 : _socket.SendTimeout;
        set => Open.SendTimeout = CheckTimeout(value);
    }

    private Socket Open
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _socket;
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(new Span<byte>(buffer, offset, count));
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The socket failed; its exception is the inner one.</exception>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Open.Receive(buffer, SocketFlags.None);
        }
        catch (SocketException failure)
        {
            throw new IOException("Unable to read data from the transport connection: " + failure.Message, failure);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(new ReadOnlySpan<byte>(buffer, offset, count));
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The socket failed; its exception is the inner one.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            Open.Send(buffer, SocketFlags.None);
        }
        catch (SocketException failure)
        {
            throw new IOException("Unable to write data to the transport connection: " + failure.Message, failure);
        }
    }

    /// <summary>Does nothing: what is written is sent.</summary>
    public override void Flush()
    {
    }

    /// <summary>Not supported.</summary>
    public override long Seek(long offset, SeekOrigin origin) => throw CannotSeek();

    /// <summary>Not supported.</summary>
    public override void SetLength(long value) => throw CannotSeek();

    /// <summary>Closes the stream; waits for the delivery of what was written.</summary>
    /// <param name="timeout">Longest wait in milliseconds, rounded up to seconds; -1 = does not wait.</param>
    public void Close(int timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, -1);
        if (timeout >= 0 && _ownsSocket && !_disposed)
        {
            _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, (timeout + 999) / 1000);
        }

        Close();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!_disposed && _ownsSocket)
        {
            _socket.Close();
        }

        _disposed = true;
        base.Dispose(disposing);
    }

    private static int CheckTimeout(int value)
        => value is > 0 or -1 ? value : throw new ArgumentOutOfRangeException(nameof(value));

    private static NotSupportedException CannotSeek() => new("This stream does not support seek operations.");
}
