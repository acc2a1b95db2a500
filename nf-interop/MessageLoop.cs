using System;
using System.Threading;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Sockets;

namespace NanoSocket;

/// <summary>
/// Handlers per socket over the message queue: fetches the thread's messages with <see cref="Rtos.Receive"/> and hands
/// each to the connection it is about. Nothing is hidden: messages of other sockets, timers and the link come back from
/// <see cref="DispatchNext"/>, or go to <see cref="Unhandled"/>. Handlers run in the thread that dispatches, one at a
/// time. A loop belongs to the thread that uses it first, as its queue does.
/// </summary>
public sealed class MessageLoop
{
    private readonly SocketHandle?[] _sockets = new SocketHandle?[SocketConstants.SlotCount];
    private Thread? _owner;
    private bool _stopped;
    private bool _raisesModemEvents;

    /// <summary>Gets, from <see cref="Run"/>, the messages that no handle took.</summary>
    public event Action<Message>? Unhandled;

    /// <summary>Opens a connection; attach handlers to the result before dispatching on.</summary>
    /// <param name="type"><see cref="SocketCore.Tcp"/> or <see cref="SocketCore.Udp"/>.</param>
    /// <param name="addr">Dotted IPv4 address or host name, at most 100 characters.</param>
    /// <param name="port">Remote port, taken modulo 65536.</param>
    /// <returns>The connection; null when there is none: see <see cref="SocketCore.RefusalReason"/>.</returns>
    /// <exception cref="InvalidOperationException">The loop belongs to another thread.</exception>
    public SocketHandle? Connect(int type, string addr, int port)
    {
        CheckThread();
        int id = SocketCore.SockConnExt(type, addr, port);
        return id < 0 ? null : Attach(id);
    }

    /// <summary>Opens a TLS connection, or one of any other type; attach handlers to the result before dispatching on.
    /// </summary>
    /// <param name="type"><see cref="SocketCore.Ssl"/>, or any other.</param>
    /// <param name="addr">Dotted IPv4 address or host name, at most 100 characters.</param>
    /// <param name="port">Remote port, taken modulo 65536.</param>
    /// <param name="cert">TLS: certificates and more; null: none, and the peer is not verified.</param>
    /// <returns>The connection; null when there is none: see <see cref="SocketCore.RefusalReason"/>.</returns>
    /// <exception cref="InvalidOperationException">The loop belongs to another thread.</exception>
    public SocketHandle? Connect(int type, string addr, int port, TlsOptions? cert)
    {
        CheckThread();
        int id = SocketCore.SockConnExt(type, addr, port, cert);
        return id < 0 ? null : Attach(id);
    }

    /// <summary>The handle of a socket that this thread opened with <c>SockConn</c>, to attach handlers to.</summary>
    /// <exception cref="ArgumentException">The id is free or none.</exception>
    /// <exception cref="InvalidOperationException">The loop belongs to another thread.</exception>
    public SocketHandle Attach(int id)
    {
        CheckThread();
        SocketKey key = CoreHost.Current.KeyOf(id);
        if (key.Generation == 0)
        {
            throw new ArgumentException("no socket has the id " + id.ToString(), nameof(id));
        }

        SocketHandle? known = _sockets[id];
        if (known == null || known.Generation != (int)key.Generation)
        {
            known = new SocketHandle(key);
            _sockets[id] = known;
        }

        return known;
    }

    /// <summary>
    /// Waits for the thread's next message and hands it to its handler. After a connection's last message its id is
    /// free again.
    /// </summary>
    /// <param name="timeout">Milliseconds; negative = no limit.</param>
    /// <param name="message">The message; <see cref="Rtos.WaitMsgTimeout"/> as its id when none came in time.</param>
    /// <returns>Whether a handler took it; otherwise the caller may want to.</returns>
    /// <exception cref="InvalidOperationException">The loop belongs to another thread.</exception>
    public bool DispatchNext(int timeout, out Message message)
    {
        CheckThread();
        ListenToModem();
        message = Rtos.Receive(timeout);
        if (message.Id == Rtos.MsgModem && _raisesModemEvents)
        {
            Modem.Raise(message);
            return true;
        }

        SocketHandle? socket = Find(message);
        if (socket == null)
        {
            return false;
        }

        try
        {
            return socket.Dispatch(message);
        }
        finally
        {
            if (socket.EndsWith(message))
            {
                socket.Destroy();
                Forget(socket);
            }
        }
    }

    /// <summary>Dispatches until <see cref="Stop"/>.</summary>
    /// <exception cref="InvalidOperationException">The loop belongs to another thread.</exception>
    public void Run()
    {
        _stopped = false;
        while (!_stopped)
        {
            if (!DispatchNext(Rtos.InfTimeout, out Message message))
            {
                Unhandled?.Invoke(message);
            }
        }
    }

    /// <summary>Lets <see cref="Run"/> return after the current message; for handlers.</summary>
    public void Stop() => _stopped = true;

    private void ListenToModem()
    {
        if (!_raisesModemEvents && Modem.IsRaisedBy(this))
        {
            _raisesModemEvents = true;
            Modem.EnableMessages(true);
        }
    }

    private SocketHandle? Find(Message message)
    {
        bool isSocket = message.Id is >= Rtos.MsgSockRecvInd and <= Rtos.MsgSockConnCnf or Rtos.MsgSockCloseInd;
        if (!isSocket || message.SocketIndex < 0 || message.SocketIndex >= _sockets.Length)
        {
            return null;
        }

        // A close of an earlier connection may still be confirmed when the id has a new one.
        SocketHandle? socket = _sockets[message.SocketIndex];
        return socket != null && socket.Generation == message.Generation ? socket : null;
    }

    private void Forget(SocketHandle socket)
    {
        if (_sockets[socket.Id] == socket)
        {
            _sockets[socket.Id] = null;
        }
    }

    private void CheckThread()
    {
        _owner ??= Thread.CurrentThread;
        if (_owner != Thread.CurrentThread)
        {
            throw new InvalidOperationException("a message loop belongs to the thread that used it first");
        }
    }
}
