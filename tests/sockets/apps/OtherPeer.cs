using System;
using NanoSocket;

// Through slirp as the PPP peer: a stream from a server on the PC, then an echo. The network's name tells the ports.
const int EchoBytes = 20_000;
Net.Online();
string[] ports = Modem.Operator.Split(' ');
int source = Connect(int.Parse(ports[0]));
Console.WriteLine(Read(source, Net.SourceBytes) + " bytes");
Net.Expect(Rtos.MsgSockCloseInd, source, 0);
Net.Close(source);

int echo = Connect(int.Parse(ports[1]));
byte[] chunk = new byte[1000];
int sent = 0;
while (sent < EchoBytes)
{
    for (int i = 0; i < chunk.Length; i++)
    {
        chunk[i] = Net.Pattern(sent + i);
    }
    Net.That(SocketCore.SockSend(echo, chunk, 0, chunk.Length).Succeeded, "room for a chunk");
    Net.Expect(Rtos.MsgSockSendCnf, echo, 0);
    Read(echo, chunk.Length, sent);
    sent += chunk.Length;
}
Console.WriteLine(sent + " bytes back");
Net.Close(echo);
return 0;

static int Connect(int port)
{
    // The PC, as slirp calls it.
    int id = SocketCore.SockConnExt(SocketCore.Tcp, "10.0.2.2", port);
    Net.That(id >= 0, "a free socket");
    Net.Expect(Rtos.MsgSockConnCnf, id, 0);
    return id;
}

static int Read(int id, int wanted, int position = 0)
{
    byte[] buffer = new byte[2048];
    int received = 0;
    while (received < wanted)
    {
        Message message = Rtos.Receive(Net.LimitMs);
        Net.That(message.Id == Rtos.MsgSockRecvInd, "data, got " + message.Id);
        int count = SocketCore.SockRecv(id, buffer, 0, message.RecvLen);
        Net.CheckPattern(new ReadOnlySpan<byte>(buffer, 0, count), position + received);
        received += count;
    }
    return received;
}
