using System;
using System.Threading;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Engine;

/// <summary>
/// A core and the threads around it: the core thread steps, app threads call in. Everything happens under one lock,
/// held for the length of a non-blocking call; only <see cref="Receive(int)"/> waits, and it waits outside the lock.
/// </summary>
public sealed partial class CoreHost
{
    private const int InfiniteTimeout = -1;

    private static readonly object s_gate = new();
    private static CoreHost? s_current;

    private readonly CoreLock _coreLock;
    private readonly CoreEngine _engine;
    private readonly IClock _clock;
    private readonly IWakeup _wakeup;
    private readonly TaskTable _tasks;

    /// <summary>Makes a host; somebody must call <see cref="Step"/>.</summary>
    /// <param name="engine">The core.</param>
    /// <param name="clock">The time.</param>
    /// <param name="wakeup">Ends the wait between two steps.</param>
    /// <param name="console">Where commands are typed; null: nowhere.</param>
    /// <param name="board">The board; null: none, and nothing can be restarted.</param>
    public CoreHost(CoreEngine engine, IClock clock, IWakeup wakeup, IConsoleInput? console = null,
        IBoard? board = null)
    {
        _engine = engine;
        _clock = clock;
        _coreLock = new CoreLock(clock);
        _board = board;
        StartRecorder(board);
        _console = console == null ? null : MakeConsole(console, board);
        _wakeup = wakeup;
        _tasks = new TaskTable(engine);
    }

    /// <summary>
    /// The process's core. On a device the first use starts it; elsewhere <see cref="Install"/> comes first.
    /// </summary>
    public static CoreHost Current
    {
        get
        {
            CoreHost? current = Volatile.Read(ref s_current);
            return current ?? Start();
        }
    }

    /// <summary>Sets the process's core where there is no device to start one on.</summary>
    public static void Install(CoreHost host) => Volatile.Write(ref s_current, host);

    /// <summary>Does everything there is to do now; the core thread's call.</summary>
    /// <returns>Milliseconds until the next call if nothing wakes the core before; -1 = no limit.</returns>
    public int Step()
    {
        long nowMs = _clock.NowMs;
        long deadline;
        using (_coreLock.Enter(CoreCall.Step))
        {
            _tasks.ReapSometimes(nowMs);
            deadline = _engine.Step(nowMs);
        }

        deadline = Math.Min(deadline, Math.Min(WatchDog(nowMs), ServeConsole(nowMs)));
        long remaining = Math.Max(0, deadline - nowMs);
        return deadline == long.MaxValue ? InfiniteTimeout : (int)Math.Min(remaining, int.MaxValue);
    }

    /// <summary>Takes text of the log; returns the number of bytes, 0 when there is none.</summary>
    public int TakeLog(Span<byte> buffer)
    {
        using (_coreLock.Enter(CoreCall.Console))
        {
            return _engine.Log.Take(buffer);
        }
    }

    /// <summary><c>sock_conn_ext</c>; a null address is refused.</summary>
    public int Connect(string? address, in ConnectRequest request)
    {
        // One byte more than an address may have is enough to be refused.
        Span<byte> bytes = stackalloc byte[SocketConstants.MaxAddressLength + 1];
        int length = address == null ? bytes.Length : Math.Min(address.Length, bytes.Length);
        for (int i = 0; address != null && i < length; i++)
        {
            // Anything but ASCII is no letter of a host name; the core says so by a failed connect.
            bytes[i] = address[i] < 128 ? (byte)address[i] : (byte)0;
        }

        return Connect(bytes.Slice(0, length), request);
    }

    /// <summary><c>sock_conn_ext</c>.</summary>
    public int Connect(ReadOnlySpan<byte> address, in ConnectRequest request)
    {
        using (_coreLock.Enter(CoreCall.Connect))
        {
            Advance();
            int id = _engine.Sockets.Connect(_tasks.Current().Task, address, request);
            _wakeup.Wake();
            return id;
        }
    }

    /// <summary><c>sock_send</c>.</summary>
    public SendStatus Send(int id, ReadOnlySpan<byte> data)
    {
        using (_coreLock.Enter(CoreCall.Send))
        {
            Advance();
            SendStatus status = _engine.Sockets.Send(id, data);
            _wakeup.Wake();
            return status;
        }
    }

