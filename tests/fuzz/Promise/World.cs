using System;
using System.Collections.Generic;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Net;
using NanoSocket.Simulation.Tests;
using NanoSocket.Simulator;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Fuzz.Tests.Promise;

/// <summary>The whole firmware on a line whose other end is a good modem or a hostile one, in virtual time.</summary>
internal sealed class World
{
    private readonly Timeline _timeline = new();
    private readonly List<byte> _heard = [];
    private ModemSimulator? _modem;
    private ModemPins _pins;

    /// <summary>A firmware that was not started, on a line with nobody at the other end.</summary>
    public World(bool multiplexing, string name)
    {
        NativeState.Restore(name);
        Run = new EngineRun(new LwipStack(PppTarget.Seed, 0));
        Run.Engine.AddTask(null);
        Run.Engine.Supervisor.Settings = new CellularSettings { Multiplexing = multiplexing };
        Run.Modem.Sent = bytes => _modem?.Receive(bytes);
        Run.Modem.Opened = FollowSpeed;
    }

    public EngineRun Run { get; }

    public Supervisor Supervisor => Run.Engine.Supervisor;

    /// <summary>Everything that good modems said.</summary>
    public byte[] Heard => [.. _heard];

    /// <summary>A good modem takes the place of whatever was there, and is switched on.</summary>
    public World Connect(ModemOptions options)
    {
        Disconnect();
        _modem = new ModemSimulator(options, _timeline, new InMemoryInternet(_timeline), Hear)
        {
            HostBaudRate = Run.Modem.BaudRate,
        };
        _modem.PowerOn();
        return this;
    }

    /// <summary>The carrier of the call is lost.</summary>
    public void DropCarrier() => _modem!.DropCarrier();

    /// <summary>The good modem is gone, with what it was about to say.</summary>
    public World Disconnect()
    {
        _modem?.PowerOff();
        _modem = null;
        Run.Modem.Forget();
        return this;
    }

    /// <summary>Runs until the condition holds or the time is over; returns whether it holds.</summary>
    public bool RunUntil(Func<bool> condition, long limitMs)
    {
        long end = Run.NowMs + limitMs;
        while (!condition() && Run.NowMs < end)
        {
            Advance(end);
        }

        return condition();
    }

    /// <summary>The other end says something, and time passes.</summary>
    public void Say(ReadOnlySpan<byte> bytes, long milliseconds)
    {
        Run.Modem.Say(bytes);
        Run.Run();
        Run.Wait(milliseconds);
        FollowTime();
    }

    private void Advance(long end)
    {
        long next = Math.Min(Run.Deadline, end);
        next = _timeline.NextDeadline is { } due ? Math.Min(next, (long)Math.Ceiling(due.TotalMilliseconds)) : next;
        Run.Wait(Math.Max(1, next - Run.NowMs));
        FollowTime();
        Run.Run();
    }

    private void FollowTime()
    {
        ModemPins pins = Run.Modem.Pins & (ModemPins.PowerKey | ModemPins.Reset);
        if ((pins & ~_pins) != 0)
        {
            _modem?.Pulse((pins & ModemPins.Reset) != 0 ? ModemPin.Reset : ModemPin.PowerKey);
        }

        _pins = pins;
        _timeline.AdvanceTo(TimeSpan.FromMilliseconds(Run.NowMs));
    }

    private void FollowSpeed(int baud)
    {
        if (_modem is not null)
        {
            _modem.HostBaudRate = baud;
        }
    }

    private void Hear(ReadOnlySpan<byte> bytes)
    {
        _heard.AddRange(bytes);
        Run.Modem.Say(bytes);
    }
}
