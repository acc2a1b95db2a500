using System;
using System.Threading;
using NanoSocket;

// Thousands of calls with arguments nobody should pass, some of them on connections that work: only results that the
// specification knows, and at the end all sockets and all memory are free and a connection still works.
const int Calls = 4000;

Net.Online();
ArgumentModel model = new(longestReceiveMs: 20);
HostileArguments arguments = new(seed: 1);
for (int i = 0; i < Calls; i++)
{
    arguments.Next(model);
}

model.CleanUp();
Console.WriteLine(Calls + " calls");

Thread.Sleep(500);
while (Rtos.Receive(0).Id != Rtos.WaitMsgTimeout)
{
}

int id = Net.Connect(SocketCore.Tcp, Net.EchoTcp);
Net.That(id == 0, "the lowest id");
Net.That(SocketCore.SockSend(id, new byte[] { 1, 2, 3 }).Succeeded, "an accepted send");
Net.Close(id);
GC.Collect();
Console.WriteLine("a connection works");
