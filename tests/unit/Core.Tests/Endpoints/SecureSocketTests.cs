using NanoSocket.Core.Endpoints;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using NanoSocket.Core.Tls;
using Xunit;

namespace NanoSocket.Core.Tests.Endpoints;

/// <summary>A connection that becomes TLS, as <c>SslStream</c> asks for it.</summary>
public sealed class SecureSocketTests
{
    private static readonly int s_slot = EndpointBench.SlotOf(0);

    private readonly EndpointBench _bench = new() { Stack = { SecureResult = StackResult.Ok } };
    private readonly TlsOptions _options = new() { HostName = "server.example" };
    private readonly BlockingSocket _socket;
    private readonly byte[] _buffer = new byte[16];

    public SecureSocketTests() => _socket = _bench.Connected();

    [Fact]
    public void The_call_returns_when_the_handshake_is_done_and_the_peer_stays_the_same()
    {
        _bench.At(500, () => _bench.Stack.FinishHandshake(s_slot));
        Assert.Equal(EndpointResult.Done, _socket.Secure(_options, -1));
        Assert.Equal(500, _bench.NowMs);
        Assert.Same(_options, _bench.Stack.Slots[s_slot].Tls);
        Assert.True(_socket.IsConnected);
        Assert.Equal((SocketBench.Peer, 80u), (_socket.Addresses.RemoteAddress, _socket.Addresses.RemotePort));
        Assert.Equal(EndpointResult.Done, _socket.Send([1, 2, 3], -1, out int sent));
        Assert.Equal(3, sent);
    }

    [Theory]
    [InlineData(SocketFailure.TlsExpired, EndpointResult.TlsFailed)]
    [InlineData(SocketFailure.TlsNameMismatch, EndpointResult.TlsFailed)]
    [InlineData(SocketFailure.Reset, EndpointResult.Reset)]
    [InlineData(SocketFailure.LinkLost, EndpointResult.LinkLost)]
    public void A_handshake_that_fails_says_why_and_so_do_all_calls_after_it(
        SocketFailure failure, EndpointResult expected)
    {
        _bench.At(300, () => _bench.Stack.Reset(s_slot, failure));
        Assert.Equal(expected, _socket.Secure(_options, -1));
        Assert.Equal(failure, _socket.Failure);
        Assert.False(_socket.IsConnected);
        Assert.Equal(expected, _socket.Send([1], -1, out _));
        Assert.Equal(expected, _socket.Receive(_buffer, false, -1, out _, out _));
        Assert.Equal(expected, _socket.Secure(_options, -1));
    }

    [Fact]
    public void Nothing_can_be_sent_or_received_in_plain_text_during_the_handshake()
    {
        EndpointResult sent = default, received = default;
        _bench.At(100, () => sent = _socket.Send([1], 0, out _));
        _bench.At(200, () => received = _socket.Receive(_buffer, false, 0, out _, out _));
        _bench.At(500, () => _bench.Stack.FinishHandshake(s_slot));
        Assert.Equal(EndpointResult.Done, _socket.Secure(_options, -1));
        Assert.Equal((EndpointResult.NotConnected, EndpointResult.NotConnected), (sent, received));
    }

    [Fact]
    public void A_handshake_that_takes_longer_than_the_caller_waits_ends_the_connection()
    {
        long start = _bench.NowMs;
        Assert.Equal(EndpointResult.TlsFailed, _socket.Secure(_options, 3000));
        Assert.Equal((3000, SocketFailure.TlsTimedOut), (_bench.NowMs - start, _socket.Failure));
        _bench.Stack.FinishHandshake(s_slot);
        _bench.Engine.Sockets.ProcessEvents();
        Assert.Equal(EndpointResult.TlsFailed, _socket.Send([1], -1, out _));
    }

    [Fact]
    public void A_close_by_another_thread_ends_the_handshake()
    {
        _bench.At(100, () => _socket.Close(-1));
        Assert.Equal(EndpointResult.Closed, _socket.Secure(_options, -1));
    }

    [Theory]
    [InlineData(StackResult.OutOfMemory, EndpointResult.NoMemory)]
    [InlineData(StackResult.Invalid, EndpointResult.TlsFailed)]
    public void A_handshake_that_cannot_begin_leaves_the_connection_as_it_is(
        StackResult answer, EndpointResult expected)
    {
        _bench.Stack.SecureResult = answer;
        Assert.Equal(expected, _socket.Secure(_options, -1));
        Assert.Equal(EndpointResult.Done, _socket.Send([1], -1, out _));
    }

    [Fact]
    public void A_refused_handshake_has_the_stacks_reason()
    {
        _bench.Stack.SecureResult = StackResult.Refused;
        _bench.Stack.Slots[s_slot].Failure = SocketFailure.TlsNoEntropy;
        Assert.Equal(EndpointResult.TlsFailed, _socket.Secure(_options, -1));
        Assert.Equal(SocketFailure.TlsNoEntropy, _socket.Failure);
    }

    [Fact]
    public void Only_a_connected_stream_can_be_secured_and_only_once()
    {
        Assert.Equal(EndpointResult.NotConnected, _bench.Open().Secure(_options, -1));
        BlockingSocket datagrams = _bench.Open(Transport.Udp);
        Assert.Equal(EndpointResult.Done, datagrams.Connect(SocketBench.Peer, 80, -1));
        Assert.Equal(EndpointResult.InvalidState, datagrams.Secure(_options, -1));
        _bench.At(_bench.NowMs + 100, () => _bench.Stack.FinishHandshake(s_slot));
        Assert.Equal(EndpointResult.Done, _socket.Secure(_options, -1));
        Assert.Equal(EndpointResult.InvalidState, _socket.Secure(_options, -1));
    }

    [Fact]
    public void The_socket_table_shows_what_was_agreed_on_and_why_it_ended()
    {
        _bench.Stack.Slots[s_slot].Facts = new() { Version = TlsVersion.Tls13, Verification = TlsVerification.Chain };
        _bench.At(100, () => _bench.Stack.FinishHandshake(s_slot));
        Assert.Equal(EndpointResult.Done, _socket.Secure(_options, -1));
        _bench.Stack.Reset(s_slot, SocketFailure.TlsTruncated);
        _bench.Engine.Sockets.ProcessEvents();
        SlotSnapshot slot = _bench.Host.Snapshot(s_slot);
        Assert.Equal((SocketKind.Tls, true, SocketFailure.TlsTruncated), (slot.Kind, slot.IsSecured, slot.Failure));
        Assert.Equal((TlsVersion.Tls13, TlsVerification.Chain), (slot.Tls.Version, slot.Tls.Verification));
    }

    [Fact]
    public void A_stream_cut_off_says_so_behind_what_arrived()
    {
        _bench.At(100, () => _bench.Stack.FinishHandshake(s_slot));
        Assert.Equal(EndpointResult.Done, _socket.Secure(_options, -1));
        _bench.Stack.Deliver(s_slot, [7]);
        _bench.Stack.Reset(s_slot, SocketFailure.TlsTruncated);
        _bench.Engine.Sockets.ProcessEvents();
        Assert.Equal(EndpointResult.Done, _socket.Receive(_buffer, false, -1, out int count, out _));
        Assert.Equal(1, count);
        Assert.Equal(EndpointResult.TlsFailed, _socket.Receive(_buffer, false, -1, out _, out _));
        Assert.Equal(SocketFailure.TlsTruncated, _socket.Failure);
    }
}
