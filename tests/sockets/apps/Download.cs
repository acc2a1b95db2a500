using System;
using NanoSocket;

// Reads a stream until the server closes it: every byte is there, in order, before the close is reported.
Net.Online();
int id = Net.Connect(SocketCore.Tcp, Net.Source);
byte[] buffer = new byte[2048];
int received = 0;
Message message = Rtos.Receive(Net.LimitMs);
while (message.Id == Rtos.MsgSockRecvInd)
{
    Net.That(message.RecvLen is > 0 and <= 2048, "an indication of 1 to 2048 bytes");
    int count = SocketCore.SockRecv(id, buffer, 0, message.RecvLen);
    Net.That(count == message.RecvLen, "as many bytes as announced");
    Net.CheckPattern(new ReadOnlySpan<byte>(buffer, 0, count), received);
    received += count;
    message = Rtos.Receive(Net.LimitMs);
}
Net.That(message.Id == Rtos.MsgSockCloseInd, "the server's close, got " + message.Id);
Net.Close(id);
Console.WriteLine(received + " bytes");
return received == Net.SourceBytes ? 0 : 1;
