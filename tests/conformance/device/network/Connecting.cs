using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <summary>How a connect ends, and that its result is a message (1.1, 2.3).</summary>
[TestClass]
public class Connecting
{
    /// <summary>Where nobody ever answers: of the network for documentation (TEST-NET-1, RFC 5737).</summary>
    private const string Silent = "192.0.2.1";

    [TestMethod]
    public void Case_12_listener_present_gives_one_CONN_CNF()
    {
        using Case test = new();
        int id = test.Connect(SocketCore.Tcp, Peer.Tcp());
        test.ConnectConfirmed(id, 0);
        test.Nothing(500);
    }

    [TestMethod]
    public void Case_13_port_closed_gives_one_CONN_CNF_with_result_1_and_the_id_can_be_destroyed()
    {
        using Case test = new();
        Peer nobody = Peer.Nobody();
        int id = test.Connect(SocketCore.Tcp, nobody);
        test.ConnectConfirmed(id, 1);
        test.Destroy(id, 1);

        Assert.AreEqual(id, test.Connect(SocketCore.Tcp, nobody), "id used again");
        test.ConnectConfirmed(id, 1);
        test.Nothing(500);
    }

    [TestMethod]
    public void Case_14_a_name_that_does_not_resolve_gives_CONN_CNF_with_result_1()
    {
        using Case test = new();
        int id = test.Connect(SocketCore.Tcp, "nowhere.invalid", 80);
        Assert.AreEqual(0, id, "id");
        test.ConnectConfirmed(id, 1);
        test.Destroy(id, 1);
        test.Nothing(500);
    }

    [TestMethod]
    public void Case_15_a_close_while_connecting_is_confirmed_and_no_CONN_CNF_comes()
    {
        using Case test = new();
        int id = test.Connect(SocketCore.Tcp, Silent, 80);
        test.Close(id);
        test.CloseConfirmed(id);
        test.Nothing(3000);
    }

    [TestMethod]
    public void Case_16_a_socket_can_send_from_the_fetch_of_its_CONN_CNF_on()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connect(SocketCore.Tcp, peer);
        peer.Accept();
        peer.Send(1); // When it has arrived, the connection is up on the board, too.
        test.SendRefused(id, 10, SocketCore.ErrENotConn);

        test.ConnectConfirmed(id, 0);
        test.Announced(id, 1);
        test.SendAccepted(id, 10);
        test.SendConfirmed(id, 10);
        peer.Receive(10);
        test.Nothing(200);
    }

    [TestMethod]
    public void Case_17_data_that_arrives_before_CONN_CNF_is_fetched_is_announced_after_it()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connect(SocketCore.Tcp, peer);
        peer.Accept();
        peer.Send(5);
        test.Pause(1000);

        test.ConnectConfirmed(id, 0);
        test.Announced(id, 5);
        test.Receive(id, 5, 5);
    }

    [TestMethod]
    public void Case_18_optional_arguments_are_optional()
    {
        using Case test = new();
        Peer tcp = Peer.Tcp();
        test.ConnectConfirmed(test.Connect(SocketCore.Tcp, tcp, receiveBuffer: 0), 0);
        test.ConnectConfirmed(test.Connect(SocketCore.Tcp, tcp, receiveBuffer: 1), 0);
        test.ConnectConfirmed(test.Connect(SocketCore.Udp, Peer.Udp(), receiveBuffer: 4096), 0);
    }
}
