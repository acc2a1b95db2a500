using System;
using NanoSocket;

// All or nothing: what the socket says it takes it takes, one byte more is refused with a message, and a confirmation
// comes only for what the peer has acknowledged.
Net.Online();
int id = Net.Connect(SocketCore.Tcp, Net.EchoTcp);
int room = SocketCore.SockGetRemainBuf(id);
Net.That(room == 11200, "11200 bytes of room, got " + room);

SendResult refused = SocketCore.SockSend(id, new byte[room + 1]);
Net.That(refused.Accepted == 0 && refused.Error == SocketCore.ErrENoBufs, "more than the room refused");
Net.Expect(Rtos.MsgSockSendCnf, id, 1);

byte[] data = new byte[room];
for (int i = 0; i < data.Length; i++)
{
    data[i] = Net.Pattern(i);
}
Net.That(SocketCore.SockSend(id, data).Succeeded, "exactly the room accepted");
Net.That(SocketCore.SockGetRemainBuf(id) < room, "less room then");
int received = 0;
bool confirmed = false;
while (received < room || !confirmed)
{
    Message message = Rtos.Receive(Net.LimitMs);
    if (message.Id == Rtos.MsgSockSendCnf)
    {
        Net.That(message.Result == 0 && message.SendLen == room && !confirmed, "one confirmation of all of it");
        confirmed = true;
        continue;
    }
    Net.That(message.Id == Rtos.MsgSockRecvInd, "the echo");
    byte[] part = SocketCore.SockRecv(id, message.RecvLen);
    Net.CheckPattern(part, received);
    received += part.Length;
}
Net.That(SocketCore.SockGetRemainBuf(id) == room, "all of the room back");
Net.Close(id);
Console.WriteLine("limits kept");
