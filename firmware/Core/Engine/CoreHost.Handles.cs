using System;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Engine;

/// <summary>
/// Calls that mean one connection and not whatever has its id now. On a connection of the past they do nothing, and the
/// log says so.
/// </summary>
public sealed partial class CoreHost
{
    /// <summary>The current or last connection of an id.</summary>
    public SocketKey KeyOf(int id)
    {
        using (_coreLock.Enter(CoreCall.Inspect))
        {
            return _engine.Sockets.KeyOf(id);
        }
    }

    /// <summary>Whether the connection still has its id.</summary>
    public bool IsCurrent(in SocketKey key)
    {
        using (_coreLock.Enter(CoreCall.Inspect))
        {
            return _engine.Sockets.IsCurrent(key);
        }
    }

    /// <summary><c>sock_send</c>; <see cref="SocketError.Closed"/> on a connection of the past.</summary>
    public SendStatus Send(in SocketKey key, ReadOnlySpan<byte> data)
    {
        using (_coreLock.Enter(CoreCall.Send))
        {
            Advance();
            if (!_engine.Sockets.Admit(key))
            {
                return new SendStatus(SocketError.Closed);
            }

            SendStatus status = _engine.Sockets.Send(key.Id, data);
            _wakeup.Wake();
            return status;
        }
    }

    /// <summary><c>sock_recv</c>; 0 on a connection of the past.</summary>
    public int Receive(in SocketKey key, Span<byte> buffer)
    {
        using (_coreLock.Enter(CoreCall.Read))
        {
            Advance();
            int count = _engine.Sockets.Admit(key) ? _engine.Sockets.Receive(key.Id, buffer) : 0;
            if (count > 0)
            {
                _wakeup.Wake();
            }

            return count;
        }
    }

    /// <summary><c>sock_getremainbuf</c>; 0 on a connection of the past.</summary>
    public int RemainingBuffer(in SocketKey key)
    {
        using (_coreLock.Enter(CoreCall.Inspect))
        {
            return _engine.Sockets.IsCurrent(key) ? _engine.Sockets.RemainingBuffer(key.Id) : 0;
        }
    }

    /// <summary><c>sock_setopt</c>; -1 on a connection of the past.</summary>
    public int SetOption(in SocketKey key, int level, int name, int value)
    {
        using (_coreLock.Enter(CoreCall.Inspect))
        {
            return _engine.Sockets.Admit(key) ? _engine.Sockets.SetOption(key.Id, level, name, value) : -1;
        }
    }

    /// <summary><c>sock_close</c>; 0, and no confirmation, on a connection of the past.</summary>
    public int Close(in SocketKey key)
    {
        using (_coreLock.Enter(CoreCall.Close))
        {
            Advance();
            if (!_engine.Sockets.Admit(key))
            {
                return 0;
            }

            int result = _engine.Sockets.Close(_tasks.Current().Task, key.Id);
            _wakeup.Wake();
            return result;
        }
    }

    /// <summary><c>sock_destroy</c>; 0 on a connection of the past.</summary>
    public int Destroy(in SocketKey key)
    {
        using (_coreLock.Enter(CoreCall.Close))
        {
            return _engine.Sockets.IsCurrent(key) ? _engine.Sockets.Destroy(key.Id) : 0;
        }
    }
}
