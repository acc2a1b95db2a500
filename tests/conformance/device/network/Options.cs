using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <summary>Which options can be set (1.7).</summary>
[TestClass]
public class Options
{
    [TestMethod]
    public void Case_48_keep_alive_can_be_set_on_a_connected_socket()
    {
        using Case test = new();
        int id = test.Connected(Peer.Tcp());
        test.SetOption(id, SocketCore.SolSocket, SocketCore.SoKeepAlive, 1, 0);
        test.SetOption(id, SocketCore.IpProtoTcp, SocketCore.TcpKeepIdle, 30, 0);
        test.SetOption(id, SocketCore.IpProtoTcp, SocketCore.TcpKeepIntvl, 60, 0);
        test.SetOption(id, SocketCore.IpProtoTcp, SocketCore.TcpKeepCnt, 3, 0);
    }

    [TestMethod]
    public void Case_49_what_cannot_be_set_gives_minus_1()
    {
        using Case test = new();
        int id = test.Connected(Peer.Tcp());
        test.SetOption(5, SocketCore.SolSocket, SocketCore.SoKeepAlive, 1, -1);
        test.SetOption(10, SocketCore.SolSocket, SocketCore.SoKeepAlive, 1, -1);
        test.SetOption(-1, SocketCore.SolSocket, SocketCore.SoKeepAlive, 1, -1);
        test.SetOption(id, 1, SocketCore.SoKeepAlive, 1, -1);
        test.SetOption(id, SocketCore.SolSocket, 99, 1, -1);
        test.SetOption(id, SocketCore.IpProtoTcp, SocketCore.SoKeepAlive, 1, -1);
        test.Close(id);
        test.CloseConfirmed(id);
        test.SetOption(id, SocketCore.SolSocket, SocketCore.SoKeepAlive, 1, -1);
    }
}
