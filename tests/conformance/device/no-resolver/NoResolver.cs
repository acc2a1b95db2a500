using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <summary>An operator that announces no name servers: names cannot even be asked for (1.1, 7.15).</summary>
[TestClass]
public class NoResolver
{
    [TestMethod]
    public void Case_09_a_name_that_cannot_be_asked_for_is_refused_and_takes_no_id()
    {
        using Case test = new();
        Assert.IsFalse(test.ConnectOrNull(SocketCore.Tcp, "server.example", 80).HasValue, "sock_conn");
        Assert.AreEqual(-2, test.Connect(SocketCore.Tcp, "server.example", 80), "sock_conn_ext");
        test.Nothing(300);

        Assert.AreEqual(0, test.Connect(SocketCore.Tcp, Peer.Tcp()), "id of an address");
        test.ConnectConfirmed(0, 0);
    }
}
