using System;
using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <summary>What a send returns, when it is confirmed, and that its bytes arrive (1.3, 1.8, 2.3).</summary>
[TestClass]
public class Sending
{
    [TestMethod]
    public void Case_20_a_send_is_confirmed_when_the_peer_has_acknowledged_it_and_not_before()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        peer.Hold();
        test.SendAccepted(id, 10);
        peer.Receive(10);
        test.Nothing(500);

        peer.Release();
        test.SendConfirmed(id, 10);
        test.Nothing(200);
    }

    [TestMethod]
    public void Case_21_11200_bytes_in_one_call_arrive_in_order_with_one_SEND_CNF()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        test.SendAccepted(id, Case.FullRoom);
        test.SendConfirmed(id, Case.FullRoom);
        peer.Receive(Case.FullRoom);
        test.Nothing(200);
    }

    [TestMethod]
    public void Case_22_two_sends_without_waiting_are_confirmed_each_in_order()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        test.SendAccepted(id, 100);
        test.SendAccepted(id, 200);
        test.SendConfirmed(id, 100);
        test.SendConfirmed(id, 200);
        peer.Receive(300);
    }

    [TestMethod]
    public void Case_23_bytes_of_every_value_arrive_intact()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        test.SendAccepted(id, 512); // The pattern has every value in it.
        test.SendConfirmed(id, 512);
        peer.Receive(512);
    }

    [TestMethod]
    public void Case_24_a_send_on_what_is_not_connected_is_refused_without_a_message()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int closed = test.Connected(peer);
        test.Close(closed);
        test.CloseConfirmed(closed);

        test.SendRefused(5, 10, SocketCore.ErrENotConn);
        test.SendRefused(closed, 10, SocketCore.ErrENotConn);
        test.SendRefused(10, 10, SocketCore.ErrEArg);
        test.SendRefused(255, 10, SocketCore.ErrEArg);
        test.SendRefused(-1, 10, SocketCore.ErrEArg);
        test.Nothing(300);
    }

    [TestMethod]
    public unsafe void Case_25_more_than_the_socket_takes_is_refused_whole()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        byte first = 0;

        // 70,000 bytes do not fit into every board's memory. They are refused before one of them is looked at.
        SendResult result = SocketCore.SockSend(id, new ReadOnlySpan<byte>(&first, 70_000));
        Case.Trace("sock_send(" + id.ToString() + ", 70000 bytes) = " + result.Accepted.ToString() + ", "
            + result.Error.ToString());
        Assert.AreEqual(0, result.Accepted, "result1");
        Assert.AreEqual(SocketCore.ErrENoBufs, result.Error, "result2");
        test.SendFailed(id);
        test.SendRefused(id, Case.FullRoom + 1, SocketCore.ErrENoBufs);
        test.SendFailed(id);

        test.SendAccepted(id, 100);
        test.SendConfirmed(id, 100);
        peer.Receive(100);
    }

    [TestMethod]
    public void Case_26_a_send_after_the_peers_reset_fails_with_a_message()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        peer.Reset();
        test.SendRefused(id, 10, SocketCore.ErrERst);
        test.SendFailed(id);
        test.PeerClosed(id);
    }

    [TestMethod]
    public void Case_27_a_datagram_of_1472_bytes_is_confirmed_at_once_with_or_without_a_receiver()
    {
        using Case test = new();
        Peer peer = Peer.Udp();
        int heard = test.Connect(SocketCore.Udp, peer);
        test.ConnectConfirmed(heard, 0);
        test.SendAccepted(heard, 1472);
        test.SendConfirmed(heard, 1472);
        peer.Receive(1472);

        int unheard = test.Connect(SocketCore.Udp, Peer.Nobody());
        test.ConnectConfirmed(unheard, 0);
        test.SendAccepted(unheard, 1472);
        test.SendConfirmed(unheard, 1472);
    }

    [TestMethod]
    public void Case_28_the_room_shrinks_while_data_is_unacknowledged_and_comes_back()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        Assert.AreEqual(Case.FullRoom, Case.Room(id), "room of an idle socket");
        peer.Hold();
        test.SendAccepted(id, 3000);
        Assert.AreEqual(Case.FullRoom - 3000, Case.Room(id), "room while 3000 bytes are not acknowledged");

        peer.Receive(3000);
        peer.Release();
        test.SendConfirmed(id, 3000);
        Assert.AreEqual(Case.FullRoom, Case.Room(id), "room after the confirmation");

        test.Close(id);
        test.CloseConfirmed(id);
        Assert.AreEqual(0, Case.Room(id), "room of a closed socket");
        Assert.AreEqual(0, Case.Room(5), "room of an unused socket");
        Assert.AreEqual(0, Case.Room(10), "room of no socket");
    }
}
