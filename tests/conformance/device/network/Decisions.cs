using System.Threading;
using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <summary>What the reference leaves open and section 7 of the specification decides.</summary>
[TestClass]
public class Decisions
{
    /// <summary>Where nobody ever answers.</summary>
    private const string Silent = "192.0.2.1";

    private const int ConfirmationLimit = 16;

    [TestMethod]
    public void Decision_02_a_seventeenth_unfetched_confirmation_is_not_made()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        for (int i = 0; i < ConfirmationLimit; i++)
        {
            test.SendAccepted(id, 10);
        }

        test.SendRefused(id, 10, SocketCore.ErrENoBufs);
        for (int i = 0; i < ConfirmationLimit; i++)
        {
            test.SendConfirmed(id, 10);
        }

        test.Nothing(300);
        peer.Receive(10 * ConfirmationLimit);
        test.SendAccepted(id, 10);
        test.SendConfirmed(id, 10);
    }

    [TestMethod]
    public void Decision_04_a_local_port_in_use_is_refused_and_takes_no_id()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connect(SocketCore.Tcp, peer, receiveBuffer: 0, localPort: 40_000);
        test.ConnectConfirmed(id, 0);
        Assert.AreEqual(-1, test.Connect(SocketCore.Tcp, peer, receiveBuffer: 0, localPort: 40_000), "id");
        Assert.AreEqual(1, test.Connect(SocketCore.Tcp, peer, receiveBuffer: 0, localPort: 40_001), "next id");
        test.ConnectConfirmed(1, 0);
    }

    [TestMethod]
    public void Decision_06_a_close_delivers_what_was_accepted_and_then_sends_FIN()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        test.SendAccepted(id, Case.FullRoom);
        test.CloseAndDestroy(id);
        peer.Receive(Case.FullRoom);
        Assert.AreEqual("fin", peer.End(), "what the peer sees");
        test.Nothing(200);
    }

    [TestMethod]
    public void Decision_12_a_CLOSE_IND_that_waits_when_the_socket_is_closed_comes_before_CLOSE_CNF()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        peer.Finish();
        test.Pause(1500);
        test.Close(id);
        test.PeerClosed(id);
        test.CloseConfirmed(id);
        test.Destroy(id, 1);
        test.Nothing(200);
    }

    [TestMethod]
    public void Decision_13_messages_go_to_the_thread_that_opened_the_socket_and_its_end_frees_the_socket()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = -1;
        Message confirmation = default;
        Thread opener = new(() =>
        {
            id = test.Connect(SocketCore.Tcp, peer);
            confirmation = Rtos.Receive(Case.LimitMs);
        });
        opener.Start();
        opener.Join();

        Assert.AreEqual(Rtos.MsgSockConnCnf, confirmation.Id, "message of the thread that opened the socket");
        test.Nothing(200);
        peer.Accept();
        Assert.AreEqual("fin", peer.End(), "what the peer sees when the thread has ended");
        Assert.AreEqual(id, test.Connect(SocketCore.Tcp, peer), "id used again");
        test.ConnectConfirmed(id, 0);
    }

    [TestMethod]
    public void Decision_14_a_lost_link_is_told_once_and_ends_every_connection()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int connected = test.Connected(peer);
        int connecting = test.Connect(SocketCore.Tcp, Silent, 80);
        peer.Hold(); // So that the byte is not confirmed before the carrier is gone.
        peer.DropCarrierAtNextByte();
        test.SendAccepted(connected, 1);

        test.LinkLost();
        test.ConnectConfirmed(connecting, 1);
        test.PeerClosed(connected);
        int early = test.Connect(SocketCore.Tcp, peer);
        test.ConnectConfirmed(early, 1);
        test.CloseAndDestroy(connected);
        test.Destroy(connecting, 1);
        test.Destroy(early, 1);
    }

    [TestMethod]
    public void Decision_16_type_3_asks_for_ICMP_echoes_and_other_types_are_refused()
    {
        using Case test = new();
        int id = test.Connect(SocketCore.Icmp, Control.Host, 0);
        test.ConnectConfirmed(id, 0);
        test.SendAccepted(id, 32);
        test.SendConfirmed(id, 32);
        test.Announced(id, 32);
        test.ReceiveDatagram(id, 100, 32);

        Assert.AreEqual(-1, test.Connect(4, Control.Host, 80), "type 4");
        Assert.AreEqual(-1, test.Connect(-1, Control.Host, 80), "type -1");
        test.Nothing(200);
    }
}
