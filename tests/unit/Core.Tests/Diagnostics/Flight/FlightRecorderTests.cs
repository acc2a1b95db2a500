using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using NanoSocket.Core.Diagnostics;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using Xunit;

namespace NanoSocket.Core.Tests.Diagnostics.Flight;

/// <summary>What the recorder makes of the line's traffic.</summary>
public sealed class FlightRecorderTests
{
    private readonly Retained _memory = new(new byte[16384]);
    private readonly FlightRing _ring;
    private readonly CoreTime _time = new();
    private readonly FlightRecorder _recorder;

    public FlightRecorderTests()
    {
        _ring = new FlightRing(_memory);
        _recorder = new FlightRecorder(_ring, _time, StartReason.Watchdog);
    }

    private List<Entry> Entries
    {
        get
        {
            _recorder.Hold();
            _recorder.Release();
            return Entry.Read(_ring);
        }
    }

    [Fact]
    public void A_run_begins_with_its_reason_and_the_version()
    {
        FlightRing after = new(_memory);
        _ = new FlightRecorder(after, _time, StartReason.Restart);

        Assert.Equal(["\u0008" + FirmwareVersion.Number, "\u0003" + FirmwareVersion.Number],
            Entry.Read(after).Select(entry => entry.Text));
    }

    [Fact]
    public void An_AT_dialogue_is_recorded_in_lines_with_time_and_direction_however_it_is_cut()
        => Gen.Int[1, 9].Array[30].Sample(cuts =>
        {
            FlightRing ring = new(new Retained(new byte[4096]));
            FlightRecorder recorder = new(ring, _time, StartReason.Key);
            Cut("AT+CSQ\r", cuts, piece => recorder.Sent(LineTraffic.At, piece));
            Cut("\r\n+CSQ: 20,99\r\n\r\nOK\r\n> ", cuts, piece => recorder.Received(LineTraffic.At, piece));
            recorder.Hold();
            Assert.Equal(["AT+CSQ out", "+CSQ: 20,99 in", "OK in", ">  in"],
                Entry.Read(ring).Skip(1).Select(entry => entry.Text + (entry.Received ? " in" : " out")));
        });

    [Fact]
    public void A_long_line_is_recorded_whole_in_parts()
    {
        string line = new('x', 300);
        _recorder.Received(LineTraffic.At, Bytes(line + "\r\n"));

        Assert.Equal(line, string.Concat(Entries.Skip(1).Select(entry => entry.Text)));
        Assert.Equal([true, true, false], Entries.Skip(1).Select(entry => entry.Continued));
    }

    [Theory]
    [InlineData("AT+CPIN=\"1234\"", "AT+CPIN=\"****\"")]
    [InlineData("at+cpin=1234,5678", "at+cpin=****,****")]
    [InlineData("ATE0+CPIN=1234", "ATE0+CPIN=****")]
    [InlineData("AT+CGAUTH=1,2,\"user\",\"secret\"", "AT+CGAUTH=*,*,\"****\",\"******\"")]
    [InlineData("AT+CLCK=\"SC\",1,\"1234\"", "AT+CLCK=\"**\",*,\"****\"")]
    [InlineData("AT+CPWD=\"SC\",\"1\",\"2\"", "AT+CPWD=\"**\",\"*\",\"*\"")]
    [InlineData("AT^AUTHDATA=1,2,p", "AT^AUTHDATA=*,*,*")]
    [InlineData("AT+CPIN?", "AT+CPIN?")]
    [InlineData("AT+CGDCONT=1,\"IP\",\"internet\"", "AT+CGDCONT=1,\"IP\",\"internet\"")]
    public void PINs_and_passwords_are_masked_in_commands_and_echoes_however_they_are_cut(string line, string recorded)
        => Gen.Int[1, 9].Array[30].Sample(cuts =>
        {
            FlightRing ring = new(new Retained(new byte[4096]));
            FlightRecorder recorder = new(ring, _time, StartReason.Key);
            Cut(line + "\r", cuts, piece => recorder.Sent(LineTraffic.At, piece));
            Cut(line + "\r\r\nOK\r\n", cuts, piece => recorder.Received(LineTraffic.At, piece));
            recorder.Hold();
            Assert.Equal([recorded, recorded, "OK"], Entry.Read(ring).Skip(1).Select(entry => entry.Text));
        });

