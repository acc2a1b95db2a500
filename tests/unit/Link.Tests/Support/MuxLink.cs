using System;
using System.Collections.Generic;
using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Net;
using NanoSocket.Simulator;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Link.Tests.Support;

/// <summary>
/// The firmware's multiplexer with lwIP on its data channel, the simulator's modem at the other end of the line, in
/// virtual time. A script takes the supervisor's place. Only inside <see cref="Isolated"/>.
/// </summary>
internal sealed class MuxLink : IUart, ILineListener
{
    public const int EchoPort = 7;

    private const uint Server = 0x5DB8D822;

    private readonly Queue<byte> received = new();
    private readonly CoreTime time = new();
    private readonly InMemoryInternet internet;
    private readonly LineTransmitter transmitter;
    private AtResult? result;

    public MuxLink(ModemOptions options)
    {
        internet = new InMemoryInternet(Timeline);
        internet.ListenTcp(EchoPort, Echo);
        Modem = new ModemSimulator(options, Timeline, internet, TakeFromModem);
        transmitter = new LineTransmitter(Timeline, 2048, Modem.Receive) { BaudRate = options.BaudRate };
        Stack = new LwipStack("a seed for tests"u8.ToArray(), 0);
        Line = new ModemLine(this, Stack, time) { Listener = this };
        Line.Open(options.BaudRate, true);
        Modem.PowerOn();
    }

    public Timeline Timeline { get; } = new();

    public ModemSimulator Modem { get; }

    public LwipStack Stack { get; }

    public ModemLine Line { get; }

    public List<string> Lines { get; } = [];

    public int MaximumBaud => 3_000_000;

    public ModemPins WiredPins => ModemPins.None;

    public bool IsModemOn => true;

    public bool Open(int baud, bool flowControl) => true;

    public int Read(Span<byte> buffer)
    {
        int count = 0;
        while (count < buffer.Length && received.TryDequeue(out byte value))
        {
            buffer[count++] = value;
        }
        return count;
    }

    public int Write(ReadOnlySpan<byte> bytes)
    {
        int count = Math.Min(bytes.Length, 2048 - transmitter.Pending);
        transmitter.Write(bytes[..count]);
        return count;
    }

    public void SetPins(ModemPins mask, ModemPins values)
    {
    }

    public void OnLine(ReadOnlySpan<byte> line) => Lines.Add(Encoding.Latin1.GetString(line));

    public void CommandDone(AtChannel channel)
    {
        result = channel.Result;
        if (result == AtResult.Connect)
        {
            Line.EnterDataMode();
            Stack.OpenLink("", "");
        }
    }

    /// <summary>Sends a command and waits for its result.</summary>
    public AtResult Ask(AtChannel channel, string command)
    {
        result = null;
        channel.Command.Begin(command);
        channel.Send(time.NowMs, 10_000);
        RunUntil(() => result != null, 10_000);
        return result!.Value;
    }

    /// <summary>From power-on to channels that are open.</summary>
    public MuxLink OpenMux(int frameSize)
    {
        Run(2000);
        Assert.Equal(AtResult.Ok, Ask(Line.Control, "AT"));
        Assert.Equal(AtResult.Ok, Ask(Line.Control, $"AT+CMUX=0,0,5,{frameSize}"));
        Line.StartMux(new MuxParameters { FrameSize = frameSize });
        RunUntil(() => Line.Mux.State == MuxState.Open && Line.Console.IsOpen, 1000);
        return this;
    }

    /// <summary>From open channels to a link.</summary>
    public MuxLink Dial()
    {
        Ask(Line.Control, "AT+CGDCONT=1,\"IP\",\"internet\"");
        Assert.Equal(AtResult.Connect, Ask(Line.Dial, "ATD*99***1#"));
        RunUntil(() => Stack.LinkState == LinkState.Up, 10_000);
        return this;
    }

    /// <summary>Sends bytes to the echo server and reads them back; the time it takes.</summary>
    public TimeSpan Transfer(int count, int limitMs)
    {
        Assert.Equal(StackResult.Ok, Stack.Open(0, Transport.Tcp, 0, 0));
        Assert.Equal(StackResult.Ok, Stack.Connect(0, Server, EchoPort));
        RunUntil(() => (Stack.TakeEvents(0) & SlotEvents.Connected) != 0, 60_000);
        byte[] buffer = new byte[1500];
        int sent = 0;
        int taken = 0;
        TimeSpan start = Timeline.Now;
        RunUntil(() =>
        {
            int length = Math.Min(buffer.Length, count - sent);
            for (int i = 0; i < length; i++)
            {
                buffer[i] = Pattern(sent + i);
            }
            sent += length > 0 ? Stack.Send(0, buffer.AsSpan(0, length)) : 0;
            for (int got = Stack.Receive(0, buffer); got > 0; got = Stack.Receive(0, buffer))
            {
                for (int i = 0; i < got; i++)
                {
                    Assert.Equal(Pattern(taken + i), buffer[i]);
                }
                taken += got;
            }
            return taken == count;
        }, limitMs);
        Stack.Close(0, orderly: true);
        return Timeline.Now - start;
    }

    public void Run(int milliseconds)
    {
        TimeSpan end = Timeline.Now + TimeSpan.FromMilliseconds(milliseconds);
        Work();
        while (Timeline.Now < end)
        {
            Advance(end);
            Work();
        }
    }

    public void RunUntil(Func<bool> condition, int limitMs)
    {
        TimeSpan end = Timeline.Now + TimeSpan.FromMilliseconds(limitMs);
        Work();
        while (!condition())
        {
            Assert.True(Timeline.Now < end,
                $"not within {limitMs} ms: {Line.Mode} {Line.Mux.State} {Line.Mux.Failure}, link {Stack.LinkState}");
            Advance(end);
            Work();
        }
    }

    private static byte Pattern(int index) => (byte)(index ^ (index >> 8));

    private static void Echo(InMemoryTcpConnection connection)
    {
        byte[] buffer = new byte[1024];
        void Pass()
        {
            for (int count = connection.ServerRead(buffer); count > 0; count = connection.ServerRead(buffer))
            {
                connection.ServerWrite(buffer.AsSpan(0, count));
            }
        }
        connection.Readable += Pass;
        Pass();
    }

    private void Work()
    {
        time.Advance((long)Timeline.Now.TotalMilliseconds);
        Stack.Poll((uint)time.NowMs);
        Line.Receive();
        Line.Transmit();
    }

    private void Advance(TimeSpan end)
    {
        TimeSpan next = Timeline.Now + TimeSpan.FromMilliseconds(Stack.NextTimeout >= 0 ? Stack.NextTimeout : 1000);
        TimeSpan line = TimeSpan.FromMilliseconds(Math.Min(Line.NextDeadline, long.MaxValue >> 20));
        next = line < next ? line : next;
        next = Timeline.NextDeadline is TimeSpan due && due < next ? due : next;
        next = next < end ? next : end;
        TimeSpan least = Timeline.Now + TimeSpan.FromMilliseconds(1);
        Timeline.AdvanceTo(next < least ? least : next);
    }

    private void TakeFromModem(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            received.Enqueue(value);
        }
    }
}
