using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Mux;

/// <summary>No byte stream of a modem stops the line, or makes it say more than it was asked.</summary>
public sealed class MuxHostileTests
{
    private static readonly int[] s_kinds =
        [MuxWire.Sabm, MuxWire.Ua, MuxWire.Dm, MuxWire.Disc, MuxWire.Uih, MuxWire.Ui, 0x2f, 0x63, 0xff];

    [Fact]
    public void Whatever_the_line_did_to_the_bytes_it_works_when_it_is_clean_again()
        => Seeds.Check("mux-damage", Gen.Int, seed =>
        {
            Random random = new(seed);
            MuxBench bench = new();
            bench.OpenCall();
            bench.Modem.PieceSize = () => 1 + random.Next(50);
            bench.Modem.Damage = bytes => Damage(bytes, random);
            for (int i = 0; i < 30; i++)
            {
                bench.Modem.Say(2, Noise(random, 127));
                bench.Modem.Say(1, "\r\n+CEREG: 1,\"18be\",\"93e1\",7\r\n");
                bench.Stack.LinkToSend.Enqueue((byte)i);
                if (!bench.Line.Control.IsBusy)
                {
                    bench.Send(bench.Line.Control, "AT+CSQ");
                }

                bench.Line.Control.Expire(bench.NowMs);
                bench.Run(random.Next(400));
            }

            bench.Modem.Damage = bytes => bytes;
            Assert.True(bench.Modem.CallBytes.Count == 30 || bench.Mux.State == MuxState.Failed);
            if (bench.Mux.State == MuxState.Failed)
            {
                // Damage can look like the modem's farewell; then it is opened anew.
                bench.OnDone = null;
                bench.OpenCall();
            }

            bench.Run(1000);
            bench.Line.Control.Reset();
            bench.Results.Clear();
            bench.Send(bench.Line.Control, "AT");
            bench.Run(300);
            Assert.Equal([AtResult.Ok], bench.Results);
        }, iterations: 300);

    [Fact]
    public void Frames_that_make_no_sense_are_answered_with_no_more_than_they_are_worth()
        => Seeds.Check("mux-nonsense", Gen.Int, seed =>
        {
            Random random = new(seed);
            MuxBench bench = new();
            bench.Open();
            Counter counter = new();
            bench.Line.Tap = counter;
            for (int i = 0; i < 200; i++)
            {
                MuxWire frame = new(
                    random.Next(4) == 0 ? random.Next(62) : random.Next(4),
                    s_kinds[random.Next(s_kinds.Length)],
                    Message(random),
                    random.Next(2) == 0);
                bench.Modem.SendRaw(random.Next(5) == 0 ? Noise(random, 300) : frame.Bytes(random.Next(2) == 0));
                bench.Run(random.Next(3) == 0 ? random.Next(500) : 0);
                if (bench.Mux.State is MuxState.Failed or MuxState.Closed)
                {
                    bench.Line.StartMux(bench.Parameters);
                }
            }

            // Each of our own requests is repeated a few times, and each of the modem's frames answered once.
            Assert.InRange(counter.Frames, 0, 200 * 12);
        }, iterations: 300);

    [Fact]
    public void A_session_allocates_nothing()
    {
        Replay replay = new();
        CoreTime time = new();
        ModemLine line = new(replay, new NullNetwork(), time);
        line.Listener = replay;
        line.Open(115200, true);
        MuxWire[] frames =
        [
            new(0, MuxWire.Ua), new(1, MuxWire.Ua), new(2, MuxWire.Ua), new(3, MuxWire.Ua),
            new(0, MuxWire.Uih, [0xe3, 0x05, 0x0b, 0x8f]), new(0, MuxWire.Uih, [0x23, 0x05, 1, 2]),
            new(2, MuxWire.Uih, new byte[100]), new(1, MuxWire.Uih, "\r\n+CSQ: 1,1\r\n\r\nOK\r\n"u8.ToArray()),
            new(9, MuxWire.Uih, [1]), new(0, 0x15, [1]), new(2, MuxWire.Disc),
        ];
        byte[] bytes = [.. frames.SelectMany(f => f.Bytes())];
        MuxParameters parameters = new();
        long before = 0;
        for (int round = 0; round < 3; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            line.StartMux(parameters);
            replay.Restart(bytes);
            line.Control.Command.Begin("AT");
            line.Control.Send(time.NowMs, 1000);
            for (int step = 0; step < 300; step++)
            {
                time.Advance(time.NowMs + 10);
                line.Receive();
                line.Transmit();
            }

            line.StopMux();
            line.DropMux();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(3u * 10, line.Mux.Decoder.Frames);
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        List<byte> damaged = [];
        foreach (byte value in bytes)
        {
            int chance = random.Next(400);
            if (chance != 0)
            {
                damaged.Add(chance == 1 ? (byte)random.Next(256) : value);
            }

            if (chance == 2)
            {
                damaged.Add(value);
            }
        }

        return [.. damaged];
    }

    private static byte[] Noise(Random random, int limit)
    {
        byte[] bytes = new byte[random.Next(limit)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Message(Random random)
    {
        byte[] bytes = Noise(random, 20);
        if (bytes.Length > 1 && random.Next(2) == 0)
        {
            byte[] types = [0x83, 0x43, 0xc3, 0x23, 0xa3, 0x63, 0xe3, 0x53, 0xe1, 0xc1, 0x93];
            bytes[0] = types[random.Next(types.Length)];
            bytes[1] = (byte)(((bytes.Length - 2) << 1) | 1);
        }

        return bytes;
    }

    private sealed class Counter : ILineTap
    {
        public int Frames { get; private set; }

        public void Received(LineTraffic kind, ReadOnlySpan<byte> bytes)
        {
        }

        public void Sent(LineTraffic kind, ReadOnlySpan<byte> bytes) => Frames++;
    }

    /// <summary>A line that says what it is told and takes everything, without allocating.</summary>
    private sealed class Replay : IUart, ILineListener
    {
        private byte[] _bytes = [];
        private int _position;

        public int MaximumBaud => 115200;

        public ModemPins WiredPins => ModemPins.None;

        public bool IsModemOn => true;

        public void Restart(byte[] bytes)
        {
            _bytes = bytes;
            _position = 0;
        }

        public bool Open(int baud, bool flowControl) => true;

        public int Read(Span<byte> buffer)
        {
            int count = Math.Min(Math.Min(buffer.Length, 7), _bytes.Length - _position);
            _bytes.AsSpan(_position, count).CopyTo(buffer);
            _position += count;
            return count;
        }

        public int Write(ReadOnlySpan<byte> bytes) => bytes.Length;

        public void SetPins(ModemPins mask, ModemPins values)
        {
        }

        public void OnLine(ReadOnlySpan<byte> line)
        {
        }

        public void CommandDone(AtChannel channel)
        {
        }
    }
}
