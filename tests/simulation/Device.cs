using System;
using System.Collections.Generic;
using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;
using NanoSocket.Core.Rtos;
using NanoSocket.Simulator;
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

    private readonly Queue<byte> _received = new();
    private readonly ModemSimulator _modem;
    private readonly StringBuilder _log = new();
    private readonly byte[] _text = new byte[512];

    public Device(ModemOptions options)
    {
        Internet = new InMemoryInternet(Timeline);
        _modem = new ModemSimulator(options, Timeline, Internet, TakeFromModem, TakeLog);
        byte[] entropy = new byte[16];
        BitConverter.TryWriteBytes(entropy, options.Seed);
        Engine = new CoreEngine(new LwipStack(entropy, 0), this, (uint)options.Seed);
        Task = Engine.AddTask(null)!;
        _modem.PowerOn();
    }

    public Timeline Timeline { get; } = new();

    public InMemoryInternet Internet { get; }

    public CoreEngine Engine { get; }

    public RtosTask Task { get; }

    public long NowMs => (long)Timeline.Now.TotalMilliseconds;

    /// <summary>Bytes from the modem that found the receive ring full: a core that is too slow.</summary>
    public int Overruns { get; private set; }

    /// <summary>Both sides' logs, for the message of a failure.</summary>
    public string Log
    {
        get
        {
            DrainLog();
            return _log.ToString();
        }
    }

    public bool Open(int baud, bool flowControl) => true;

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
        _modem.Receive(bytes);
        return bytes.Length;
    }

    public void SetPins(ModemPins mask, ModemPins values)
    {
        if ((values & mask & (ModemPins.PowerKey | ModemPins.Reset)) != 0)
        {
            _modem.PowerOn();
        }
    }

    public void DropCarrier() => _modem.DropCarrier();

    /// <summary>
    /// Runs until the condition holds; after each step <paramref name="onMessage"/> gets all messages.
    /// </summary>
    public void RunUntil(Func<bool> condition, Action<RtosMessage>? onMessage, int limitMs)
    {
        TimeSpan end = Timeline.Now + TimeSpan.FromMilliseconds(limitMs);
        while (!condition())
        {
            Assert.True(Timeline.Now < end, $"not within {limitMs} ms, {Engine.Supervisor.State}\n{Log}");
            Step(end);
            while (onMessage != null && Task.TryReceive(out RtosMessage message))
            {
                onMessage(message);
            }
        }
    }

    private void Step(TimeSpan end)
    {
        long deadline = Engine.Step(NowMs);
        DrainLog();
        TimeSpan next = _received.Count > 0 ? Timeline.Now : end;
        if (deadline != long.MaxValue && TimeSpan.FromMilliseconds(deadline) < next)
        {
            next = TimeSpan.FromMilliseconds(deadline);
        }

        if (Timeline.NextDeadline is { } due && due < next)
        {
            next = due;
        }

        TimeSpan least = Timeline.Now + TimeSpan.FromMilliseconds(1);
        Timeline.AdvanceTo(next < least ? least : next);
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

    private void TakeLog(in LogEntry entry) => _log.Append("        modem ").Append(entry).Append('\n');

    private void DrainLog()
    {
        int count = Engine.Log.Take(_text);
        while (count > 0)
        {
            _log.Append(NowMs).Append(' ').Append(Encoding.ASCII.GetString(_text, 0, count));
            count = Engine.Log.Take(_text);
        }
    }
}
