using System;
using NanoSocket;

// The socket table as an app sees it: counters, owners, reasons; refused connects; name servers.
Net.That(SocketCore.Slots.Count == 10, "ten rows");
Net.That(SocketCore.Slots[3].State == SlotState.Free && SocketCore.Slots[3].Owner == "", "a free slot without owner");
Net.Online();

int id = Net.Connect(SocketCore.Tcp, Net.EchoTcp);
Net.That(SocketCore.SockSend(id, new byte[700]).Succeeded, "an accepted send");
Net.Expect(Rtos.MsgSockSendCnf, id, 0);
Message announced = Net.Expect(Rtos.MsgSockRecvInd, id, 0);
SocketCore.SockRecv(id, new byte[100]);
SlotInfo open = SocketCore.Slots[id];
Net.That(open.Id == id && open.State == SlotState.Connected && open.Type == SocketCore.Tcp, "a connected TCP socket");
Net.That(open.BytesSent == 700 && open.BytesReceived == 100 && open.Unconfirmed == 0, "700 sent, 100 read");
Net.That(open.Unread >= announced.RecvLen - 100 && open.PeerPort == Net.EchoTcp, "the rest unread");
Net.That(open.LocalPort > 1023, "a local port chosen by the stack");
Net.That(open.Owner == "task 0" && open.Reason == "" && open.Generation == 1, "owner and generation");
Net.That(open.PeerAddress.Split('.').Length == 4, "the peer's address");
Console.WriteLine("a socket in use");

int refused = SocketCore.SockConnExt(SocketCore.Tcp, Net.Host, Net.Nobody);
Net.Expect(Rtos.MsgSockConnCnf, refused, 1);
Console.WriteLine(SocketCore.Slots[refused].Reason);
int nowhere = SocketCore.SockConnExt(SocketCore.Tcp, "nowhere.invalid", 7);
Net.Expect(Rtos.MsgSockConnCnf, nowhere, 1);
Console.WriteLine(SocketCore.Slots[nowhere].Reason);
int taken = 0;
foreach (SlotInfo slot in SocketCore.Slots)
{
    taken += slot.State == SlotState.Free ? 0 : 1;
}
Net.That(taken == 3, "three rows in use");

Net.That(SocketCore.SockConn(77, Net.Host, 1) == null, "an unknown type refused");
Net.That(SocketCore.RefusalCode == 2, "the reason of the refusal");
Net.That(SocketCore.SockConn(SocketCore.Tcp, new string('a', 101), 1) == null, "a long name refused");
Net.That(SocketCore.RefusalCode == 3, "the reason of that refusal");
Net.That(SocketCore.SockConn(SocketCore.Tcp, null!, 1) == null, "no name refused");
for (int i = taken; i < 10; i++)
{
    Net.Connect(SocketCore.Udp, Net.EchoUdp);
}
Net.That(SocketCore.SockConnExt(SocketCore.Tcp, Net.Host, 1) == -1, "no eleventh socket");
Console.WriteLine(SocketCore.RefusalReason);
for (int i = 0; i < 10; i++)
{
    if (SocketCore.SockDestroy(i) == 0)
    {
        Net.Close(i);
    }
}
Net.That(SocketCore.Slots[id].Owner == "" && SocketCore.Slots[id].PendingMessages == 0, "nothing left");

string given = Link.GetDnsServer(0);
Link.SetDnsServer(0, "10.64.1.53");
Net.That(Link.GetDnsServer(0) == "10.64.1.53", "the chosen name server");
Link.SetDnsServer(0, "");
Net.That(Link.GetDnsServer(0) == given && given.Length > 0, "the operator's name server again");
foreach (string wrong in new[] { "1.2.3", "1.2.3.4.5", "dns.example", "1.2.3.400", "0x1.2.3.4" })
{
    try
    {
        Link.SetDnsServer(1, wrong);
        Net.That(false, wrong + " refused");
    }
    catch (ArgumentException)
    {
    }
}
Net.That(Link.Counters.PacketsIn > 0 && Link.Counters.BytesOut > 700 && Link.Counters.BadFrames == 0, "counters");
Console.WriteLine("name servers and counters");
