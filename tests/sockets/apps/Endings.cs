using System;
using NanoSocket;

// How connections fail and end when nobody serves, and what calls answer then.
Net.Online();

int refused = SocketCore.SockConnExt(SocketCore.Tcp, Net.Host, Net.Nobody);
Net.Expect(Rtos.MsgSockConnCnf, refused, 1);
Net.That(SocketCore.SockDestroy(refused) == 1, "a failed connection can be destroyed at once");
Console.WriteLine("refused");

int nowhere = SocketCore.SockConnExt(SocketCore.Tcp, "nowhere.invalid", Net.EchoTcp);
Net.Expect(Rtos.MsgSockConnCnf, nowhere, 1);
Net.That(SocketCore.SockDestroy(nowhere) == 1, "a failed resolution can be destroyed at once");
Console.WriteLine("no such name");

int reset = Net.Connect(SocketCore.Tcp, Net.Resetter);
Net.That(SocketCore.SockSend(reset, new byte[] { 1 }).Succeeded, "an accepted send");
Message message = Rtos.Receive(Net.LimitMs);
while (message.Id == Rtos.MsgSockSendCnf)
{
    message = Rtos.Receive(Net.LimitMs);
}
Net.That(message.Id == Rtos.MsgSockCloseInd && message.SocketIndex == reset, "the reset as a close");
SendResult late = SocketCore.SockSend(reset, new byte[] { 2 });
Net.That(late.Accepted == 0 && late.Error == SocketCore.ErrENotConn, "a refused send on a closed socket");
Net.Close(reset);
Console.WriteLine("reset");

SocketCore.SockClose(5);
Net.Expect(Rtos.MsgSockCloseCnf, 5, 0);
Net.That(SocketCore.SockDestroy(5) == 0, "nothing to destroy");
Net.That(SocketCore.SockDestroy(-1) == 0 && SocketCore.SockDestroy(10) == 0, "nothing to destroy out of range");
Net.That(SocketCore.SockSend(10, new byte[] { 1 }).Error == SocketCore.ErrEArg, "an invalid id");
Net.That(SocketCore.SockConn(2, Net.Host, 1) == null && SocketCore.SockConn(4, Net.Host, 1) == null, "no such types");
Net.That(SocketCore.SockConn(SocketCore.Tcp, new string('a', 101), 1) == null, "a name that is too long refused");
Console.WriteLine("calls on nothing");
