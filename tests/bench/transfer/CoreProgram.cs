using NanoSocket;
using NanoSocket.Core.Engine;

namespace Transfer;

/// <summary>The core behind <see cref="SocketCore"/> and <see cref="Rtos"/>, as an app uses it.</summary>
internal sealed class CoreProgram(CoreHost host) : IProgram
{
    private const string Address = "192.0.2.7";

    private int _id;

    public string Name => "csharp";

    public void Connect() => _id = SocketCore.SockConn(SocketCore.Tcp, Address, TcpPeer.Port)
        ?? throw new InvalidOperationException("no free socket");

    public void Step() => host.Step();

    public Happening Next(out int length)
    {
        Message message = Rtos.Receive(0);
        length = message.Id == Rtos.MsgSockSendCnf ? message.SendLen : message.RecvLen;
        return message.Id switch
        {
            Rtos.MsgSockConnCnf when message.Result == 0 => Happening.Connected,
            Rtos.MsgSockSendCnf when message.Result == 0 => Happening.Sent,
            Rtos.MsgSockRecvInd => Happening.Received,
            Rtos.MsgSockCloseCnf => Happening.Closed,
            Rtos.WaitMsgTimeout or Rtos.MsgPdpDeactInd => Happening.Nothing,
            _ => throw new InvalidOperationException("message " + message.Id + ", result " + message.Result),
        };
    }

    public int Room() => SocketCore.SockGetRemainBuf(_id);

    public void Send(byte[] data, int count)
    {
        SendResult result = SocketCore.SockSend(_id, data, 0, count);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException("send refused: " + result.Error);
        }
    }

    public int Receive(byte[] buffer) => SocketCore.SockRecv(_id, buffer, 0, buffer.Length);

    public void Close()
    {
        SocketCore.SockClose(_id);
        SocketCore.SockDestroy(_id);
    }
}