    /// <summary><c>sock_recv</c>: bytes copied.</summary>
    public int Receive(int id, Span<byte> buffer)
    {
        using (_coreLock.Enter(CoreCall.Read))
        {
            Advance();
            int count = _engine.Sockets.Receive(id, buffer);
            if (count > 0)
            {
                // The window has opened: the peer is told.
                _wakeup.Wake();
            }

            return count;
        }
    }

    /// <summary>Bytes a <c>sock_recv</c> could return now.</summary>
    public int Readable(int id)
    {
        using (_coreLock.Enter(CoreCall.Inspect))
        {
            return _engine.Sockets.Readable(id);
        }
    }

    /// <summary><c>sock_getremainbuf</c>.</summary>
    public int RemainingBuffer(int id)
    {
        using (_coreLock.Enter(CoreCall.Inspect))
        {
            return _engine.Sockets.RemainingBuffer(id);
        }
    }

    /// <summary><c>sock_close</c>.</summary>
    public int Close(int id)
    {
        using (_coreLock.Enter(CoreCall.Close))
        {
            Advance();
            int result = _engine.Sockets.Close(_tasks.Current().Task, id);
            _wakeup.Wake();
            return result;
        }
    }

    /// <summary><c>sock_destroy</c>.</summary>
    public int Destroy(int id)
    {
        using (_coreLock.Enter(CoreCall.Close))
        {
            return _engine.Sockets.Destroy(id);
        }
    }

    /// <summary><c>sock_setopt</c>.</summary>
    public int SetOption(int id, int level, int name, int value)
    {
        using (_coreLock.Enter(CoreCall.Inspect))
        {
            return _engine.Sockets.SetOption(id, level, name, value);
        }
    }

    /// <summary><c>rtos.receive</c>: the calling thread's next message.</summary>
    /// <param name="timeoutMs">Longest wait; negative = no limit.</param>
    public RtosMessage Receive(int timeoutMs)
    {
        long deadline = timeoutMs < 0 ? long.MaxValue : _clock.NowMs + timeoutMs;
        TaskTable.Entry self = Enter();
        RtosMessage message;
        while (!TryReceive(self, out message))
        {
            long remaining = deadline == long.MaxValue ? InfiniteTimeout : deadline - _clock.NowMs;
            if (deadline != long.MaxValue && remaining <= 0)
            {
                return RtosMessage.WaitTimeout;
            }

            self.Signal.Wait((int)remaining);
        }

        return message;
    }

    /// <summary><c>rtos.timer_start</c>: false when 50 timers are in use.</summary>
    public bool StartTimer(int id, int milliseconds)
    {
        using (_coreLock.Enter(CoreCall.Timer))
        {
            Advance();
            bool started = _tasks.Current().Task.Timers.Start(id, milliseconds, _engine.Time.NowMs);
            _wakeup.Wake();
            return started;
        }
    }

    /// <summary><c>rtos.timer_stop</c>.</summary>
    public void StopTimer(int id)
    {
        using (_coreLock.Enter(CoreCall.Timer))
        {
            _tasks.Current().Task.Timers.Stop(id);
        }
    }

    /// <summary><c>rtos.poweron</c>.</summary>
    public void PowerOn(bool on)
    {
        using (_coreLock.Enter(CoreCall.Modem))
        {
            Advance();
            _engine.PowerOn(on);
            _wakeup.Wake();
        }
    }

    /// <summary><c>rtos.tick</c>.</summary>
    public int Tick => RtosTick.At(_clock.NowMs);

    static partial void StartDevice(ref CoreHost? host);

    private static CoreHost Start()
    {
        lock (s_gate)
        {
            if (s_current == null)
            {
                CoreHost? host = null;
                StartDevice(ref host);
                Volatile.Write(ref s_current, host);
            }

            return s_current
                ?? throw new InvalidOperationException("no core: outside a device, call CoreHost.Install first");
        }
    }

    private void Advance() => _engine.Time.Advance(_clock.NowMs);

    private TaskTable.Entry Enter()
    {
        using (_coreLock.Enter(CoreCall.Fetch))
        {
            Advance();
            _engine.PowerOnByReceive();
            _wakeup.Wake();
            return _tasks.Current();
        }
    }

    private bool TryReceive(TaskTable.Entry self, out RtosMessage message)
    {
        using (_coreLock.Enter(CoreCall.Fetch))
        {
            Advance();
            bool received = self.Task.TryReceive(out message);
            if (message.Id == RtosMessageId.SocketPeerClosed)
            {
                // Its fetch closed our side, too.
                _wakeup.Wake();
            }

            return received;
        }
    }
}
