using System;
using NanoSocket.Core.Net;

namespace NanoSocket.Core.Tls;

/// <summary>The plaintext of secured slots; all other slots are those of the stack below.</summary>
internal sealed partial class TlsLayer
{
    /// <inheritdoc/>
    public int SlotCount => _below.SlotCount;

    /// <inheritdoc/>
    public int MaximumSegmentSize => _below.MaximumSegmentSize;

    /// <inheritdoc/>
    public LinkState LinkState => _below.LinkState;

    /// <inheritdoc/>
    public LinkError LinkError => _below.LinkError;

    /// <inheritdoc/>
    public uint LocalAddress => _below.LocalAddress;

    /// <inheritdoc/>
    public int SendRoom(int slot)
        => Find(slot) is not { } session ? _below.SendRoom(slot) : session.CanSend ? _below.StageRoom(slot) : 0;

    /// <inheritdoc/>
    public int Send(int slot, ReadOnlySpan<byte> data)
    {
        if (Find(slot) is not { } session)
        {
            return _below.Send(slot, data);
        }

        if (!session.CanSend)
        {
            return -1;
        }

        _worker.Wake();
        return _below.Stage(slot, data);
    }

    /// <inheritdoc/>
    public uint AcknowledgedBytes(int slot)
        => Find(slot) is { } session ? session.Acknowledged : _below.AcknowledgedBytes(slot);

    /// <inheritdoc/>
    public int Available(int slot)
        => Find(slot) is { } session ? session.Buffers?.Received.Count ?? 0 : _below.Available(slot);

    /// <inheritdoc/>
    public int Queued(int slot) => Find(slot) == null ? _below.Queued(slot) : Available(slot);

    /// <inheritdoc/>
    public int Receive(int slot, Span<byte> buffer)
        => Find(slot) is { } session ? Read(session, buffer, peek: false) : _below.Receive(slot, buffer);

    /// <inheritdoc/>
    public int ReceiveFrom(int slot, Span<byte> buffer, bool peek, out SlotAddresses sender)
    {
        if (Find(slot) is not { } session)
        {
            return _below.ReceiveFrom(slot, buffer, peek, out sender);
        }

        sender = default;
        return Read(session, buffer, peek);
    }

    /// <inheritdoc/>
    public StackResult ShutDownSending(int slot)
    {
        if (Find(slot) is not { } session)
        {
            return _below.ShutDownSending(slot);
        }

        if (!session.IsEstablished)
        {
            return StackResult.NotConnected;
        }

        session.WantsGoodbye = true;
        _worker.Wake();
        return StackResult.Ok;
    }

    /// <inheritdoc/>
    public StackResult Open(int slot, Transport transport, ushort localPort, int receiveWindow)
    {
        Forget(slot);
        return _below.Open(slot, transport, localPort, receiveWindow);
    }

    /// <inheritdoc/>
    public StackResult Accept(int listener, int slot, int receiveWindow)
    {
        Forget(slot);
        return _below.Accept(listener, slot, receiveWindow);
    }

    /// <inheritdoc/>
    public uint DnsServer(int index) => _below.DnsServer(index);

    /// <inheritdoc/>
    public void SetDnsServer(int index, uint address) => _below.SetDnsServer(index, address);

    /// <inheritdoc/>
    public void OpenLink(string user, string password) => _below.OpenLink(user, password);

    /// <inheritdoc/>
    public void CloseLink(bool orderly) => _below.CloseLink(orderly);

    /// <inheritdoc/>
    public void LinkInput(ReadOnlySpan<byte> bytes) => _below.LinkInput(bytes);

    /// <inheritdoc/>
    public int LinkOutput(Span<byte> buffer) => _below.LinkOutput(buffer);

    /// <inheritdoc/>
    public StackResult Resolve(int slot, ReadOnlySpan<byte> asciiName) => _below.Resolve(slot, asciiName);

    /// <inheritdoc/>
    public uint ResolvedAddress(int slot, int index = 0) => _below.ResolvedAddress(slot, index);

    /// <inheritdoc/>
    public bool ProbePath() => _below.ProbePath();

    /// <inheritdoc/>
    public StackResult SetKeepAlive(int slot, bool enabled, int idleSeconds, int intervalSeconds, int count)
        => _below.SetKeepAlive(slot, enabled, idleSeconds, intervalSeconds, count);

    /// <inheritdoc/>
    public StackResult SetReuseAddress(int slot, bool enabled) => _below.SetReuseAddress(slot, enabled);

    /// <inheritdoc/>
    public StackResult Listen(int slot, int backlog)
        => Find(slot) == null ? _below.Listen(slot, backlog) : StackResult.Invalid;

    /// <inheritdoc/>
    public int SendTo(int slot, ReadOnlySpan<byte> data, uint address, ushort port)
        => _below.SendTo(slot, data, address, port);

    /// <inheritdoc/>
    public StackResult SetOption(int slot, SlotOption name, int value) => _below.SetOption(slot, name, value);

    /// <inheritdoc/>
    public void GetAddresses(int slot, out SlotAddresses addresses) => _below.GetAddresses(slot, out addresses);

    /// <inheritdoc/>
    public void GetStatistics(out LinkStatistics statistics) => _below.GetStatistics(out statistics);

    private int Read(TlsSession session, Span<byte> buffer, bool peek)
    {
        int count = session.Buffers?.Received.Copy(buffer) ?? 0;
        if (!peek && count > 0)
        {
            session.Buffers!.Received.Drop(count);
            _worker.Wake();
        }

        return count;
    }

    private void Forget(int slot)
    {
        if ((uint)slot < (uint)_history.Length)
        {
            _history[slot] = default;
        }
    }
}
