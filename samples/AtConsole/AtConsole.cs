using System;
using System.Text;
using NanoSocket;

// AT commands beside a running transfer: the modem is asked while 20 kB go out and come back through a socket.
const int Total = 20_000;
string[] commands = ["AT+CGMM", "AT+CSQ", "AT+CEREG?", "AT+CGDCONT?", "AT+CGMR", "ATD*99#"];

while (Modem.State != ModemState.Online)
{
    Rtos.Receive(100);
}

Uart.Setup(Uart.Atc, 0); // its first message comes now: none may be received and ignored
byte[] buffer = new byte[256];
byte[] data = new byte[1000];
int id = SocketCore.SockConnExt(SocketCore.Tcp, "echo.nanosocket.example", 7007);
int sent = 0, received = 0, asked = -1;
while (received < Total || asked < commands.Length)
{
    Message message = Rtos.Receive(60_000);
    switch (message.Id)
    {
        case Rtos.MsgSockConnCnf or Rtos.MsgSockSendCnf when message.Result != 0:
        case Rtos.WaitMsgTimeout:
        case Rtos.MsgSockCloseInd:
            Console.WriteLine("failed");
            return 1;
        case Rtos.MsgSockConnCnf or Rtos.MsgSockSendCnf when sent < Total:
            SocketCore.SockSend(id, data);
            sent += data.Length;
            break;
        case Rtos.MsgSockRecvInd:
            received += SocketCore.SockRecv(id, message.RecvLen).Length;
            break;
        case Rtos.MsgUartRxData:
            TakeLines();
            break;
    }
}

Console.WriteLine(received + " bytes came back meanwhile");
return 0;

// The first line is RDY; each final result is followed by the next command.
void TakeLines()
{
    int count = Uart.ReadLine(Uart.Atc, buffer);
    while (count > 0)
    {
        string line = Encoding.UTF8.GetString(buffer, 0, count).Trim();
        bool isFinal = line == "RDY" || line == "OK" || line.StartsWith("+CME ERROR") || line == "ERROR";
        Console.WriteLine("  " + line);
        if (isFinal && ++asked < commands.Length)
        {
            Console.WriteLine(commands[asked]);
            Uart.Write(Uart.Atc, Encoding.UTF8.GetBytes(commands[asked] + "\r"));
        }

        count = Uart.ReadLine(Uart.Atc, buffer);
    }
}
