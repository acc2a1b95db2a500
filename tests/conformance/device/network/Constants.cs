using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <summary>Numbers that scripts and apps rely on.</summary>
[TestClass]
public class Constants
{
    [TestMethod]
    public void Case_01_socketcore_has_the_published_numbers()
    {
        Assert.AreEqual(4095, SocketCore.SolSocket);
        Assert.AreEqual(6, SocketCore.IpProtoTcp);
        Assert.AreEqual(4, SocketCore.SoReuseAddr);
        Assert.AreEqual(8, SocketCore.SoKeepAlive);
        Assert.AreEqual(3, SocketCore.TcpKeepIdle);
        Assert.AreEqual(4, SocketCore.TcpKeepIntvl);
        Assert.AreEqual(5, SocketCore.TcpKeepCnt);
        int[] errors =
        [
            SocketCore.ErrUnkown, SocketCore.ErrOk, SocketCore.ErrENoMem, SocketCore.ErrENoBufs,
            SocketCore.ErrETimeout, SocketCore.ErrERte, SocketCore.ErrEInProgress, SocketCore.ErrEWouldBlock,
            SocketCore.ErrEAddrInUse, SocketCore.ErrEAlready, SocketCore.ErrEIsConn, SocketCore.ErrENotConn,
            SocketCore.ErrEIf, SocketCore.ErrEAbort, SocketCore.ErrERst, SocketCore.ErrEClsd, SocketCore.ErrEArg,
            SocketCore.ErrEIo, SocketCore.ErrSslEHandeshak, SocketCore.ErrSslEInit, SocketCore.ErrSslEInvalid,
        ];
        CollectionAssert.AreEqual(
            new[] { -1, 0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 }, errors);
    }

    [TestMethod]
    public void Case_02_rtos_has_the_published_numbers()
    {
        int[] messages =
        [
            Rtos.WaitMsgTimeout, Rtos.MsgTimer, Rtos.MsgPdpDeactInd, Rtos.MsgSockRecvInd, Rtos.MsgSockSendCnf,
            Rtos.MsgSockCloseCnf, Rtos.MsgSockConnCnf, Rtos.MsgSockCloseInd,
        ];
        CollectionAssert.AreEqual(new[] { 4, 5, 30, 31, 32, 33, 34, 36 }, messages);
    }
}
