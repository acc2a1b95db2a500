using System;
using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace NanoSocket;

/// <summary>
/// LuatOS-Air's <c>socketcore</c> for C#: asynchronous TCP and UDP sockets. No call waits; what comes of it arrives as
/// a message at <see cref="Rtos.Receive"/>, in the thread that opened the socket. There are ten sockets; an id is free
/// again only after <see cref="SockClose"/> (or the peer's close) <i>and</i> <see cref="SockDestroy"/>. A socket's
/// state changes when its messages are fetched: it can send and receive from the moment its successful
/// <see cref="Rtos.MsgSockConnCnf"/> was fetched. TLS sockets (type 2) come from the
/// calls that take <see cref="TlsOptions"/>, and only images that have such a call contain TLS.
/// </summary>
public static partial class SocketCore
{
    /// <summary>Opens a connection (spec 1.1).</summary>
    /// <param name="type"><see cref="Tcp"/> or <see cref="Udp"/>.</param>
    /// <param name="addr">Dotted IPv4 address or host name, at most 100 characters.</param>
    /// <param name="port">Remote port, taken modulo 65536.</param>
    /// <returns>The socket's id, 0 to 9, or null when there is no free socket or the arguments are refused.
    /// <see cref="Rtos.MsgSockConnCnf"/> tells how the connect ended.</returns>
    public static int? SockConn(int type, string addr, int port) => SockConn(type, addr, port, 0, 0);

    /// <summary>Opens a connection with a receive window and a local port of the caller's choice (spec 1.1).</summary>
    /// <param name="type"><see cref="Tcp"/> or <see cref="Udp"/>.</param>
    /// <param name="addr">Dotted IPv4 address or host name, at most 100 characters.</param>
    /// <param name="port">Remote port, taken modulo 65536.</param>
    /// <param name="recvBufferLen">TCP: receive window, UDP: budget for queued datagrams, in bytes; 0 =
    /// default.</param>
    /// <param name="localPort">Local port; 0 = any. A port in use makes the call fail.</param>
    /// <returns>The socket's id, or null.</returns>
    public static int? SockConn(int type, string addr, int port, int recvBufferLen, int localPort)
        => IdOrNull(SockConnExt(type, addr, port, recvBufferLen, localPort));

    /// <summary>Opens a connection of any type, TLS included (spec 1.1).</summary>
    /// <param name="type"><see cref="Ssl"/> for TLS, or any other.</param>
    /// <param name="addr">Dotted IPv4 address or host name, at most 100 characters.</param>
    /// <param name="port">Remote port, taken modulo 65536.</param>
    /// <param name="cert">TLS: certificates and more; null: no certificates, and the peer is not verified.</param>
    /// <returns>The socket's id, or null; <see cref="RefusalReason"/> tells why.</returns>
    public static int? SockConn(int type, string addr, int port, TlsOptions? cert)
        => IdOrNull(SockConnExt(type, addr, port, cert));

    /// <summary>Opens a connection of any type with all arguments of the specification, in its order (spec 1.1).
    /// </summary>
    /// <param name="type"><see cref="Ssl"/> for TLS, or any other.</param>
    /// <param name="addr">Dotted IPv4 address or host name, at most 100 characters.</param>
    /// <param name="port">Remote port, taken modulo 65536.</param>
    /// <param name="cert">TLS: certificates and more; null: none.</param>
    /// <param name="recvBufferLen">TCP and TLS: receive window, UDP: budget for queued datagrams, in bytes; 0 =
    /// default.</param>
    /// <param name="insist">TLS: goes on although the certificate is for another name; takes the place of
    /// <see cref="TlsOptions.Insist"/>.</param>
    /// <param name="localPort">Local port; 0 = any.</param>
    /// <param name="hostNameFlag">TLS: tells the server which name is meant; takes the place of
    /// <see cref="TlsOptions.SendName"/>.</param>
    /// <returns>The socket's id, or null; <see cref="RefusalReason"/> tells why.</returns>
    public static int? SockConn(int type, string addr, int port, TlsOptions? cert, int recvBufferLen,
        bool insist = true, int localPort = 0, bool hostNameFlag = false)
        => IdOrNull(SockConnExt(type, addr, port, cert, recvBufferLen, insist, localPort, hostNameFlag));

    /// <summary>As <see cref="SockConn(int, string, int)"/>, but never null (spec 1.2).</summary>
    /// <returns>The id; -1 where <c>SockConn</c> gives null; -2 when the name cannot even be asked for.</returns>
    public static int SockConnExt(int type, string addr, int port) => SockConnExt(type, addr, port, 0, 0);

    /// <summary>As <see cref="SockConn(int, string, int, int, int)"/>, but never null (spec 1.2).</summary>
    /// <returns>The id; -1 where <c>SockConn</c> gives null; -2 when the name cannot even be asked for.</returns>
    public static int SockConnExt(int type, string addr, int port, int recvBufferLen, int localPort)
    {
        ConnectRequest request = new()
        {
            Kind = (SocketKind)type,
            Port = port,
            LocalPort = localPort,
            ReceiveBuffer = recvBufferLen,
        };
        return CoreHost.Current.Connect(addr, request);
    }

    /// <summary>As <see cref="SockConn(int, string, int, TlsOptions)"/>, but never null (spec 1.2).</summary>
    /// <returns>The id; -1 where <c>SockConn</c> gives null; -2 when the name cannot even be asked for.</returns>
    public static int SockConnExt(int type, string addr, int port, TlsOptions? cert)
        => ConnectSecured(type, addr, port, cert ?? new TlsOptions(), recvBufferLen: 0, localPort: 0);

