using System;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace NanoSocket.Core.Tests.Tls;

/// <summary>A stack of nothing but TCP connections in the hands of a test, with what TLS needs.</summary>
internal sealed class PipeStack : IStagingStack
{
    private readonly PipeConnection?[] _slots;

    public PipeStack(int spares)
    {
        SpareCount = spares;
        _slots = new PipeConnection?[SlotCount + spares];
    }

    public int SlotCount => 10;

    public int SpareCount { get; }

    public int MaximumSegmentSize => 1460;

    public int NextTimeout => -1;

    public LinkState LinkState => LinkState.Up;

    public LinkError LinkError => LinkError.None;

    public uint LocalAddress => 1;

    public uint PendingSlots
    {
        get
        {
            uint mask = 0;
            for (int i = 0; i < _slots.Length; i++)
            {
                mask |= _slots[i] is { Events: not SlotEvents.None } ? 1u << i : 0;
            }

            return mask;
        }
    }

    /// <summary>The next connection opened, to be used again and again where nothing may be allocated.</summary>
    public PipeConnection? Next { get; set; }

    /// <summary>The connection in a slot.</summary>
    public PipeConnection this[int slot] => _slots[slot] ?? throw new InvalidOperationException("slot is closed");

    public void Poll(uint nowMs)
    {
    }

    public StackResult Open(int slot, Transport transport, ushort localPort, int receiveWindow)
    {
        Check(_slots[slot] == null && slot < SlotCount, "opened twice");
        _slots[slot] = Next ?? new PipeConnection();
        _slots[slot]!.Slot = slot;
        Next = null;
        return StackResult.Ok;
    }

    public StackResult Connect(int slot, uint address, ushort port) => StackResult.Pending;

    public bool IsConnected(int slot) => this[slot].IsConnected;

    public StackResult BeginStaging(int slot)
    {
        Check(!this[slot].MayStage, "staging begun twice");
        this[slot].MayStage = true;
        return StackResult.Ok;
    }

    public int StageRoom(int slot) => this[slot] is { IsConnected: true, IsGone: false } it ? it.StageRoom : 0;

    public int Stage(int slot, ReadOnlySpan<byte> data)
    {
        PipeConnection it = this[slot];
        Check(it.MayStage, "staged where it was not begun");
        int count = it.IsGone ? -1 : Math.Min(data.Length, it.StageRoom);
        it.Staged.Add(data[..Math.Max(0, count)]);
        return count;
    }

    public int Staged(int slot) => this[slot].Staged.Count;

    public int CopyStaged(int slot, Span<byte> buffer) => this[slot].Staged.Copy(buffer);

    public void DropStaged(int slot, int count) => this[slot].Staged.Drop(count);

    public int Unacknowledged(int slot) => this[slot].Unacknowledged;

    public bool Move(int slot, int spare)
    {
        Check(spare >= SlotCount && _slots[spare] == null, "moved to a place that is no free spare");
        if (!this[slot].IsConnected || this[slot].IsGone)
        {
            return false;
        }

        PipeConnection moved = this[slot];
        _slots[spare] = moved;
        _slots[slot] = null;
        moved.Slot = spare;
        moved.Events = SlotEvents.None;
        moved.Received.Clear();
        return true;
    }

    public int SendRoom(int slot) => this[slot] is { IsConnected: true, IsGone: false } it ? it.SendRoom : 0;

    public int Send(int slot, ReadOnlySpan<byte> data)
    {
        PipeConnection it = this[slot];
        if (!it.IsConnected || it.IsGone || it.IsFinishing)
        {
            return -1;
        }

        int count = Math.Min(data.Length, it.SendRoom);
        it.OnItsWay.Add(data[..count]);
        it.Sent += (uint)count;
        return count;
    }

    public uint AcknowledgedBytes(int slot) => this[slot].Acknowledged;

    public int Available(int slot) => this[slot].Received.Count;

    public int Queued(int slot) => Available(slot);

    public int Receive(int slot, Span<byte> buffer) => this[slot].Received.Take(buffer);

    public int ReceiveFrom(int slot, Span<byte> buffer, bool peek, out SlotAddresses sender)
    {
        sender = default;
        return peek ? this[slot].Received.Copy(buffer) : Receive(slot, buffer);
    }

    public void Close(int slot, bool orderly)
    {
        PipeConnection it = this[slot];
        it.WasAborted |= !orderly;
        it.IsGone |= !orderly;
        it.IsFinishing = true;
        it.Slot = -1;
        it.Events = SlotEvents.None;
        _slots[slot] = null;
    }

    public StackResult ShutDownSending(int slot)
    {
        this[slot].IsFinishing = true;
        return StackResult.Ok;
    }

    public SlotEvents TakeEvents(int slot)
    {
        SlotEvents events = _slots[slot]?.Events ?? SlotEvents.None;
        if (_slots[slot] is { } it)
        {
            it.Events = SlotEvents.None;
        }

        return events;
    }

    public SocketFailure FailureOf(int slot) => _slots[slot]?.Failure ?? SocketFailure.None;

    public void GetAddresses(int slot, out SlotAddresses addresses)
        => addresses = new SlotAddresses { RemoteAddress = 0xC0000201, RemotePort = 443 };

    public StackResult Secure(int slot, TlsOptions options, ReadOnlySpan<byte> asciiName) => StackResult.Invalid;

    public bool TryGetTls(int slot, out TlsFacts facts)
    {
        facts = default;
        return false;
    }

    /// <summary>What every name resolves to.</summary>
    public uint[] Addresses { get; set; } = [];

    public StackResult Resolve(int slot, ReadOnlySpan<byte> asciiName)
        => Addresses.Length > 0 ? StackResult.Ok : StackResult.Refused;

    public uint ResolvedAddress(int slot, int index = 0) => index < Addresses.Length ? Addresses[index] : 0;

    public StackResult SetKeepAlive(int slot, bool enabled, int idleSeconds, int intervalSeconds, int count)
        => StackResult.Ok;

    public StackResult SetReuseAddress(int slot, bool enabled) => StackResult.Ok;

    public StackResult SetOption(int slot, SlotOption name, int value) => StackResult.Ok;

    public StackResult Listen(int slot, int backlog) => StackResult.Invalid;

    public StackResult Accept(int listener, int slot, int receiveWindow) => StackResult.WouldBlock;

    public int SendTo(int slot, ReadOnlySpan<byte> data, uint address, ushort port) => -1;

    public void OpenLink(string user, string password)
    {
    }

    public void CloseLink(bool orderly)
    {
    }

    public uint DnsServer(int index) => 0;

    public void SetDnsServer(int index, uint address)
    {
    }

    public void LinkInput(ReadOnlySpan<byte> bytes)
    {
    }

    public int LinkOutput(Span<byte> buffer) => 0;

    public bool ProbePath() => false;

    public void GetStatistics(out LinkStatistics statistics) => statistics = default;

    private static void Check(bool kept, string broken)
    {
        if (!kept)
        {
            throw new InvalidOperationException("against the stack's contract: " + broken);
        }
    }
}
