using System;
using NanoSocket.Core.Dns;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace NanoSocket.Core.Net;

/// <summary>
/// lwIP as an <see cref="INetworkStack"/>. There is one in a process, since lwIP's state is static C memory:
/// creating a second one ends the run.
/// </summary>
public sealed unsafe partial class LwipStack : INetworkStack
{
    private const int MaximumCredentialLength = 64;

    /// <summary>Bytes after which answers of name servers are taken from the shim (see nslink.h).</summary>
    private const int InputPiece = 512;

    private readonly Resolver _resolver;

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

        _resolver = new Resolver(new LwipDnsPort(), NativeLink.SlotCount(), nowMs);
    }

    /// <inheritdoc/>
    public int SlotCount => NativeLink.SlotCount();

    /// <inheritdoc/>
    public int MaximumSegmentSize => NativeLink.MaximumSegmentSize();

    /// <inheritdoc/>
    public int NextTimeout
    {
        get
        {
            int stack = NativeLink.NextTimeout();
            int names = _resolver.NextTimeout;
            return stack < 0 || (names >= 0 && names < stack) ? names : stack;
        }
    }

    /// <inheritdoc/>
    public LinkState LinkState => (LinkState)NativeLink.LinkState();

    /// <inheritdoc/>
    public LinkError LinkError => (LinkError)NativeLink.LinkError();

    /// <inheritdoc/>
    public uint LocalAddress => NativeLink.LocalAddress();

    /// <inheritdoc/>
    public uint PendingSlots => NativeLink.Pending() | _resolver.PendingSlots;

    /// <inheritdoc/>
    public void Poll(uint nowMs)
    {
        NativeLink.Poll(nowMs);
        FollowLink();
        _resolver.Poll(nowMs);
    }

    /// <inheritdoc/>
    /// <remarks>Non-ASCII characters are sent as '?'; at most 64 characters of each are used.</remarks>
    public void OpenLink(string user, string password)
    {
        byte* userBytes = stackalloc byte[MaximumCredentialLength];
        byte* passwordBytes = stackalloc byte[MaximumCredentialLength];
        int userLength = CopyAscii(user, userBytes);
        int passwordLength = CopyAscii(password, passwordBytes);
        NativeLink.OpenLink(userBytes, userLength, passwordBytes, passwordLength);
        FollowLink();
    }

    /// <inheritdoc/>
    public void CloseLink(bool orderly)
    {
        NativeLink.CloseLink(orderly ? 1 : 0);
        FollowLink();
    }

    /// <inheritdoc/>
    public uint DnsServer(int index) => NativeLink.DnsServer(index);

    /// <inheritdoc/>
    /// <remarks>What the servers before said is forgotten.</remarks>
    public void SetDnsServer(int index, uint address)
    {
        NativeLink.SetDnsServer(index, address);
        _resolver.ClearCache();
    }

    /// <inheritdoc/>
    public void LinkInput(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* pointer = bytes)
        {
            for (int done = 0; done < bytes.Length; done += InputPiece)
            {
                NativeLink.LinkInput(pointer + done, Math.Min(InputPiece, bytes.Length - done));
                TakeAnswers();
            }
        }

        FollowLink();
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
    public bool ProbePath() => _resolver.Probe();

    /// <inheritdoc/>
    /// <remarks><see cref="StackResult.NoRoute"/>: the link is not up. <see cref="StackResult.Invalid"/>: the name is
    /// longer than 100 characters or has a form that no name can have, or the slot already resolves one.</remarks>
    public StackResult Resolve(int slot, ReadOnlySpan<byte> asciiName)
    {
        if ((uint)slot >= (uint)SlotCount)
        {
            return StackResult.Invalid;
        }

        if (HostAddress.TryParseLiteral(asciiName, out uint literal))
        {
            _resolver.SetAddress(slot, literal);
            return StackResult.Ok;
        }

        return LinkState == LinkState.Up ? _resolver.Resolve(slot, asciiName) : StackResult.NoRoute;
    }

    /// <inheritdoc/>
    public uint ResolvedAddress(int slot, int index = 0)
        => (uint)slot < (uint)SlotCount ? _resolver.Address(slot, index) : 0;

    /// <inheritdoc/>
    public StackResult Open(int slot, Transport transport, ushort localPort, int receiveWindow)
        => (StackResult)NativeLink.Open(slot, (int)transport, localPort, receiveWindow);

    /// <inheritdoc/>
    /// <remarks>Plain TCP only.</remarks>
    public StackResult Secure(int slot, TlsOptions options, ReadOnlySpan<byte> asciiName) => StackResult.Invalid;

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
    public void Close(int slot, bool orderly)
    {
        NativeLink.Close(slot, orderly ? 1 : 0);
        if ((uint)slot < (uint)SlotCount)
        {
            _resolver.Cancel(slot);
        }
    }

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
    public SlotEvents TakeEvents(int slot)
    {
        SlotEvents names = (uint)slot < (uint)SlotCount ? _resolver.TakeEvents(slot) : SlotEvents.None;
        return names | (SlotEvents)NativeLink.TakeEvents(slot);
    }

    /// <inheritdoc/>
    public SocketFailure FailureOf(int slot)
    {
        SocketFailure names = (uint)slot < (uint)SlotCount ? _resolver.FailureOf(slot) : SocketFailure.None;
        return names != SocketFailure.None ? names : (SocketFailure)NativeLink.Failure(slot);
    }

    /// <inheritdoc/>
    /// <remarks>Never: see <see cref="Secure"/>.</remarks>
    public bool TryGetTls(int slot, out TlsFacts facts)
    {
        facts = default;
        return false;
    }

    /// <inheritdoc/>
    public void GetStatistics(out LinkStatistics statistics)
    {
        NativeLink.GetStatistics(out statistics);
        statistics.AnswersRefused += _resolver.AnswersRefused;
        statistics.QuestionsRepeated = _resolver.Repetitions;
    }

    /// <summary>What the stack (there is only one) uses of its memory now.</summary>
    public static void GetMemory(out LwipMemory memory) => NativeLink.GetMemory(out memory);

    private void TakeAnswers()
    {
        if (_resolver.IsIdle)
        {
            return;
        }

        byte* answer = stackalloc byte[DnsMessage.MaxLength];
        int length;
        while ((length = NativeLink.QueryAnswer(out int query, out uint server, answer, DnsMessage.MaxLength)) > 0)
        {
            _resolver.Receive(query, server, new ReadOnlySpan<byte>(answer, length));
        }
    }

    /// <summary>Questions end with the link.</summary>
    private void FollowLink()
    {
        if (!_resolver.IsIdle && LinkState != LinkState.Up)
        {
            _resolver.LoseLink();
        }
    }

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
