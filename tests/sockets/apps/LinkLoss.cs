using System;
using NanoSocket;

// The carrier goes while three connections are open: one message for the link, one for each connection, a refusal while
// it is down; then it comes back by itself and new connections work.
const int Connections = 3;
byte[] data = new byte[512];
byte[] echo = new byte[2048];

Net.Online();
int[] ids = new int[Connections];
for (int i = 0; i < Connections; i++)
{
    ids[i] = Net.Connect(SocketCore.Tcp, Net.EchoTcp);
}

Message message;
SocketCore.SockSend(ids[0], data);
int outstanding = data.Length;
while ((message = Rtos.Receive(Net.LimitMs)).Id != Rtos.MsgPdpDeactInd)
{
    Net.That(message.Id is Rtos.MsgSockSendCnf or Rtos.MsgSockRecvInd, "traffic or the loss, got " + message.Id);
    if (message.Id == Rtos.MsgSockRecvInd)
    {
        outstanding -= SocketCore.SockRecv(message.SocketIndex, echo, 0, echo.Length);
    }
    if (outstanding == 0)
    {
        SocketCore.SockSend(ids[0], data);
        outstanding = data.Length;
    }
}
Console.WriteLine("link lost");

int closed = 0;
while (closed < Connections)
{
    message = Rtos.Receive(Net.LimitMs);
    Net.That(message.Id is Rtos.MsgSockCloseInd or Rtos.MsgSockSendCnf or Rtos.MsgSockRecvInd,
        "the closes, got " + message.Id);
    closed += message.Id == Rtos.MsgSockCloseInd ? 1 : 0;
}
Console.WriteLine(closed + " connections closed");

int early = SocketCore.SockConnExt(SocketCore.Tcp, Net.Host, Net.EchoTcp);
Net.That(early >= 0, "a socket while the link is down");
Net.Expect(Rtos.MsgSockConnCnf, early, 1);
Net.That(SocketCore.SockDestroy(early) == 1, "a failed connection can be destroyed");
foreach (int id in ids)
{
    Net.Close(id);
}
Console.WriteLine("refused while down");

Net.Online();
Net.Close(Net.Connect(SocketCore.Tcp, Net.EchoTcp));
Net.That(Modem.LinkCount == 2, "the second link, got " + Modem.LinkCount);
Console.WriteLine("connected again");