    /// <summary>As <see cref="SockConn(int, string, int, TlsOptions, int, bool, int, bool)"/>, but never null
    /// (spec 1.2).</summary>
    /// <returns>The id; -1 where <c>SockConn</c> gives null; -2 when the name cannot even be asked for.</returns>
    public static int SockConnExt(int type, string addr, int port, TlsOptions? cert, int recvBufferLen,
        bool insist = true, int localPort = 0, bool hostNameFlag = false)
    {
        TlsOptions options = cert ?? new TlsOptions();
        if (options.Insist != insist || options.SendName != hostNameFlag)
        {
            options = new TlsOptions(options) { Insist = insist, SendName = hostNameFlag };
        }

        return ConnectSecured(type, addr, port, options, recvBufferLen, localPort);
    }

    /// <summary>Sends all of the data or nothing (spec 1.3).</summary>
    /// <param name="id">A connected socket.</param>
    /// <param name="data">TCP: at most <see cref="SockGetRemainBuf"/> bytes. UDP: one datagram.</param>
    /// <returns>Accepted 1 and error 0; <see cref="Rtos.MsgSockSendCnf"/> comes when the peer has acknowledged it.
    /// Or 0 and the error. On a connected socket a refused send is confirmed, too, with result 1, unless 16
    /// confirmations already wait.</returns>
    public static SendResult SockSend(int id, ReadOnlySpan<byte> data)
    {
        SendStatus status = CoreHost.Current.Send(id, data);
        return new SendResult(status.Accepted, (int)status.Error);
    }

    /// <summary>Sends a part of an array; see <see cref="SockSend(int, ReadOnlySpan{byte})"/>.</summary>
    public static SendResult SockSend(int id, byte[] data, int offset, int count)
        => SockSend(id, new ReadOnlySpan<byte>(data, offset, count));

    /// <summary>Sends an array; see <see cref="SockSend(int, ReadOnlySpan{byte})"/>.</summary>
    public static SendResult SockSend(int id, byte[] data) => SockSend(id, new ReadOnlySpan<byte>(data));

    /// <summary>Sends a text as UTF-8; see <see cref="SockSend(int, ReadOnlySpan{byte})"/>. Allocates.</summary>
    public static SendResult SockSend(int id, string text) => SockSend(id, Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Reads what the last <see cref="Rtos.MsgSockRecvInd"/> announced, or a part of it (spec 1.4). UDP: one datagram;
    /// what does not fit is lost.
    /// </summary>
    /// <returns>Bytes copied; 0 when there is nothing to read.</returns>
    public static int SockRecv(int id, Span<byte> buffer) => CoreHost.Current.Receive(id, buffer);

    /// <summary>Reads into a part of an array; see <see cref="SockRecv(int, Span{byte})"/>.</summary>
    public static int SockRecv(int id, byte[] buffer, int offset, int count)
        => SockRecv(id, new Span<byte>(buffer, offset, count));

    /// <summary>Reads into a new array; see <see cref="SockRecv(int, Span{byte})"/>.</summary>
    /// <returns>At most <paramref name="len"/> bytes; an empty array when there is nothing to read.</returns>
    public static byte[] SockRecv(int id, int len)
    {
        int readable = Math.Min(len, CoreHost.Current.Readable(id));
        if (readable <= 0)
        {
            return Array.Empty<byte>();
        }

        byte[] data = new byte[readable];
        int count = SockRecv(id, new Span<byte>(data));
        return count == readable ? data : new ReadOnlySpan<byte>(data, 0, count).ToArray();
    }

    /// <summary>Bytes that a send on this socket would accept now; 0 when it is not connected (spec 1.8).</summary>
    public static int SockGetRemainBuf(int id) => CoreHost.Current.RemainingBuffer(id);

    /// <summary>
    /// Closes a socket (spec 1.5). Accepted data is still delivered; unread data is gone. In every state answered by
    /// one
    /// <see cref="Rtos.MsgSockCloseCnf"/>.
    /// </summary>
    /// <returns>1.</returns>
    public static int SockClose(int id) => CoreHost.Current.Close(id);

    /// <summary>Frees the id of a closed socket (spec 1.6).</summary>
    /// <returns>1; 0 when the socket is not closed or was destroyed already.</returns>
    public static int SockDestroy(int id) => CoreHost.Current.Destroy(id);

    /// <summary>Sets an option of a connecting or connected socket (spec 1.7).</summary>
    /// <param name="id">The socket.</param>
    /// <param name="level"><see cref="SolSocket"/> or <see cref="IpProtoTcp"/>.</param>
    /// <param name="optName">One of the level's options.</param>
    /// <param name="optVal">0 or 1, seconds, or a count.</param>
    /// <returns>0, or -1.</returns>
    public static int SockSetOpt(int id, int level, int optName, int optVal)
        => CoreHost.Current.SetOption(id, level, optName, optVal);

    private static int? IdOrNull(int id) => id >= 0 ? id : null;

    private static int ConnectSecured(
        int type, string addr, int port, TlsOptions options, int recvBufferLen, int localPort)
    {
        if (type == Ssl)
        {
            TlsSupport.Enable();
            options = options.HostName == null ? new TlsOptions(options) { HostName = addr } : options;
        }

        ConnectRequest request = new()
        {
            Kind = (SocketKind)type,
            Port = port,
            LocalPort = localPort,
            ReceiveBuffer = recvBufferLen,
            Tls = options,
        };
        return CoreHost.Current.Connect(addr, request);
    }
}
