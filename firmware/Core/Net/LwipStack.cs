using System;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Net;

/// <summary>
/// lwIP as an <see cref="INetworkStack"/>. There is one in a process, since lwIP's state is static C memory:
/// creating a second one ends the run.
/// </summary>
public sealed unsafe class LwipStack : INetworkStack
{
    private const int MaximumCredentialLength = 64;
    private const int MaximumNameLength = 100;

    /// <summary>Starts the stack; the link is down.</summary>
    /// <param name="seed">Entropy for ports, sequence numbers and query ids, 16 bytes or more. The same seed gives the
    /// same numbers.</param>
    /// <param name="nowMs">The time, as for <see cref="Poll"/>.</param>
    public LwipStack(ReadOnlySpan<byte> seed, uint nowMs)
    {
        fixed (byte* bytes = seed)
        {
            NativeLink.Start(bytes, seed.Length, nowMs);
        }
    }

    /// <inheritdoc/>
    public int SlotCount => NativeLink.SlotCount();

    /// <inheritdoc/>
    public int MaximumSegmentSize => NativeLink.MaximumSegmentSize();

    /// <inheritdoc/>
    public int NextTimeout => NativeLink.NextTimeout();

    /// <inheritdoc/>
    public LinkState LinkState => (LinkState)NativeLink.LinkState();

    /// <inheritdoc/>
    public LinkError LinkError => (LinkError)NativeLink.LinkError();

    /// <inheritdoc/>
    public uint LocalAddress => NativeLink.LocalAddress();

    /// <inheritdoc/>
    public uint PendingSlots => NativeLink.Pending();

    /// <inheritdoc/>
    public void Poll(uint nowMs) => NativeLink.Poll(nowMs);

    /// <inheritdoc/>
    /// <remarks>Non-ASCII characters are sent as '?'; at most 64 characters of each are used.</remarks>
    public void OpenLink(string user, string password)
    {
        byte* userBytes = stackalloc byte[MaximumCredentialLength];
        byte* passwordBytes = stackalloc byte[MaximumCredentialLength];
        int userLength = CopyAscii(user, userBytes);
        int passwordLength = CopyAscii(password, passwordBytes);
        NativeLink.OpenLink(userBytes, userLength, passwordBytes, passwordLength);
    }

    /// <inheritdoc/>
    public void CloseLink(bool orderly) => NativeLink.CloseLink(orderly ? 1 : 0);

    /// <inheritdoc/>
    public uint DnsServer(int index) => NativeLink.DnsServer(index);

    /// <inheritdoc/>
    public void SetDnsServer(int index, uint address) => NativeLink.SetDnsServer(index, address);

