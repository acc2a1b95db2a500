using System;
using NanoSocket.Core.Net;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;
using Xunit;

namespace NanoSocket.Core.Tests.Tls;

/// <summary>Sockets of type 2 from connect to close, one behaviour each.</summary>
public sealed class TlsLayerTests
{
    [Fact]
    public void A_socket_is_connected_when_the_handshake_is_done_and_not_before()
    {
        TlsBench bench = new();
        int id = bench.Dial(TlsBench.Verified);
        ToyPeer peer = new(bench.Below[id], 1) { IsMute = true };
        bench.Below[id].Connect();
        bench.RunOn(peer);
        Assert.Null(bench.Next());
        Assert.Equal(0, bench.Table.RemainingBuffer(id));

        peer.IsMute = false;
        bench.RunOn(peer);
        Assert.Equal((RtosMessageId.SocketConnected, 0), Next(bench));
        Assert.Equal(PipeConnection.SendLimit, bench.Table.RemainingBuffer(id));
        Assert.True(peer.IsEstablished);
    }

    [Fact]
    public void A_send_is_confirmed_by_the_acknowledgement_of_its_ciphertext()
    {
        TlsBench bench = new();
        int id = bench.Connected(out ToyPeer peer);
        Assert.Equal(1, bench.Table.Send(id, new byte[3000]).Accepted);
        bench.Run();
        for (int i = 0; i < 10; i++)
        {
            peer.Move(100_000, 0);
            bench.Run();
        }

        Assert.Equal(3000, peer.Received.Count);
        Assert.Null(bench.Next());
        peer.Acknowledge(100_000);
        bench.Run();
        Assert.Equal((RtosMessageId.SocketSent, 0), Next(bench));
    }

    [Fact]
    public void Ten_thousand_bytes_are_announced_in_pieces_of_2048_at_most()
    {
        TlsBench bench = new();
        int id = bench.Connected(out ToyPeer peer);
        for (int i = 0; i < 4; i++)
        {
            peer.Say(2500);
        }

        byte[] buffer = new byte[2048];
        int sum = 0;
        while (sum < 10_000)
        {
            bench.RunOn(peer);
            RtosMessage? message = bench.Next();
            Assert.Equal(RtosMessageId.SocketReceived, message!.Value.Id);
            Assert.InRange(message.Value.Length, 1, 2048);
            int count = bench.Table.Receive(id, buffer);
            Assert.Equal(message.Value.Length, count);
            Assert.Equal(peer.Said.GetRange(sum, count), buffer[..count]);
            sum += count;
        }
    }

    [Fact]
    public void What_is_not_read_holds_the_peer_back()
    {
        TlsBench bench = new();
        int id = bench.Connected(out ToyPeer peer);
        for (int i = 0; i < 20; i++)
        {
            peer.Say(2500);
        }

        bench.RunOn(peer);
        Assert.False(peer.IsQuiet);
        Assert.InRange(bench.Below[id].Received.Count, 1, PipeConnection.Window);
    }

    [Fact]
    public void A_close_delivers_says_goodbye_and_ends_the_stream()
    {
        TlsBench bench = new();
        int id = bench.Connected(out ToyPeer peer);
        PipeConnection connection = bench.Below[id];
        bench.Table.Send(id, new byte[11_200]);
        bench.Table.Close(bench.Task, id);
        bench.RunOn(peer);

        Assert.Equal(11_200, peer.Received.Count);
        Assert.True(peer.GotCloseNotify);
        Assert.True(connection.IsFinishing);
        Assert.False(connection.WasAborted);
        Assert.Equal((1, 1), (bench.Engine.Opened, bench.Engine.Freed));
        Assert.Equal((RtosMessageId.SocketClosed, 0), Next(bench));
    }

    [Fact]
    public void A_closed_socket_can_connect_again_at_once_though_the_old_connection_still_needs_the_only_session()
    {
        TlsBench bench = new(sessions: 1);
        int id = bench.Connected(out ToyPeer old);
        bench.Table.Send(id, new byte[5000]);
        bench.Table.Close(bench.Task, id);
        bench.Table.Destroy(id);
        Assert.Equal(id, bench.Dial(TlsBench.Verified));

        ToyPeer young = new(bench.Below[id], 9);
        bench.Below[id].Connect();
        bench.RunOn(old, young);
        Assert.Equal(5000, old.Received.Count);
        Assert.True(young.IsEstablished);
    }

