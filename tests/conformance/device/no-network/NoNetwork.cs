using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <summary>A SIM that no operator takes: connects still get their one answer (1.1, 7.14).</summary>
[TestClass]
public class NoNetwork
{
    [TestMethod]
    public void Case_10_without_a_network_an_address_gives_an_id_and_CONN_CNF_with_result_1()
    {
        Rtos.PowerOn(true);
        using Case test = new(needsLink: false);
        int id = test.Connect(SocketCore.Tcp, Control.Host, 80);
        Assert.AreEqual(0, id, "id");
        test.ConnectConfirmed(id, 1);
        test.Destroy(id, 1);
        test.Nothing(300);
    }
}
