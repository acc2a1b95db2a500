using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <summary>One packet in ten gets lost, both ways: what apps see is the same, only later.</summary>
[TestClass]
public class Loss
{
    [TestMethod]
    public void Loss_12_listener_present_gives_one_CONN_CNF()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        for (int i = 0; i < 3; i++)
        {
            int id = test.Connect(SocketCore.Tcp, peer);
            test.ConnectConfirmed(id, 0);
        }
    }

    [TestMethod]
    public void Loss_21_11200_bytes_arrive_in_order_with_one_SEND_CNF()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        for (int i = 0; i < 2; i++)
        {
            test.SendAccepted(id, Case.FullRoom);
            test.SendConfirmed(id, Case.FullRoom);
            peer.Receive(Case.FullRoom);
        }
    }

    [TestMethod]
    public void Loss_42_all_data_of_a_peer_that_sends_and_closes_is_read_before_CLOSE_IND()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        peer.Send(5000);
        test.Announced(id, 2048);
        test.Receive(id, 2048, 2048);
        test.Announced(id, 2048);
        peer.Finish();
        test.Receive(id, 2048, 2048);
        test.Announced(id, 904);
        test.Receive(id, 904, 904);
        test.PeerClosed(id);
        test.CloseAndDestroy(id);
    }
}
