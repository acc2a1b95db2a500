using NanoSocket.Core.Rtos;
using NanoSocket.Core.Tls;

namespace NanoSocket.Core.Sockets;

/// <summary>One row of the socket table, for diagnostics and leak hunting.</summary>
public struct SlotSnapshot
{
    /// <summary>State as the task sees it.</summary>
    public SocketState State;

    /// <summary>Transport of the current or last connection.</summary>
    public SocketKind Kind;

    /// <summary>Counts the connections this slot has had.</summary>
    public uint Generation;

    /// <summary>Peer's IPv4 address in host byte order; 0 until it is known.</summary>
    public uint Address;

    /// <summary>Peer's port.</summary>
    public ushort Port;

    /// <summary>Our port; 0 while it is not known and after the connection.</summary>
    public ushort LocalPort;

    /// <summary>Bytes accepted from the task.</summary>
    public uint BytesSent;

    /// <summary>Bytes read by the task.</summary>
    public uint BytesReceived;

    /// <summary>Bytes that arrived and are not read yet.</summary>
    public int Unread;

    /// <summary>Bytes accepted and not yet acknowledged by the peer.</summary>
    public int Unconfirmed;

    /// <summary>Messages that wait to be fetched, confirmations of closes included.</summary>
    public int PendingMessages;

    /// <summary>The task that gets the messages; null when the id is free.</summary>
    public RtosTask? Task;

    /// <summary>Milliseconds since the connect call.</summary>
    public long AgeMs;

    /// <summary>Why the connection failed or ended.</summary>
    public SocketFailure Failure;

    /// <summary>The connection is or was TLS; <see cref="Tls"/> tells more.</summary>
    public bool IsSecured;

    /// <summary>What TLS agreed on.</summary>
    public TlsFacts Tls;
}