    /// <summary>PAP's packets are cut: another test's matter.</summary>
    private const byte PapFirst = 0xC0;

    [Fact]
    public void A_packet_keeps_its_first_64_bytes_without_escapes_and_its_length_on_the_line()
        => Gen.Byte.Array[4, 300].Where(packet => packet[0] != PapFirst).Array[1, 5].Select(Gen.Int[1, 40].Array[200]).Sample((packets, cuts) =>
        {
            FlightRing ring = new(new Retained(new byte[8192]));
            FlightRecorder recorder = new(ring, _time, StartReason.Key);
            byte[][] framed = [.. packets.Select(packet => Escaped([0xFF, 0x03, .. packet]))];
            byte[] line = [.. framed.SelectMany(frame => (byte[])[0x7E, .. frame, 0x7E])];
            Cut(line, cuts, piece => recorder.Received(LineTraffic.Ppp, piece));
            List<Entry> entries = [.. Entry.Read(ring).Skip(1)];
            Assert.Equal(framed.Select(frame => frame.Length), entries.Select(entry => entry.Original));
            Assert.Equal(packets.Select(packet => Kept([0xFF, 0x03, .. packet])), entries.Select(entry => entry.Bytes));
        }, iter: 300);

    [Fact]
    public void Of_PAP_only_the_header_is_kept()
    {
        byte[] packet = [0xFF, 0x03, 0xC0, 0x23, 1, 7, 0, 20, 4, .. Bytes("user"), 6, .. Bytes("secret"), 1, 2];
        _recorder.Sent(LineTraffic.Ppp, [0x7E, .. packet, 0x7E]);
        _recorder.Sent(LineTraffic.Ppp, [.. packet.AsSpan(2), 0x7E]);

        Assert.Equal([packet[..8], packet[2..8]], Entries.Skip(1).Select(entry => entry.Bytes));
    }

    [Fact]
    public void The_end_of_a_call_between_packets_is_recorded_as_text()
    {
        _recorder.Received(LineTraffic.Ppp, [0x7E, 0xFF, 0x03, 0x7E, .. Bytes("\r\nNO CARRIER\r\n"), 0x7E]);

        Assert.Equal([FlightRecordKind.Ppp, FlightRecordKind.At], Entries.Skip(1).Select(entry => entry.Kind));
    }

    [Fact]
    public void Of_the_multiplexer_its_control_is_recorded_whole_and_what_it_carries_as_text_and_packets()
    {
        byte[] open = Frame(2, 0x3F, []);
        byte[] status = Frame(0, 0xEF, [0xE3, 5, 11, 0x8D]);
        _recorder.Sent(LineTraffic.Mux, [.. open, .. Frame(1, 0xEF, Bytes("AT+CPI"))]);
        _recorder.Sent(LineTraffic.Mux, [.. Frame(1, 0xEF, Bytes("N=1234\r")), .. Frame(2, 0xEF, Bytes("ATD*99#\r"))]);
        _recorder.Received(LineTraffic.Mux, status);
        _recorder.Sent(LineTraffic.Mux, Frame(2, 0xEF, [0x7E, 0xFF, 0x03, 0xC0]));
        _recorder.Sent(LineTraffic.Mux, Frame(2, 0xEF, [0x21, 1, 0x7E]));
        _recorder.Sent(LineTraffic.Mux, open);
        _recorder.Received(LineTraffic.Mux, Frame(2, 0xEF, Bytes("\r\nOK\r\n")));
        _recorder.Received(LineTraffic.Mux, Frame(3, 0xEF, Bytes(new string('y', 300) + "\r")));
        _recorder.Received(LineTraffic.Mux, Frame(0, 0xEF, new byte[400]));

        List<Entry> entries = [.. Entries.Skip(1)];
        Assert.Equal(open[1..^1], entries[0].Bytes);
        Assert.Equal(("AT+CPIN=****", 1), (entries[1].Text, entries[1].Channel));
        Assert.Equal(("ATD*99#", 2), (entries[2].Text, entries[2].Channel));
        Assert.Equal((FlightRecordKind.Mux, true), (entries[3].Kind, entries[3].Received));
        Assert.Equal(status[1..^1], entries[3].Bytes);
        Assert.Equal((FlightRecordKind.Ppp, 2), (entries[4].Kind, entries[4].Channel));
        Assert.Equal([0xFF, 0x03, 0xC0, 0x21, 1], entries[4].Bytes);
        Assert.Equal(open[1..^1], entries[5].Bytes);
        Assert.Equal("OK", entries[6].Text);
        Assert.Equal(300, entries.Where(entry => entry.Channel == 3).Sum(entry => entry.Bytes.Length));
        Assert.Equal(405, entries.Skip(10).Sum(entry => entry.Bytes.Length));
        Assert.Equal([true, false], entries.Skip(10).Select(entry => entry.Continued));
    }

