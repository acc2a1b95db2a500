using NanoSocket.Core.Endpoints;
using NanoSocket.Core.Net;

namespace System.Net.Sockets;

/// <summary>Moving data.</summary>
public partial class Socket
{
    /// <summary>Sends an array; see <see cref="Send(ReadOnlySpan{byte}, SocketFlags)"/>.</summary>
    public int Send(byte[] buffer) => Send(All(buffer), SocketFlags.None);

    /// <summary>Sends an array; see <see cref="Send(ReadOnlySpan{byte}, SocketFlags)"/>.</summary>
    public int Send(byte[] buffer, SocketFlags socketFlags) => Send(All(buffer), socketFlags);

    /// <summary>Sends the beginning of an array; see <see cref="Send(ReadOnlySpan{byte}, SocketFlags)"/>.</summary>
    public int Send(byte[] buffer, int size, SocketFlags socketFlags) => Send(Part(buffer, 0, size), socketFlags);

    /// <summary>Sends a part of an array; see <see cref="Send(ReadOnlySpan{byte}, SocketFlags)"/>.</summary>
    public int Send(byte[] buffer, int offset, int size, SocketFlags socketFlags)
        => Send(Part(buffer, offset, size), socketFlags);

    /// <summary>Sends bytes; see <see cref="Send(ReadOnlySpan{byte}, SocketFlags)"/>.</summary>
    public int Send(ReadOnlySpan<byte> buffer) => Send(buffer, SocketFlags.None);

    /// <summary>Sends all of the bytes; waits while the send buffers are full.</summary>
    /// <param name="buffer">Datagram sockets: at most 1472 bytes.</param>
    /// <param name="socketFlags">None.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="SocketException">Not connected, ended, or <see cref="SendTimeout"/> is over.</exception>
    public int Send(ReadOnlySpan<byte> buffer, SocketFlags socketFlags)
    {
        CheckFlags(socketFlags, SocketFlags.None);
        ThrowUnlessDone(Open.Send(buffer, SendWait, out int sent));
        return sent;
    }

    /// <summary>Sends an array; see <see cref="SendTo(ReadOnlySpan{byte}, SocketFlags, EndPoint)"/>.</summary>
    public int SendTo(byte[] buffer, EndPoint remoteEP) => SendTo(All(buffer), SocketFlags.None, remoteEP);

    /// <summary>Sends an array; see <see cref="SendTo(ReadOnlySpan{byte}, SocketFlags, EndPoint)"/>.</summary>
    public int SendTo(byte[] buffer, SocketFlags socketFlags, EndPoint remoteEP)
        => SendTo(All(buffer), socketFlags, remoteEP);

    /// <summary>Sends the beginning of an array; see <see cref="SendTo(ReadOnlySpan{byte}, SocketFlags, EndPoint)"/>.
    /// </summary>
    public int SendTo(byte[] buffer, int size, SocketFlags socketFlags, EndPoint remoteEP)
        => SendTo(Part(buffer, 0, size), socketFlags, remoteEP);

    /// <summary>Sends a part of an array; see <see cref="SendTo(ReadOnlySpan{byte}, SocketFlags, EndPoint)"/>.
    /// </summary>
    public int SendTo(byte[] buffer, int offset, int size, SocketFlags socketFlags, EndPoint remoteEP)
        => SendTo(Part(buffer, offset, size), socketFlags, remoteEP);

    /// <summary>Sends bytes; see <see cref="SendTo(ReadOnlySpan{byte}, SocketFlags, EndPoint)"/>.</summary>
    public int SendTo(ReadOnlySpan<byte> buffer, EndPoint remoteEP) => SendTo(buffer, SocketFlags.None, remoteEP);

    /// <summary>Sends one datagram to a peer; waits for the link and for room. A stream socket sends to its
    /// peer.</summary>
    /// <param name="buffer">At most 1472 bytes.</param>
    /// <param name="socketFlags">None.</param>
    /// <param name="remoteEP">The peer.</param>
    /// <returns>The number of bytes.</returns>
    public int SendTo(ReadOnlySpan<byte> buffer, SocketFlags socketFlags, EndPoint remoteEP)
    {
        IPEndPoint remote = Check(remoteEP, nameof(remoteEP));
        if (_isStream)
        {
            return Send(buffer, socketFlags);
        }

        CheckFlags(socketFlags, SocketFlags.None);
        uint address = remote.Address.HostOrder;
        SocketFailures.ThrowUnlessDone(Open.SendTo(buffer, address, (ushort)remote.Port, SendWait, out int sent));
        return sent;
    }

