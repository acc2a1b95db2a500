using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;

namespace NanoSocket;

/// <summary>
/// A row of the socket table at one moment, from <see cref="SocketCore.Slots"/>. Reading it allocates nothing but where
/// a property says so.
/// </summary>
public readonly struct SlotInfo
{
    private readonly SlotSnapshot _slot;

    internal SlotInfo(int id, SlotSnapshot slot)
    {
        Id = id;
        _slot = slot;
    }

    /// <summary>The socket's id, 0 to 9.</summary>
    public int Id { get; }

    /// <summary>What can be done with it.</summary>
    public SlotState State => _slot.State switch
    {
        SocketState.Init => SlotState.Free,
        SocketState.Connecting => SlotState.Connecting,
        SocketState.Connected => SlotState.Connected,
        SocketState.Lent => SlotState.Lent,
        _ => SlotState.Closed,
    };

    /// <summary>Type of the current or last connection, as given to <c>SockConn</c>.</summary>
    public int Type => (int)_slot.Kind;

    /// <summary>Counts the connections this id has had; 0 = none yet.</summary>
    public int Generation => (int)_slot.Generation;

    /// <summary>The peer's IPv4 address; empty until it is known. Allocates.</summary>
    public string PeerAddress => Ipv4Text.Of(_slot.Address);

    /// <summary>The peer's port.</summary>
    public int PeerPort => _slot.Port;

    /// <summary>Our port; 0 while it is not known and after the connection.</summary>
    public int LocalPort => _slot.LocalPort;

    /// <summary>Bytes that sends have accepted; wraps at 2^32.</summary>
    public uint BytesSent => _slot.BytesSent;

    /// <summary>Bytes that were read; wraps at 2^32.</summary>
    public uint BytesReceived => _slot.BytesReceived;

    /// <summary>Bytes that arrived and are not read yet, announced or not.</summary>
    public int Unread => _slot.Unread;

    /// <summary>Bytes that sends have accepted and the peer has not acknowledged.</summary>
    public int Unconfirmed => _slot.Unconfirmed;

    /// <summary>Messages of this id that wait to be fetched.</summary>
    public int PendingMessages => _slot.PendingMessages;

    /// <summary>Milliseconds since the connect call; 0 when the id is free.</summary>
    public long AgeMilliseconds => _slot.AgeMs;

    /// <summary>Name of the thread that gets its messages, "task N" when it has none, "System.Net" for a socket of
    /// that, empty when the id is free. Allocates when the thread has no name.</summary>
    public string Owner
    {
        get
        {
            RtosTask? task = _slot.Task;
            if (State == SlotState.Lent)
            {
                return "System.Net";
            }

            return task == null ? "" : task.Name.Length > 0 ? task.Name : "task " + task.Number.ToString();
        }
    }

    /// <summary>Why the connection failed or ended, in words that say what to do; else empty.</summary>
    public string Reason => SocketFailureText.Of(_slot.Failure);

    /// <summary>Number of the reason, stable, for programs: see <c>docs/diagnostics.md</c>; 0 = none.</summary>
    public int ReasonCode => (int)_slot.Failure;
}
