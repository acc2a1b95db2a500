using System;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Net;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Serial;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Engine;

/// <summary>
/// The whole core as one state machine: <see cref="Step"/> moves bytes between the serial line and the AT dialogue or
/// the network stack, runs what is due, and says when it wants to be called again. It starts no thread, reads no
/// clock and allocates nothing after construction but a task's queue when a task is added.
/// </summary>
public sealed class CoreEngine
{
    /// <summary>Tasks that can have a message queue at the same time.</summary>
    public const int TaskLimit = 8;

    private const int LogCapacity = 1024;

    private readonly VirtualAt _virtualAt;
    private readonly RtosTask?[] _tasks = new RtosTask?[TaskLimit];
    private INetworkStack _stack;
    private bool _powerDecided;
    private bool _linkUp;

    /// <summary>Makes a core whose modem is off.</summary>
    /// <param name="stack">The network stack, link down.</param>
    /// <param name="uart">The line to the modem; opened when the modem starts.</param>
    /// <param name="jitterSeed">Any number, different on every device: spreads retries.</param>
    /// <param name="deviceClock">The device's clock; null: there is none.</param>
    public CoreEngine(INetworkStack stack, IUart uart, uint jitterSeed, IWallClock? deviceClock = null)
    {
        _stack = stack;
        Log = new CoreLog(LogCapacity);
        Line = new ModemLine(uart, stack, Time);
        Sockets = new SocketTable(stack, Time, Log);
        Supervisor = new Supervisor(stack, Line, Time, Log, new JitterSource(jitterSeed));
        TimeOfDay = new TimeOfDay(Time, Supervisor, deviceClock);
        _virtualAt = new VirtualAt(Supervisor, Line, stack, Time, TimeOfDay);
        Uarts = new UartTable(_virtualAt);
    }

    /// <summary>The core's time; calls between steps bring it up to date first.</summary>
    public CoreTime Time { get; } = new();

    /// <summary>The time of day, when it is known.</summary>
    public TimeOfDay TimeOfDay { get; }

    /// <summary>Lines for the firmware's log.</summary>
    public CoreLog Log { get; }

    /// <summary>The network stack.</summary>
    public INetworkStack Stack => _stack;

    /// <summary>The sockets.</summary>
    public SocketTable Sockets { get; }

    /// <summary>The serial ports of apps.</summary>
    public UartTable Uarts { get; }

    /// <summary>The serial line to the modem.</summary>
    public ModemLine Line { get; }

    /// <summary>Modem and link.</summary>
    public Supervisor Supervisor { get; }

    /// <summary>Our address while the link is up, otherwise 0; host byte order.</summary>
    public uint LocalAddress => Supervisor.IsOnline ? _stack.LocalAddress : 0;

    /// <summary>Goes on with a stack that has been put over the one before. Link and modem stay with that.</summary>
    internal void Use(INetworkStack stack)
    {
        _stack = stack;
        Sockets.Use(stack);
    }

    /// <summary>Adds a task; null when <see cref="TaskLimit"/> tasks exist.</summary>
    public RtosTask? AddTask(ITaskSignal? signal)
    {
        for (int i = 0; i < TaskLimit; i++)
        {
            if (_tasks[i] == null)
            {
                RtosTask task = new(signal, Sockets, Uarts) { Number = i };
                _tasks[i] = task;
                return task;
            }
        }

        return null;
    }

    /// <summary>
    /// A task has ended: its sockets and ports are closed, its timers and messages are gone (7.13).
    /// </summary>
    public void RemoveTask(RtosTask task)
    {
        Sockets.EndTask(task);
        Uarts.EndTask(task);
        for (int i = 0; i < TaskLimit; i++)
        {
            if (_tasks[i] == task)
            {
                _tasks[i] = null;
            }
        }
    }

    /// <summary>
    /// A task receives for the first time: starts the modem unless <see cref="PowerOn"/> decided otherwise.
    /// </summary>
    public void PowerOnByReceive()
    {
        if (!_powerDecided)
        {
            PowerOn(true);
        }
    }

    /// <summary>
    /// <c>rtos.poweron</c>: true starts the modem; false, before anything started it, leaves it off (7.17).
    /// </summary>
    public void PowerOn(bool on)
    {
        _powerDecided = true;
        if (on)
        {
            Supervisor.Start();
        }
    }

    /// <summary>Does everything there is to do now.</summary>
    /// <param name="nowMs">Monotonic milliseconds.</param>
    /// <returns>When to call again if nothing happens before; <see cref="long.MaxValue"/> = not by time.</returns>
    public long Step(long nowMs)
    {
        Time.Advance(nowMs);
        _stack.Poll((uint)Time.NowMs);
        bool moreInput = Line.Receive();
        Supervisor.Step();
        FollowLink();
        FollowClock();
        PostModemEvents();
        Sockets.ProcessEvents();
        Sockets.ExpireTimers();
        _virtualAt.Step();
        Uarts.Poll();
        ExpireTaskTimers();
        Line.Transmit();
        return moreInput ? Time.NowMs : NextDeadline();
    }

    /// <summary>
    /// Tells sockets and tasks when the link comes and goes; the notice precedes what it causes (7.14).
    /// </summary>
    private void FollowLink()
    {
        bool up = Supervisor.IsOnline;
        if (_linkUp && !up)
        {
            for (int i = 0; i < TaskLimit; i++)
            {
                _tasks[i]?.Link.Post();
            }
        }

        _linkUp = up;
        Sockets.SetLink(up);
    }

    private void FollowClock()
    {
        if (TimeOfDay.FollowNetwork())
        {
            Log.Add("clock set by the network").End();
        }
    }

    /// <summary>Tells the tasks that want to know what happened to modem and link.</summary>
    private void PostModemEvents()
    {
        while (Supervisor.Events.TryTake(out ModemEvent kind, out int value))
        {
            for (int i = 0; i < TaskLimit; i++)
            {
                _tasks[i]?.Modem?.Post(kind, value);
            }
        }
    }

    private void ExpireTaskTimers()
    {
        for (int i = 0; i < TaskLimit; i++)
        {
            _tasks[i]?.Timers.Expire(Time.NowMs);
        }
    }

    private long NextDeadline()
    {
        long next = Math.Min(Math.Min(Supervisor.NextDeadline, Line.NextDeadline), Sockets.NextDeadline);
        next = Math.Min(next, _virtualAt.NextDeadline);
        int stackTimeout = _stack.NextTimeout;
        if (stackTimeout >= 0)
        {
            next = Math.Min(next, Time.NowMs + stackTimeout);
        }

        for (int i = 0; i < TaskLimit; i++)
        {
            if (_tasks[i] is { } task)
            {
                next = Math.Min(next, task.Timers.NextDeadline(Time.NowMs));
            }
        }

        return next;
    }
}
