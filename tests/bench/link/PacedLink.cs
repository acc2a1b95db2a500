using System;
using System.Collections.Generic;
using System.Globalization;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Net;
using NanoSocket.Simulator;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Benchmarks.Link;

/// <summary>
/// Line, multiplexer and network stack of the firmware, the simulated modem at the other end of a line with a speed,
/// and rings as large as the default board's. The core looks once a millisecond at most. A script takes the supervisor's
/// place, so that the frame size is free.
/// </summary>
internal sealed class PacedLink : IUart, ILineListener
{
    private const int ReceiveRing = 4096;
    private const int TransmitRing = 2048;

    private static readonly TimeSpan s_leastStep = TimeSpan.FromMilliseconds(1);

    private readonly Queue<byte> _received = new();
    private readonly CoreTime _time = new();
    private readonly LineTransmitter _transmitter;
    private readonly ModemLine _line;
    private AtResult? _result;

    public PacedLink(int baudRate)
    {
        Internet = new InMemoryInternet(Timeline);
        ModemSimulator modem = new(new ModemOptions { BaudRate = baudRate }, Timeline, Internet, TakeFromModem);
        _transmitter = new LineTransmitter(Timeline, TransmitRing, modem.Receive) { BaudRate = baudRate };
        Stack = new LwipStack("the same ports and numbers in each run"u8, 0);
        _line = new ModemLine(this, Stack, _time) { Listener = this };
        _line.Open(baudRate, true);
        modem.PowerOn();
    }

    public Timeline Timeline { get; } = new();

    public InMemoryInternet Internet { get; }

    public LwipStack Stack { get; }

    /// <summary>Bytes that found the receive ring full.</summary>
    public int Overruns { get; private set; }

    int IUart.MaximumBaud => 3_000_000;

    ModemPins IUart.WiredPins => ModemPins.None;

    bool IUart.IsModemOn => true;

    /// <summary>From power-on to a link with an address.</summary>
    /// <param name="frameSize">N1 of the multiplexer; 0: PPP has the whole line.</param>
    public PacedLink Connect(int frameSize)
    {
        TimeSpan booted = TimeSpan.FromSeconds(5);
        RunUntil(() => Timeline.Now >= booted);
        Ask(_line.Control, "AT", AtResult.Ok);
        if (frameSize > 0)
        {
            string command = string.Create(CultureInfo.InvariantCulture, $"AT+CMUX=0,0,5,{frameSize}");
            Ask(_line.Control, command, AtResult.Ok);
            _line.StartMux(new MuxParameters { FrameSize = frameSize });
            RunUntil(() => _line.Mux.State == MuxState.Open);
        }

        Ask(_line.Control, "AT+CGDCONT=1,\"IP\",\"internet\"", AtResult.Ok);
        Ask(_line.Dial, "ATD*99***1#", AtResult.Connect);
        RunUntil(() => Stack.LinkState == LinkState.Up);
        return this;
    }

    /// <summary>Runs until the condition holds.</summary>
    /// <exception cref="InvalidOperationException">It does not within a virtual minute.</exception>
    public void RunUntil(Func<bool> condition)
    {
        TimeSpan end = Timeline.Now + TimeSpan.FromMinutes(1);
        Work();
        while (!condition())
        {
            if (Timeline.Now >= end)
            {
                throw new InvalidOperationException($"no progress: {_line.Mode}, {_line.Mux.State}, {Stack.LinkState}");
            }

            Advance(end);
            Work();
        }
    }

    bool IUart.Open(int baud, bool flowControl) => true;

    int IUart.Read(Span<byte> buffer)
    {
        int count = 0;
        while (count < buffer.Length && _received.TryDequeue(out byte value))
        {
            buffer[count++] = value;
        }

        return count;
    }

    int IUart.Write(ReadOnlySpan<byte> bytes)
    {
        int count = Math.Min(bytes.Length, TransmitRing - _transmitter.Pending);
        _transmitter.Write(bytes[..count]);
        return count;
    }

    void IUart.SetPins(ModemPins mask, ModemPins values)
    {
    }

    void IAtListener.OnLine(ReadOnlySpan<byte> line)
    {
    }

    void ILineListener.CommandDone(AtChannel channel)
    {
        _result = channel.Result;
        if (_result == AtResult.Connect)
        {
            _line.EnterDataMode();
            Stack.OpenLink("", "");
        }
    }

    private void Ask(AtChannel channel, string command, AtResult expected)
    {
        _result = null;
        channel.Command.Begin(command);
        channel.Send(_time.NowMs, 10_000);
        RunUntil(() => _result != null);
        if (_result != expected)
        {
            throw new InvalidOperationException($"{command}: {_result}");
        }
    }

    private void Work()
    {
        _time.Advance((long)Timeline.Now.TotalMilliseconds);
        Stack.Poll((uint)_time.NowMs);
        _line.Receive();
        _line.Transmit();
    }

    private void Advance(TimeSpan end)
    {
        long wanted = Stack.NextTimeout >= 0 ? _time.NowMs + Stack.NextTimeout : long.MaxValue;
        wanted = Math.Min(Math.Min(wanted, _line.NextDeadline), (long)end.TotalMilliseconds);
        TimeSpan next = TimeSpan.FromMilliseconds(wanted);
        next = Timeline.NextDeadline is { } due && due < next ? due : next;
        TimeSpan least = Timeline.Now + s_leastStep;
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
}
