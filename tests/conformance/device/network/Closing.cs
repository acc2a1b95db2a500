using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <summary>Closing from both sides, and what is left of a connection afterwards (1.5, 1.6, 2.5, 7.11, 7.12).</summary>
[TestClass]
public class Closing
{
    /// <summary>A peer's close is announced this much later, at least.</summary>
    private const int DelayMs = 500;

    /// <summary>... and with an idle connection no later than this.</summary>
    private const int LatestMs = 1500;

    [TestMethod]
    public void Case_38_a_close_is_confirmed_and_the_peer_sees_FIN()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        test.Close(id);
        test.CloseConfirmed(id);
        Assert.AreEqual("fin", peer.End(), "what the peer sees");
    }

    [TestMethod]
    public void Case_39_a_close_of_an_unused_id_is_confirmed_and_leaves_nothing_to_destroy()
    {
        using Case test = new();
        test.Close(5);
        test.CloseConfirmed(5);
        test.Destroy(5, 0);
    }

    [TestMethod]
    public void Case_40_each_close_is_confirmed_and_only_one_destroy_succeeds()
    {
        using Case test = new();
        int id = test.Connected(Peer.Tcp());
        test.Close(id);
        test.Close(id);
        test.CloseConfirmed(id);
        test.CloseConfirmed(id);
        test.Destroy(id, 1);
        test.Destroy(id, 0);
        test.Nothing(200);
    }

    [TestMethod]
    public void Case_41_a_connection_that_is_not_closed_cannot_be_destroyed_and_lives_on()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connect(SocketCore.Tcp, peer);
        test.Destroy(id, 0);
        test.ConnectConfirmed(id, 0);
        test.Destroy(id, 0);
        peer.Accept();
        test.SendAccepted(id, 10);
        test.SendConfirmed(id, 10);
        peer.Receive(10);
    }

    [TestMethod]
    public void Case_42_all_data_of_a_peer_that_sends_and_closes_at_once_is_read_before_CLOSE_IND()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        peer.Send(3000);
        long before = Case.NowMs;
        peer.Finish();
        test.Announced(id, 2048);
        test.Receive(id, 2048, 2048);
        test.Announced(id, 952);
        test.Receive(id, 952, 952);
        test.PeerClosed(id);
        Assert.IsTrue(Case.NowMs - before >= DelayMs, "CLOSE_IND came too early");
    }

    [TestMethod]
    public void Case_43_a_peers_close_is_announced_after_500_ms_and_ends_the_connection()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        long before = Case.NowMs;
        peer.Finish();
        long after = Case.NowMs;
        test.PeerClosed(id);
        Assert.IsTrue(Case.NowMs - before >= DelayMs, "CLOSE_IND came too early");
        Assert.IsTrue(Case.NowMs - after < LatestMs, "CLOSE_IND came too late");
        test.SendRefused(id, 10, SocketCore.ErrENotConn);
        test.ReceiveNothing(id, 10);
        test.Destroy(id, 1);
    }

    [TestMethod]
    public void Case_44_a_close_within_the_500_ms_takes_the_place_of_CLOSE_IND()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        peer.Finish();
        test.Close(id);
        test.CloseConfirmed(id);
        test.Nothing(LatestMs);
    }

    [TestMethod]
    public void Case_45_a_close_after_CLOSE_IND_is_confirmed_and_the_id_can_be_destroyed()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        peer.Finish();
        test.PeerClosed(id);
        test.CloseAndDestroy(id);
    }

    [TestMethod]
    public void Case_46_nothing_of_the_old_connection_comes_once_the_id_is_used_again()
    {
        using Case test = new();
        Peer old = Peer.Tcp();
        int id = test.Connected(old);
        old.Hold();
        test.SendAccepted(id, 100);
        old.Receive(100);
        old.Send(50);
        test.CloseAndDestroy(id);

        Peer next = Peer.Tcp();
        Assert.AreEqual(id, test.Connect(SocketCore.Tcp, next), "id used again");
        test.ConnectConfirmed(id, 0);
        old.Release();
        Assert.AreEqual("fin", old.End(), "what the old peer sees");
        test.Nothing(1000);
        test.ReceiveNothing(id, 50);
    }

    [TestMethod]
    public void Case_47_a_reset_is_announced_as_a_close()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        peer.Reset();
        test.PeerClosed(id);
        test.CloseAndDestroy(id);
    }
}