    /// <inheritdoc/>
    public void LinkInput(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* pointer = bytes)
        {
            NativeLink.LinkInput(pointer, bytes.Length);
        }
    }

    /// <inheritdoc/>
    public int LinkOutput(Span<byte> buffer)
    {
        fixed (byte* pointer = buffer)
        {
            return NativeLink.LinkOutput(pointer, buffer.Length);
        }
    }

    /// <inheritdoc/>
    /// <remarks><see cref="StackResult.NoRoute"/>: the link is not up. <see cref="StackResult.Invalid"/>: the name is
    /// empty, longer than 100 characters or contains a zero byte, or the slot already resolves one.</remarks>
    public StackResult Resolve(int slot, ReadOnlySpan<byte> asciiName)
    {
        if (asciiName.Length > MaximumNameLength)
        {
            return StackResult.Invalid;
        }
        fixed (byte* name = asciiName)
        {
            return (StackResult)NativeLink.Resolve(slot, name, asciiName.Length);
        }
    }

    /// <inheritdoc/>
    public uint ResolvedAddress(int slot, int index = 0) => index == 0 ? NativeLink.ResolvedAddress(slot) : 0;

    /// <inheritdoc/>
    public StackResult Open(int slot, Transport transport, ushort localPort, int receiveWindow)
        => (StackResult)NativeLink.Open(slot, (int)transport, localPort, receiveWindow);

    /// <inheritdoc/>
    /// <remarks><see cref="StackResult.NoRoute"/>: the link is not up.</remarks>
    public StackResult Connect(int slot, uint address, ushort port)
        => (StackResult)NativeLink.Connect(slot, address, port);

    /// <inheritdoc/>
    public int Send(int slot, ReadOnlySpan<byte> data)
    {
        fixed (byte* bytes = data)
        {
            return NativeLink.Send(slot, bytes, data.Length);
        }
    }

    /// <inheritdoc/>
    public int SendRoom(int slot) => NativeLink.SendRoom(slot);

    /// <inheritdoc/>
    public uint AcknowledgedBytes(int slot) => NativeLink.Acknowledged(slot);

    /// <inheritdoc/>
    public int Available(int slot) => NativeLink.Available(slot);

    /// <inheritdoc/>
    public int Receive(int slot, Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return NativeLink.Receive(slot, bytes, buffer.Length);
        }
    }

    /// <inheritdoc/>
    /// <remarks>TCP only. Times from 1 s to a day, 1 to 255 probes; anything else is
    /// <see cref="StackResult.Invalid"/>.</remarks>
    public StackResult SetKeepAlive(int slot, bool enabled, int idleSeconds, int intervalSeconds, int count)
        => (StackResult)NativeLink.SetKeepAlive(slot, enabled ? 1 : 0, idleSeconds, intervalSeconds, count);

    /// <inheritdoc/>
    /// <remarks>To matter for the slot's own port it must be called before <see cref="Open"/>; it holds until
    /// <see cref="Close"/>.</remarks>
    public StackResult SetReuseAddress(int slot, bool enabled)
        => (StackResult)NativeLink.SetReuseAddress(slot, enabled ? 1 : 0);

    /// <inheritdoc/>
    public void Close(int slot, bool orderly) => NativeLink.Close(slot, orderly ? 1 : 0);

    /// <inheritdoc/>
    public StackResult Listen(int slot, int backlog) => (StackResult)NativeLink.Listen(slot, backlog);

    /// <inheritdoc/>
    public StackResult Accept(int listener, int slot, int receiveWindow)
        => (StackResult)NativeLink.Accept(listener, slot, receiveWindow);

    /// <inheritdoc/>
    public int Queued(int slot) => NativeLink.Queued(slot);

    /// <inheritdoc/>
    public int SendTo(int slot, ReadOnlySpan<byte> data, uint address, ushort port)
    {
        fixed (byte* bytes = data)
        {
            return NativeLink.SendTo(slot, bytes, data.Length, address, port);
        }
    }

    /// <inheritdoc/>
    public int ReceiveFrom(int slot, Span<byte> buffer, bool peek, out SlotAddresses sender)
    {
        sender = default;
        fixed (byte* bytes = buffer)
        {
            return NativeLink.ReceiveFrom(slot, bytes, buffer.Length, peek ? 1 : 0, out sender);
        }
    }

    /// <inheritdoc/>
    public StackResult ShutDownSending(int slot) => (StackResult)NativeLink.ShutDownSending(slot);

    /// <inheritdoc/>
    public StackResult SetOption(int slot, SlotOption name, int value)
        => (StackResult)NativeLink.SetOption(slot, (int)name, value);

    /// <inheritdoc/>
    public void GetAddresses(int slot, out SlotAddresses addresses) => NativeLink.GetAddresses(slot, out addresses);

    /// <inheritdoc/>
    public SlotEvents TakeEvents(int slot) => (SlotEvents)NativeLink.TakeEvents(slot);

    /// <inheritdoc/>
    public SocketFailure FailureOf(int slot) => (SocketFailure)NativeLink.Failure(slot);

    /// <inheritdoc/>
    public void GetStatistics(out LinkStatistics statistics) => NativeLink.GetStatistics(out statistics);

    /// <summary>What the stack (there is only one) uses of its memory now.</summary>
    public static void GetMemory(out LwipMemory memory) => NativeLink.GetMemory(out memory);

    private static int CopyAscii(string text, byte* bytes)
    {
        int length = text.Length < MaximumCredentialLength ? text.Length : MaximumCredentialLength;
        for (int i = 0; i < length; i++)
        {
            char c = text[i];
            bytes[i] = c < 128 ? (byte)c : (byte)'?';
        }
        return length;
    }
}
