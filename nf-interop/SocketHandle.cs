using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Sockets;

namespace NanoSocket;

/// <summary>Takes a message of a socket.</summary>
/// <param name="socket">The socket.</param>
/// <param name="message">The message as it was fetched.</param>
public delegate void SocketMessageHandler(SocketHandle socket, Message message);

/// <summary>
/// One connection with handlers for its messages, from <see cref="MessageLoop"/>. An id is used again and again; a
/// handle means one connection only. Once that is gone its calls do nothing, say so in the log, and return what is written at
/// each; they can be made from any thread.
/// </summary>
public sealed class SocketHandle
{
    private readonly SocketKey _key;

    internal SocketHandle(SocketKey key) => _key = key;

    /// <summary>The connect succeeded: the socket can send and receive.</summary>
    public event SocketMessageHandler? Connected;

    /// <summary>The connect failed; <see cref="Info"/> says why. The last message: the loop frees the id.</summary>
    public event SocketMessageHandler? ConnectFailed;

    /// <summary><see cref="Message.RecvLen"/> bytes can be read. Read them all: none is announced before.</summary>
    public event SocketMessageHandler? Received;

    /// <summary>A send was acknowledged by the peer (<see cref="Message.Result"/> 0), or refused (1).</summary>
    public event SocketMessageHandler? Sent;

    /// <summary>Peer or network ended the connection. The last message, unless the handler calls <see cref="Close"/>.
    /// </summary>
    public event SocketMessageHandler? PeerClosed;

    /// <summary>A <see cref="Close"/> is complete. The last message: the loop then frees the id.</summary>
    public event SocketMessageHandler? Closed;

    /// <summary>The socket's id, for <see cref="SocketCore"/>'s functions.</summary>
    public int Id => _key.Id;

    /// <summary>Which of the id's connections this is.</summary>
    public int Generation => (int)_key.Generation;

    /// <summary>The connection still has its id.</summary>
    public bool IsCurrent => CoreHost.Current.IsCurrent(_key);

    /// <summary>Its row of the socket table; a free row once the connection is gone.</summary>
    public SlotInfo Info
    {
        get
        {
            SlotInfo info = new(Id, CoreHost.Current.Snapshot(Id));
            return info.Generation == Generation ? info : new SlotInfo(Id, default);
        }
    }

    /// <summary>A <see cref="Close"/> was called and is not confirmed yet.</summary>
    internal bool IsClosing { get; private set; }

    /// <summary>As <see cref="SocketCore.SockSend(int, ReadOnlySpan{byte})"/>.</summary>
    /// <returns>Error <see cref="SocketCore.ErrEClsd"/> when the connection is gone.</returns>
    public SendResult Send(ReadOnlySpan<byte> data)
    {
        SendStatus status = CoreHost.Current.Send(_key, data);
        return new SendResult(status.Accepted, (int)status.Error);
    }

    /// <summary>Sends an array.</summary>
    /// <returns>Error <see cref="SocketCore.ErrEClsd"/> when the connection is gone.</returns>
    public SendResult Send(byte[] data) => Send(new ReadOnlySpan<byte>(data));

    /// <summary>As <see cref="SocketCore.SockRecv(int, Span{byte})"/>.</summary>
    /// <returns>Bytes copied; 0 when the connection is gone.</returns>
    public int Receive(Span<byte> buffer) => CoreHost.Current.Receive(_key, buffer);

    /// <summary>Reads into an array.</summary>
    /// <returns>Bytes copied; 0 when the connection is gone.</returns>
    public int Receive(byte[] buffer) => Receive(new Span<byte>(buffer));

    /// <summary>Bytes that a send would accept now; 0 when the connection is gone.</summary>
    public int RemainingBuffer => CoreHost.Current.RemainingBuffer(_key);

    /// <summary>As <see cref="SocketCore.SockSetOpt"/>; -1 when the connection is gone.</summary>
    public int SetOption(int level, int optName, int optVal)
        => CoreHost.Current.SetOption(_key, level, optName, optVal);

    /// <summary>Closes the connection; <see cref="Closed"/> follows. False when it is gone.</summary>
    public bool Close()
    {
        bool closing = CoreHost.Current.Close(_key) == 1;
        IsClosing |= closing;
        return closing;
    }

    /// <summary>Hands a message to its handler.</summary>
    /// <returns>False when it has none.</returns>
    internal bool Dispatch(Message message)
    {
        SocketMessageHandler? handler = message.Id switch
        {
            Rtos.MsgSockConnCnf => message.Result == 0 ? Connected : ConnectFailed,
            Rtos.MsgSockRecvInd => Received,
            Rtos.MsgSockSendCnf => Sent,
            Rtos.MsgSockCloseInd => PeerClosed,
            _ => Closed,
        };
        handler?.Invoke(this, message);
        return handler != null;
    }

    /// <summary>Whether nothing comes after this message.</summary>
    internal bool EndsWith(Message message) => message.Id switch
    {
        Rtos.MsgSockConnCnf => message.Result != 0 && !IsClosing,
        Rtos.MsgSockCloseInd => !IsClosing,
        Rtos.MsgSockCloseCnf => true,
        _ => false,
    };

    internal void Destroy() => CoreHost.Current.Destroy(_key);
}