    [Fact]
    public void A_socket_that_does_not_fit_is_refused_before_anything_is_sent()
    {
        TlsBench bench = new(sessions: 2);
        bench.Engine.MemoryFor = 1;
        Assert.Equal(0, bench.Dial(TlsBench.Verified));
        Assert.Equal(-1, bench.Dial(TlsBench.Verified));
        Assert.Equal(SocketFailure.OutOfMemory, bench.Task.ConnectFailure);
        Assert.Throws<InvalidOperationException>(() => bench.Below[1]);

        bench.Engine.MemoryFor = 2;
        Assert.Equal(1, bench.Dial(TlsBench.Verified));
        Assert.Equal(-1, bench.Dial(TlsBench.Verified));
    }

    [Fact]
    public void Without_options_there_is_no_tls()
    {
        TlsBench bench = new();
        Assert.Equal(-1, bench.Dial(options: null));
        Assert.Equal(SocketFailure.TlsNotInImage, bench.Task.ConnectFailure);
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_fails_the_connect_though_the_peer_never_answers()
    {
        TlsBench bench = new();
        bench.Engine.OpenFailure = SocketFailure.TlsBadCaCertificate;
        int id = bench.Dial(TlsBench.Verified);
        bench.Run();
        Assert.Equal((RtosMessageId.SocketConnected, 1), Next(bench));
        Assert.Equal(SocketFailure.TlsBadCaCertificate, bench.Table.Snapshot(id).Failure);
        Assert.Equal(1, bench.Table.Destroy(id));
    }

    [Fact]
    public void A_peer_that_speaks_something_else_fails_the_connect_and_is_told()
    {
        TlsBench bench = new();
        int id = bench.Dial(TlsBench.Verified);
        ToyPeer peer = new(bench.Below[id], 1);
        bench.Below[id].Connect();
        peer.SayNonsense();
        bench.RunOn(peer);
        Assert.Equal((RtosMessageId.SocketConnected, 1), Next(bench));
        Assert.Equal(SocketFailure.TlsAlert, bench.Table.Snapshot(id).Failure);
        Assert.Equal(40, bench.Table.Snapshot(id).Tls.FailureDetail);
        Assert.True(peer.GotAlert);
    }

    [Fact]
    public void A_handshake_takes_a_minute_at_most_however_the_peer_trickles()
    {
        TlsBench bench = new();
        int id = bench.Dial(TlsBench.Verified);
        ToyPeer peer = new(bench.Below[id], 1);
        bench.Below[id].Connect();
        bench.Run();
        peer.Move(10_000, 0);
        for (int second = 0; second < 59; second++)
        {
            bench.Below[id].Arrive([2]);
            bench.Pass(1000);
        }

        Assert.Null(bench.Next());
        bench.Pass(1001);
        Assert.Equal((RtosMessageId.SocketConnected, 1), Next(bench));
        Assert.Equal(SocketFailure.TlsTimedOut, bench.Table.Snapshot(id).Failure);
        bench.Run();
        Assert.Equal(bench.Engine.Opened, bench.Engine.Freed);
    }

    [Fact]
    public void A_close_that_cannot_be_delivered_frees_the_session_after_half_a_minute()
    {
        TlsBench bench = new();
        int id = bench.Connected(out _);
        PipeConnection connection = bench.Below[id];
        bench.Table.Send(id, new byte[11_200]);
        bench.Run();
        connection.PoolLimit = 1460;
        bench.Table.Close(bench.Task, id);
        bench.Pass(29_000);
        Assert.Equal(0, bench.Engine.Freed);
        bench.Pass(2000);
        Assert.True(connection.WasAborted);
        Assert.Equal(1, bench.Engine.Freed);
    }

    [Fact]
    public void Close_notify_of_the_peer_is_the_end_after_the_data()
    {
        TlsBench bench = new();
        int id = bench.Connected(out ToyPeer peer);
        peer.Say(100);
        peer.SayGoodbye();
        bench.RunOn(peer);
        Assert.Equal((RtosMessageId.SocketReceived, 0), Next(bench));
        Assert.Equal(100, bench.Table.Receive(id, new byte[200]));
        bench.Pass(SocketConstants.CloseDelayMs + 1);
        Assert.Equal((RtosMessageId.SocketPeerClosed, 0), Next(bench));
        Assert.Equal(SocketFailure.PeerClosed, bench.Table.Snapshot(id).Failure);
    }

    [Fact]
    public void An_end_without_close_notify_is_told_as_truncation_after_the_data()
    {
        TlsBench bench = new();
        int id = bench.Connected(out ToyPeer peer);
        peer.Say(100);
        peer.Move(0, 100_000);
        bench.Below[id].Finish();
        bench.RunOn(peer);
        Assert.Equal((RtosMessageId.SocketReceived, 0), Next(bench));
        Assert.Equal(100, bench.Table.Receive(id, new byte[200]));
        bench.Pass(SocketConstants.CloseDelayMs + 1);
        Assert.Equal((RtosMessageId.SocketPeerClosed, 0), Next(bench));
        Assert.Equal(SocketFailure.TlsTruncated, bench.Table.Snapshot(id).Failure);
    }

    [Fact]
    public void What_arrived_before_a_reset_can_still_be_read()
    {
        TlsBench bench = new();
        int id = bench.Connected(out ToyPeer peer);
        peer.Say(1500);
        peer.Move(0, 100_000);
        bench.Below[id].Break(SocketFailure.Reset);
        bench.RunOn(peer);
        Assert.Equal((RtosMessageId.SocketReceived, 0), Next(bench));
        Assert.Equal(1500, bench.Table.Receive(id, new byte[2000]));
        Assert.Equal(0, bench.Table.Send(id, [1]).Accepted);
        Assert.Equal(SocketFailure.Reset, bench.Table.Snapshot(id).Failure);
    }

    [Fact]
    public void A_peer_that_hangs_up_during_the_handshake_fails_the_connect()
    {
        TlsBench bench = new();
        int id = bench.Dial(TlsBench.Verified);
        bench.Below[id].Connect();
        bench.Run();
        bench.Below[id].Finish();
        bench.Run();
        Assert.Equal((RtosMessageId.SocketConnected, 1), Next(bench));
        Assert.Equal(SocketFailure.TlsHandshakeCutShort, bench.Table.Snapshot(id).Failure);
    }

    [Fact]
    public void Whom_nobody_verified_is_shown_and_logged()
    {
        TlsBench bench = new();
        int id = bench.Connected(out _, TlsBench.Unverified);
        Assert.True(bench.Table.Snapshot(id).IsSecured);
        Assert.Equal(TlsVerification.None, bench.Table.Snapshot(id).Tls.Verification);
        Assert.Contains("warning: socket 0: TLS without verification", bench.LogText, StringComparison.Ordinal);

        bench.Connected(out _, TlsBench.Verified);
        Assert.DoesNotContain("verification", bench.LogText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_can_forbid_what_is_not_verified()
    {
        TlsBench bench = new(forbidsUnverified: true);
        Assert.Equal(-1, bench.Dial(TlsBench.Unverified));
        Assert.Equal(SocketFailure.TlsUnverifiedForbidden, bench.Task.ConnectFailure);
        Assert.Equal(0, bench.Dial(TlsBench.Verified));
    }

    [Fact]
    public void The_same_peer_is_resumed_with_the_same_demands_only()
    {
        TlsBench bench = new();
        Round(bench, TlsBench.Verified);
        Round(bench, new TlsOptions { CaCertificates = [1, 2, 3] });
        Assert.Equal(1, bench.Engine.Resumed);
        Round(bench, TlsBench.Unverified);
        Round(bench, new TlsOptions { CaCertificates = [1, 2, 3], Insist = false });
        Round(bench, new TlsOptions { CaCertificates = [1, 2, 3], HostName = "other" });
        Assert.Equal(1, bench.Engine.Resumed);
    }

    [Fact]
    public void A_session_that_failed_is_not_taken_up_again()
    {
        TlsBench bench = new();
        Round(bench, TlsBench.Verified);
        int id = bench.Connected(out _);
        Assert.Equal(1, bench.Engine.Resumed);
        bench.Engine.FailsAfter = 0;
        bench.Table.Send(id, [1]);
        bench.Run();
        bench.Table.Close(bench.Task, id);
        bench.Table.Destroy(id);
        bench.Run();
        Drain(bench);
        Round(bench, TlsBench.Verified);
        Assert.Equal(1, bench.Engine.Resumed);
    }

    [Theory]
    [InlineData(null, "192.0.2.1", "192.0.2.1")]
    [InlineData("mqtt.example", "192.0.2.1", "mqtt.example")]
    public void The_engine_is_told_the_name(string? hostName, string address, string expected)
    {
        TlsBench bench = new();
        bench.Dial(new TlsOptions { HostName = hostName }, address);
        bench.Run();
        Assert.Equal(expected, bench.Engine.LastName);
    }

    [Fact]
    public void A_certificate_cannot_be_checked_against_no_name()
    {
        TlsBench bench = new();
        bench.Below.Open(0, Transport.Tcp, 0, 0);
        TlsOptions options = new() { CaCertificates = TlsBench.Verified.CaCertificates, Insist = false };
        Assert.Equal(StackResult.Refused, bench.Layer.Secure(0, options, default));
        Assert.Equal(SocketFailure.BadName, bench.Layer.FailureOf(0));
    }

    [Fact]
    public void A_host_name_that_no_name_can_have_is_refused()
    {
        TlsBench bench = new();
        Assert.Equal(-1, bench.Dial(new TlsOptions { HostName = "a name" }));
        Assert.Equal(SocketFailure.BadName, bench.Task.ConnectFailure);
        Assert.Equal(-1, bench.Dial(new TlsOptions { HostName = new string('a', 101) }));
    }

    [Fact]
    public void A_slot_that_is_connected_can_be_secured_and_told_again()
    {
        TlsBench bench = new();
        bench.Layer.Open(3, Transport.Tcp, 0, 0);
        bench.Below[3].Connect();
        Assert.Equal(SlotEvents.Connected, bench.Layer.TakeEvents(3));
        bench.Below.Send(3, new byte[10]);
        Assert.Equal(StackResult.Ok, bench.Layer.Secure(3, TlsBench.Verified, default));
        Assert.Equal(StackResult.Invalid, bench.Layer.Secure(3, TlsBench.Verified, default));
        Assert.Equal(0u, bench.Layer.AcknowledgedBytes(3));
        Assert.Equal(0, bench.Layer.SendRoom(3));

        bench.Below[3].Deliver(new byte[10]);
        ToyPeer peer = new(bench.Below[3], 1);
        SlotEvents events = SlotEvents.None;
        for (int i = 0; i < 50; i++)
        {
            bench.Worker.Step();
            peer.Move(10_000, 10_000);
            peer.Acknowledge(10_000);
            events |= bench.Layer.TakeEvents(3);
        }

        Assert.Equal(SlotEvents.Connected | SlotEvents.Acknowledged, events & ~SlotEvents.Readable);
        Assert.Equal(10u, bench.Layer.AcknowledgedBytes(3));
        Assert.True(peer.IsEstablished);
    }

    [Fact]
    public void Shutting_down_sending_says_goodbye_and_still_receives()
    {
        TlsBench bench = new();
        int id = bench.Connected(out ToyPeer peer);
        bench.Table.Send(id, new byte[100]);
        Assert.Equal(StackResult.Ok, bench.Layer.ShutDownSending(id));
        bench.RunOn(peer);
        Assert.Equal(100, peer.Received.Count);
        Assert.True(peer.GotCloseNotify);
        Assert.True(bench.Below[id].IsFinishing);
        Assert.Equal(0, bench.Layer.SendRoom(id));
        peer.Say(50);
        bench.RunOn(peer);
        Assert.Equal(50, bench.Layer.Available(id));
    }

    [Fact]
    public void A_name_with_several_addresses_is_tried_at_the_next_when_one_refuses()
    {
        TlsBench bench = new();
        bench.Below.Addresses = [1, 2];
        int id = bench.Dial(new TlsOptions { HostName = "server.example" }, "server.example");
        bench.Run();
        bench.Below[id].Break(SocketFailure.Refused);
        bench.Run();
        Assert.Null(bench.Next());

        ToyPeer peer = new(bench.Below[id], 1);
        bench.Below[id].Connect();
        bench.RunOn(peer);
        Assert.Equal((RtosMessageId.SocketConnected, 0), Next(bench));
        Assert.Equal((2u, "server.example"), (bench.Table.Snapshot(id).Address, bench.Engine.LastName));
    }

    [Fact]
    public void A_certificate_that_is_refused_is_not_looked_for_at_the_next_address()
    {
        TlsBench bench = new();
        bench.Below.Addresses = [1, 2];
        int id = bench.Dial(new TlsOptions { HostName = "server.example" }, "server.example");
        bench.Below[id].Connect();
        bench.Engine.FailsAfter = 0;
        bench.Run();
        Assert.Equal((RtosMessageId.SocketConnected, 1), Next(bench));
        Assert.Equal(SocketFailure.TlsAlert, bench.Table.Snapshot(id).Failure);
    }

    private static void Round(TlsBench bench, TlsOptions options)
    {
        int id = bench.Connected(out ToyPeer peer, options);
        bench.Table.Close(bench.Task, id);
        bench.Table.Destroy(id);
        bench.RunOn(peer);
        Drain(bench);
    }

    private static void Drain(TlsBench bench)
    {
        while (bench.Next() != null)
        {
        }
    }

    private static (RtosMessageId, int) Next(TlsBench bench)
    {
        RtosMessage? message = bench.Next();
        Assert.NotNull(message);
        return (message.Value.Id, message.Value.Result);
    }
}
