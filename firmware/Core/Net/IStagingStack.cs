using System;

namespace NanoSocket.Core.Net;

/// <summary>
/// A stack over whose TCP slots TLS can be put. Bytes can wait in its send memory, in front of
/// the transport, until they are taken, encrypted and sent; and a closed slot's connection can go on in a spare slot
/// until they are. All calls with the core lock held.
/// </summary>
internal interface IStagingStack : INetworkStack
{
    /// <summary>Number of spare slots; they are numbered behind <see cref="INetworkStack.SlotCount"/>, take all calls
    /// but those that open, and read nothing.</summary>
    int SpareCount { get; }

    /// <summary>A TCP slot's handshake is done, and it was not broken since.</summary>
    bool IsConnected(int slot);

    /// <summary>Allows staging on an open TCP slot. Its guaranteed send memory is doubled: what is staged and what is
    /// sent cannot starve each other.</summary>
    StackResult BeginStaging(int slot);

    /// <summary>Bytes <see cref="Stage"/> would accept: as <see cref="INetworkStack.SendRoom"/>, with what is staged
    /// counted like what is not acknowledged.</summary>
    int StageRoom(int slot);

    /// <summary>Accepts as much as there is room for and returns the count; -1 when the connection is gone.</summary>
    int Stage(int slot, ReadOnlySpan<byte> data);

    /// <summary>Bytes staged.</summary>
    int Staged(int slot);

    /// <summary>Copies from the front of what is staged, which stays; returns the count.</summary>
    int CopyStaged(int slot, Span<byte> buffer);

    /// <summary>Drops from the front of what is staged.</summary>
    void DropStaged(int slot, int count);

    /// <summary>Bytes sent and not acknowledged; what is staged is not sent.</summary>
    int Unacknowledged(int slot);

    /// <summary>Moves a slot's connection to a spare slot and closes the slot; its unread data is dropped. False: it is
    /// not connected.</summary>
    bool Move(int slot, int spare);
}
