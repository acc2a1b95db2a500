using System;
using System.Text;
using System.Threading;
using NanoSocket;

// C# and Lua in one app: the script measures and reports, C# has the line to the server. What they tell each other are
// posts, which come among all other messages.
const int Reading = 1, Answer = 2, Done = 3;

Thread.CurrentThread.Name = "uplink";
Rtos.AcceptPosts(512);
SocketCore.ReserveSockets(1); // The script cannot take the last one.
while (Modem.State != ModemState.Online)
{
    Rtos.Receive(100);
}

LuaTask.Start();

byte[] buffer = new byte[256];
int id = -1;
while (true)
{
    Message message = Rtos.Receive(60_000);
    switch (message.Id)
    {
        case Rtos.MsgPost when message.PostKind == Reading:
            int count = Rtos.TakePost(buffer);
            Console.WriteLine("C#: script says " + Encoding.UTF8.GetString(buffer, 0, count));
            if (id < 0)
            {
                id = SocketCore.SockConnExt(SocketCore.Tcp, "echo.nanosocket.example", 7007);
            }
            else
            {
                SocketCore.SockSend(id, new ReadOnlySpan<byte>(buffer, 0, count));
            }
            break;
        case Rtos.MsgSockConnCnf when message.Result == 0:
            Rtos.Post(LuaTask.ThreadName, Answer, "connected");
            break;
        case Rtos.MsgSockRecvInd:
            int received = SocketCore.SockRecv(id, buffer, 0, message.RecvLen);
            Rtos.Post(LuaTask.ThreadName, Answer, new ReadOnlySpan<byte>(buffer, 0, received));
            break;
        case Rtos.MsgPost when message.PostKind == Done:
            Console.WriteLine("C#: script is done");
            return 0;
        case Rtos.WaitMsgTimeout or Rtos.MsgSockCloseInd or Rtos.MsgSockConnCnf:
            Console.WriteLine("C#: failed");
            return 1;
    }
}
