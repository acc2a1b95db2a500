using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <summary>When data is announced, how much of it can be read, and that nothing is announced twice (1.4, 2.4, 7.10).
/// </summary>
[TestClass]
public class Receiving
{
    [TestMethod]
    public void Case_29_5000_bytes_are_announced_as_2048_2048_and_904_each_after_the_last_was_read()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        peer.Send(5000);
        test.Announced(id, 2048);
        test.Nothing(300);
        test.Receive(id, 2048, 2048);
        test.Announced(id, 2048);
        test.Receive(id, 2048, 2048);
        test.Announced(id, 904);
        test.Receive(id, 904, 904);
        test.Nothing(300);
    }

    [TestMethod]
    public void Case_30_a_read_gives_no_more_than_was_announced()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        peer.Send(5000);
        test.Announced(id, 2048);
        test.Receive(id, 5000, 2048);
    }

    [TestMethod]
    public void Case_31_data_that_arrives_while_announced_data_is_unread_is_announced_after_the_rest_was_read()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        peer.Send(100);
        test.Announced(id, 100);
        test.Receive(id, 40, 40);
        peer.Send(10);
        test.Nothing(300);
        test.Receive(id, 60, 60);
        test.Announced(id, 10);
        test.Receive(id, 10, 10);
    }

    [TestMethod]
    public void Case_32_an_announcement_that_is_ignored_is_the_last()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        peer.Send(100);
        test.Announced(id, 100);
        for (int i = 0; i < 10; i++)
        {
            peer.Send(10);
        }

        test.Nothing(500);
    }

    [TestMethod]
    public void Case_33_a_read_without_data_gives_an_empty_result()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        test.ReceiveNothing(5, 10);
        int id = test.Connect(SocketCore.Tcp, peer);
        test.ReceiveNothing(id, 10);
        test.ConnectConfirmed(id, 0);
        test.ReceiveNothing(id, 10);
        test.Close(id);
        test.CloseConfirmed(id);
        test.ReceiveNothing(id, 10);
        test.ReceiveNothing(10, 10);
        test.ReceiveNothing(-1, 10);
    }

    [TestMethod]
    public void Case_34_a_read_of_nothing_or_less_gives_an_empty_result_and_keeps_the_data()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connected(peer);
        peer.Send(10);
        test.Announced(id, 10);
        test.ReceiveNothing(id, 0);
        test.ReceiveNothing(id, -1);
        test.Receive(id, 10, 10);
        test.Nothing(200);
    }

    [TestMethod]
    public void Case_35_datagrams_are_read_one_by_one_with_an_announcement_each()
    {
        using Case test = new();
        Peer peer = Peer.Udp();
        int id = Opened(test, peer);
        peer.Send(10);
        peer.Send(20);
        test.Announced(id, 30); // An upper bound.
        test.ReceiveDatagram(id, 1472, 10);
        test.Announced(id, 20);
        test.ReceiveDatagram(id, 1472, 20);
        test.Nothing(200);
    }

    [TestMethod]
    public void Case_36_what_is_not_read_of_a_datagram_is_discarded()
    {
        using Case test = new();
        Peer peer = Peer.Udp();
        int id = Opened(test, peer);
        peer.Send(100);
        test.Announced(id, 100);
        test.ReceiveDatagram(id, 30, 30);
        test.Nothing(300);
        test.Receive(id, 70, 0);
    }

    /// <summary>A UDP socket that the server knows how to reach.</summary>
    private static int Opened(Case test, Peer peer)
    {
        int id = test.Connect(SocketCore.Udp, peer);
        test.ConnectConfirmed(id, 0);
        test.SendAccepted(id, 1);
        test.SendConfirmed(id, 1);
        peer.Receive(1);
        return id;
    }
}
