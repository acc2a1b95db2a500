using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <summary>Which id a connect gets, and when an id is free again (1.0, 1.6).</summary>
[TestClass]
public class Allocation
{
    /// <summary>As long as an address may be, in two labels.</summary>
    private static readonly string s_longestName = new string('a', 49) + "." + new string('b', 50);

    [TestMethod]
    public void Case_05_ten_ids_in_order_and_no_eleventh()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        for (int i = 0; i < Case.SlotCount; i++)
        {
            int id = test.Connect(SocketCore.Tcp, peer);
            Assert.AreEqual(i, id, "id");
            test.ConnectConfirmed(id, 0);
        }

        Assert.AreEqual(-1, test.Connect(SocketCore.Tcp, peer), "sock_conn_ext");
        Assert.IsFalse(test.ConnectOrNull(SocketCore.Tcp, Control.Host, peer.Port).HasValue, "sock_conn");
        test.Nothing(500);
    }

    [TestMethod]
    public void Case_06_a_closed_id_is_not_used_again_before_it_is_destroyed()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        ThreeOpen(test, peer);
        test.Close(1);
        test.CloseConfirmed(1);

        Assert.AreEqual(3, test.Connect(SocketCore.Tcp, peer), "id");
        test.ConnectConfirmed(3, 0);
    }

    [TestMethod]
    public void Case_07_the_lowest_destroyed_id_is_used_next()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        ThreeOpen(test, peer);
        test.CloseAndDestroy(1);

        Assert.AreEqual(1, test.Connect(SocketCore.Tcp, peer), "id");
        test.ConnectConfirmed(1, 0);
    }

    [TestMethod]
    public void Case_08_an_address_of_101_characters_is_refused_and_takes_no_id()
    {
        using Case test = new();
        Assert.IsFalse(test.ConnectOrNull(SocketCore.Udp, s_longestName + "b", 1).HasValue, "sock_conn");
        Assert.AreEqual(-1, test.Connect(SocketCore.Udp, s_longestName + "b", 1), "sock_conn_ext");
        test.Nothing(200);

        Assert.AreEqual(0, test.Connect(SocketCore.Udp, s_longestName, 1), "id");
        test.ConnectConfirmed(0, 0);
    }

    private static void ThreeOpen(Case test, Peer peer)
    {
        for (int i = 0; i < 3; i++)
        {
            test.ConnectConfirmed(test.Connect(SocketCore.Tcp, peer), 0);
        }
    }
}
