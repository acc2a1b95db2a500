using System;
using NanoSocket;

// Datagrams of all sizes keep their borders and their bytes; a send is confirmed before its echo comes.
Net.Online();
int id = Net.Connect(SocketCore.Udp, Net.EchoUdp);
byte[] data = new byte[1472];
byte[] echo = new byte[1500];
foreach (int size in new[] { 1, 2, 100, 511, 512, 1000, 1471, 1472 })
{
    for (int i = 0; i < size; i++)
    {
        data[i] = Net.Pattern(size + i);
    }
    Net.That(SocketCore.SockSend(id, data, 0, size).Succeeded, "an accepted datagram");
    Net.Expect(Rtos.MsgSockSendCnf, id, 0);
    Net.Expect(Rtos.MsgSockRecvInd, id, 0);
    int count = SocketCore.SockRecv(id, echo, 0, echo.Length);
    Net.That(count == size, "a datagram of " + size + " bytes, got " + count);
    Net.CheckPattern(new ReadOnlySpan<byte>(echo, 0, count), size);
}
Net.Close(id);
Console.WriteLine("all sizes");
