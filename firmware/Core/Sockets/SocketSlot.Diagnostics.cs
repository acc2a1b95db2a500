namespace NanoSocket.Core.Sockets;

/// <summary>What others see of a socket.</summary>
internal sealed partial class SocketSlot
{
    /// <summary>Messages of this id that wait to be fetched.</summary>
    public int PendingMessages
        => (_connect.Pending ? 1 : 0) + (_receive.Pending ? 1 : 0) + (_peerClose.Pending ? 1 : 0) + _sends.Posted
            + (Task?.CloseConfirmations.PendingOf(Index) ?? 0);

    /// <summary>A row of the socket table.</summary>
    public SlotSnapshot Snapshot(long nowMs)
    {
        SlotSnapshot snapshot = User == null ? OwnSnapshot(nowMs) : new() { State = State, Generation = Generation };
        User?.Describe(ref snapshot);
        snapshot.IsSecured = Connection.TryGetTls(out snapshot.Tls);
        return snapshot;
    }

    private SlotSnapshot OwnSnapshot(long nowMs) => new()
    {
        State = State,
        Kind = Kind,
        Generation = Generation,
        Address = Addresses.Current,
        Port = Port,
        LocalPort = Connection.LocalPort,
        BytesSent = _bytesSent,
        BytesReceived = BytesReceived,
        Unread = Connection.Available,
        Unconfirmed = Connection.Unconfirmed,
        PendingMessages = PendingMessages,
        Task = Task,
        AgeMs = State == SocketState.Init ? 0 : Age(nowMs),
        Failure = Failure,
    };
}