    /// <summary>Receives into an array; see <see cref="Receive(Span{byte}, SocketFlags)"/>.</summary>
    public int Receive(byte[] buffer) => Receive(All(buffer), SocketFlags.None);

    /// <summary>Receives into an array; see <see cref="Receive(Span{byte}, SocketFlags)"/>.</summary>
    public int Receive(byte[] buffer, SocketFlags socketFlags) => Receive(All(buffer), socketFlags);

    /// <summary>Receives into the beginning of an array; see <see cref="Receive(Span{byte}, SocketFlags)"/>.</summary>
    public int Receive(byte[] buffer, int size, SocketFlags socketFlags) => Receive(Part(buffer, 0, size), socketFlags);

    /// <summary>Receives into a part of an array; see <see cref="Receive(Span{byte}, SocketFlags)"/>.</summary>
    public int Receive(byte[] buffer, int offset, int size, SocketFlags socketFlags)
        => Receive(Part(buffer, offset, size), socketFlags);

    /// <summary>Receives what is there; waits while there is nothing.</summary>
    /// <param name="buffer">Where to. What of a datagram does not fit is lost.</param>
    /// <param name="socketFlags">None, or <see cref="SocketFlags.Peek"/> to leave the bytes in the queue.</param>
    /// <returns>Bytes copied; 0 at the end of the stream.</returns>
    /// <exception cref="SocketException">Not connected, reset, or <see cref="ReceiveTimeout"/> is over.</exception>
    public int Receive(Span<byte> buffer, SocketFlags socketFlags) => Receive(buffer, socketFlags, out _);

    /// <summary>Receives into an array; see <see cref="ReceiveFrom(Span{byte}, SocketFlags, ref EndPoint)"/>.</summary>
    public int ReceiveFrom(byte[] buffer, ref EndPoint remoteEP)
        => ReceiveFrom(All(buffer), SocketFlags.None, ref remoteEP);

    /// <summary>Receives into an array; see <see cref="ReceiveFrom(Span{byte}, SocketFlags, ref EndPoint)"/>.</summary>
    public int ReceiveFrom(byte[] buffer, SocketFlags socketFlags, ref EndPoint remoteEP)
        => ReceiveFrom(All(buffer), socketFlags, ref remoteEP);

    /// <summary>Receives into the beginning of an array; see
    /// <see cref="ReceiveFrom(Span{byte}, SocketFlags, ref EndPoint)"/>.</summary>
    public int ReceiveFrom(byte[] buffer, int size, SocketFlags socketFlags, ref EndPoint remoteEP)
        => ReceiveFrom(Part(buffer, 0, size), socketFlags, ref remoteEP);

    /// <summary>Receives into a part of an array; see
    /// <see cref="ReceiveFrom(Span{byte}, SocketFlags, ref EndPoint)"/>.</summary>
    public int ReceiveFrom(byte[] buffer, int offset, int size, SocketFlags socketFlags, ref EndPoint remoteEP)
        => ReceiveFrom(Part(buffer, offset, size), socketFlags, ref remoteEP);

    /// <summary>Receives bytes; see <see cref="ReceiveFrom(Span{byte}, SocketFlags, ref EndPoint)"/>.</summary>
    public int ReceiveFrom(Span<byte> buffer, ref EndPoint remoteEP)
        => ReceiveFrom(buffer, SocketFlags.None, ref remoteEP);

    /// <summary>As <see cref="Receive(Span{byte}, SocketFlags)"/>, and tells who sent it.</summary>
    public int ReceiveFrom(Span<byte> buffer, SocketFlags socketFlags, ref EndPoint remoteEP)
    {
        ArgumentNullException.ThrowIfNull(remoteEP);
        int count = Receive(buffer, socketFlags, out SlotAddresses sender);
        remoteEP = PeerOf(sender);
        return count;
    }

    private int Receive(Span<byte> buffer, SocketFlags flags, out SlotAddresses sender)
    {
        CheckFlags(flags, SocketFlags.Peek);
        bool peek = (flags & SocketFlags.Peek) != 0;
        ThrowUnlessDone(Open.Receive(buffer, peek, ReceiveWait, out int count, out sender));
        return count;
    }

    private static Span<byte> All(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return buffer;
    }

    private static Span<byte> Part(byte[] buffer, int offset, int size)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if ((uint)offset > (uint)buffer.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(offset));
        }

        if ((uint)size > (uint)(buffer.Length - offset))
        {
            throw new ArgumentOutOfRangeException(nameof(size));
        }

        return new Span<byte>(buffer, offset, size);
    }

    private static void CheckFlags(SocketFlags flags, SocketFlags supported)
    {
        if ((flags & ~supported) != 0)
        {
            throw new SocketException(SocketError.OperationNotSupported);
        }
    }
}