    [Fact]
    public void Any_bytes_as_any_traffic_end_in_well_formed_records()
        => Gen.Select(Gen.Int[0, 2], Gen.Bool, Gen.Byte.Array[0, 80]).Array[1, 60].Sample(pieces =>
        {
            Retained memory = new(new byte[1024]);
            FlightRecorder recorder = new(new FlightRing(memory), _time, StartReason.Key);
            foreach ((int kind, bool received, byte[] bytes) in pieces)
            {
                if (received)
                {
                    recorder.Received((LineTraffic)kind, bytes);
                }
                else
                {
                    recorder.Sent((LineTraffic)kind, bytes);
                }
            }

            Assert.Equal(recorder.Length, new FlightRing(memory).Length);
        });

    [Fact]
    public void While_it_is_read_it_stands_still_and_says_what_it_missed()
    {
        _recorder.Hold();
        int length = _recorder.Length;
        _recorder.Sent(LineTraffic.At, Bytes("AT\r"));
        _recorder.Sent(LineTraffic.At, Bytes("AT\r"));
        Assert.Equal(length, _recorder.Length);
        _recorder.Release();

        Assert.Equal((FlightRecordKind.Gap, 2), (Entries[^1].Kind, BitConverter.ToInt32(Entries[^1].Bytes)));
    }

    [Fact]
    public void Recording_allocates_nothing()
    {
        byte[] at = Bytes("AT+CSQ\r\n");
        byte[] ppp = [0x7E, 0xFF, 0x03, 0xC0, 0x21, 1, 1, 0, 4, 0x7E];
        byte[] mux = Frame(1, 0xEF, at);
        Record();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            Record();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Record()
        {
            _recorder.Sent(LineTraffic.At, at);
            _recorder.Received(LineTraffic.Ppp, ppp);
            _recorder.Sent(LineTraffic.Mux, mux);
        }
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Kept(byte[] packet) => packet[..Math.Min(packet.Length, 64)];

    private static byte[] Escaped(byte[] packet)
        => [.. packet.SelectMany(value => value is 0x7E or 0x7D ? [0x7D, (byte)(value ^ 0x20)] : new[] { value })];

    /// <summary>The FCS is not looked at here.</summary>
    private static byte[] Frame(int channel, byte control, byte[] information)
        => information.Length < 128
            ? [0xF9, (byte)((channel << 2) | 3), control, (byte)((information.Length << 1) | 1), .. information, 0x55, 0xF9]
            : [0xF9, (byte)((channel << 2) | 3), control, (byte)(information.Length << 1),
                (byte)(information.Length >> 7), .. information, 0x55, 0xF9];

    private static void Cut(string text, int[] cuts, Action<byte[]> take) => Cut(Bytes(text), cuts, take);

    private static void Cut(byte[] bytes, int[] cuts, Action<byte[]> take)
    {
        int at = 0;
        for (int i = 0; at < bytes.Length; i++)
        {
            int count = Math.Min(cuts[i % cuts.Length], bytes.Length - at);
            take(bytes[at..(at + count)]);
            at += count;
        }
    }
}
