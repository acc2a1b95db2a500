using System;
using System.Collections.Generic;
using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Net;
using NanoSocket.Core.Rtos;
using NanoSocket.Simulator;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Simulation.Tests;

/// <summary>A core with lwIP on one end of a serial line, the simulated modem on the other. Time jumps.</summary>
internal sealed class Device : IUart
{
    private const int ReceiveRing = 4096;
    private const int TransmitRing = 2048;

    private static readonly TimeSpan s_leastStep = TimeSpan.FromMilliseconds(1);

    private readonly Queue<byte> _received = new();
    private readonly ModemSimulator _modem;
    private readonly LineTransmitter _transmitter;
    private readonly Action<string> _log;
    private readonly StringBuilder _kept = new();
    private readonly byte[] _text = new byte[512];
    private TimeSpan _deadline;

    /// <summary>A device whose log is kept, with one task and an internet of scripted servers.</summary>
    public Device(ModemOptions options)
    {
        Internet = new InMemoryInternet(Timeline);
        _log = text => _kept.Append(text).Append('\n');
        (_modem, _transmitter, Engine) = Build(options, Internet, TakeLog);
        Task = Engine.AddTask(null)!;
    }

    /// <summary>A device without tasks.</summary>
    /// <param name="options">Its modem.</param>
    /// <param name="timeline">The clock of everything.</param>
    /// <param name="internet">Where connections end.</param>
    /// <param name="log">Takes the core's log.</param>
    /// <param name="modemLog">Takes the modem's log; null: it is not made.</param>
    public Device(
        ModemOptions options, Timeline timeline, IInternet internet, Action<string> log, LogSink? modemLog)
    {
        Timeline = timeline;
        _log = log;
        (_modem, _transmitter, Engine) = Build(options, internet, modemLog);
    }

    public Timeline Timeline { get; } = new();

    public InMemoryInternet Internet { get; } = null!;

    public CoreEngine Engine { get; private set; }

    public RtosTask Task { get; private set; } = null!;

    public long NowMs => (long)Timeline.Now.TotalMilliseconds;

    /// <summary>Bytes from the modem that found the receive ring full: a core that is too slow.</summary>
    public int Overruns { get; private set; }

    /// <summary>Until then something else keeps the processor busy.</summary>
    public TimeSpan StalledUntil { get; set; }

    /// <summary>Both sides' logs, for the message of a failure.</summary>
    public string Log
    {
        get
        {
            DrainLog();
            return _kept.ToString();
        }
    }

    public int MaximumBaud => 115200;

    public ModemPins WiredPins => ModemPins.PowerKey | ModemPins.Reset | ModemPins.Dtr;

    public bool IsModemOn => false;

    public bool Open(int baud, bool flowControl)
    {
        _modem.HostBaudRate = baud;
        _transmitter.BaudRate = baud;
        return true;
    }

    public int Read(Span<byte> buffer)
    {
        int count = 0;
        while (count < buffer.Length && _received.TryDequeue(out byte value))
        {
            buffer[count++] = value;
        }

        return count;
    }

    public int Write(ReadOnlySpan<byte> bytes)
    {
        int count = Math.Min(bytes.Length, TransmitRing - _transmitter.Pending);
        _transmitter.Write(bytes[..count]);
        return count;
    }

    public void SetPins(ModemPins mask, ModemPins values)
    {
        if ((mask & ModemPins.PowerKey) != 0)
        {
            _modem.SetPin(ModemPin.PowerKey, (values & ModemPins.PowerKey) != 0);
        }

        if ((mask & ModemPins.Reset) != 0)
        {
            _modem.SetPin(ModemPin.Reset, (values & ModemPins.Reset) != 0);
        }
    }

    /// <summary>What can be ordered and seen at the servers' ports.</summary>
    public ServerPorts Ports => _modem.Ports;

    public void DropCarrier() => _modem.DropCarrier();

    /// <summary>A fault of modem or network, from now on.</summary>
    public void Inject(FaultSpec fault) => _modem.Inject(fault);

    /// <summary>The processor restarts, with one task; the modem and its network do not notice.</summary>
    public void RestartProcessor(int seed)
    {
        NativeState.Restore($"(restarted, seed {seed})");
        _received.Clear();
        _transmitter.Clear();
        Engine = NewEngine(seed);
        Task = Engine.AddTask(null)!;
        Engine.PowerOn(true);
    }

    /// <summary>The modem restarts by itself.</summary>
    public void RestartModem() => _modem.PowerOn();

    /// <summary>
    /// Runs until the condition holds; after each step <paramref name="onMessage"/> gets all messages.
    /// </summary>
    public void RunUntil(Func<bool> condition, Action<RtosMessage>? onMessage, int limitMs)
    {
        TimeSpan end = Timeline.Now + TimeSpan.FromMilliseconds(limitMs);
        while (!condition())
        {
            Assert.True(Timeline.Now < end, $"not within {limitMs} ms, {Engine.Supervisor.State}\n{Log}");
            Step();
            Advance(end);
            while (onMessage != null && Task.TryReceive(out RtosMessage message))
            {
                onMessage(message);
            }
        }
    }

    /// <summary>The core does what there is to do now, unless it is stalled.</summary>
    public void Step()
    {
        if (Timeline.Now < StalledUntil)
        {
            _deadline = StalledUntil;
            return;
        }

        long deadline = Engine.Step(NowMs);
        DrainLog();
        bool more = _received.Count > 0;
        _deadline = more ? Timeline.Now
            : deadline == long.MaxValue ? TimeSpan.MaxValue : TimeSpan.FromMilliseconds(deadline);
    }

    /// <summary>Moves time to what happens next, at least a millisecond on.</summary>
    public void Advance(TimeSpan limit)
    {
        TimeSpan next = _deadline < limit ? _deadline : limit;
        if (Timeline.NextDeadline is { } due && due < next)
        {
            next = due;
        }

        TimeSpan least = Timeline.Now + s_leastStep;
        Timeline.AdvanceTo(next < least ? least : next);
    }

    private (ModemSimulator Modem, LineTransmitter Transmitter, CoreEngine Engine) Build(
        ModemOptions options, IInternet internet, LogSink? modemLog)
    {
        ModemSimulator modem = new(options, Timeline, internet, TakeFromModem, modemLog);
        LineTransmitter transmitter = new(Timeline, TransmitRing, modem.Receive) { BaudRate = options.BaudRate };
        CoreEngine engine = NewEngine(options.Seed);
        if (options.BaudRate > 0)
        {
            engine.Supervisor.Settings = new CellularSettings { BaudRate = options.BaudRate };
        }

        modem.PowerOn();
        return (modem, transmitter, engine);
    }

    private CoreEngine NewEngine(int seed)
    {
        byte[] entropy = new byte[16];
        BitConverter.TryWriteBytes(entropy, seed);
        return new CoreEngine(new LwipStack(entropy, 0), this, (uint)seed);
    }

    private void TakeFromModem(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            if (_received.Count < ReceiveRing)
            {
                _received.Enqueue(value);
            }
            else
            {
                Overruns++;
            }
        }
    }

    private void TakeLog(in LogEntry entry) => _log("        modem " + entry);

    private void DrainLog()
    {
        int count = Engine.Log.Take(_text);
        while (count > 0)
        {
            foreach (string line in Encoding.ASCII.GetString(_text, 0, count).Split('\n'))
            {
                if (line.Length > 0)
                {
                    _log($"{NowMs} {line}");
                }
            }

            count = Engine.Log.Take(_text);
        }
    }
}
