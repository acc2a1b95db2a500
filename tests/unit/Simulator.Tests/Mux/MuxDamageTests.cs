using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NanoSocket.Simulator.Mux;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Mux;

/// <summary>Every way to damage a short session, byte by byte: the server never fails, and the next good frame but one
/// is understood.</summary>
public sealed class MuxDamageTests
{
    private static readonly byte[] Probe = MuxHost.Encode(0, MuxHost.Uih, [0x23, 0x05, 0xA5, 0x5A]);
    private static readonly byte[] ProbeAnswer = [0x21, 0x05, 0xA5, 0x5A];

    private static readonly byte[][] Session =
    [
        MuxHost.Encode(1, MuxHost.Uih, "AT+CSQ\r"u8.ToArray()),
        MuxHost.Encode(0, MuxHost.Uih, [0xE3, 0x05, 0x07, 0x0D]),
        MuxHost.Encode(2, MuxHost.Uih, new byte[200], twoByteLength: true),
        MuxHost.Encode(3, MuxHost.Sabm, []),
        MuxHost.Encode(0, MuxHost.Uih, [0x83, 0x11, 3, 0, 7, 10, 127, 0, 3, 2]),
        MuxHost.Encode(1, MuxHost.Ui, "AT\r"u8.ToArray()),
    ];

    private static readonly byte[] Stream = [.. Session.SelectMany(frame => frame)];

    public static IEnumerable<TheoryDataRow<string>> Damages() =>
        ["flip", "lose", "double", "insert flag", "insert zero", "cut"];

    private static byte[] Damaged(string damage, int at, int variant)
    {
        byte[] head = Stream[..at];
        byte[] tail = Stream[(at + 1)..];
        byte value = Stream[at];
        return damage switch
        {
            "flip" => [.. head, (byte)(value ^ (1 << variant)), .. tail],
            "lose" => [.. head, .. tail],
            "double" => [.. head, value, value, .. tail],
            "insert flag" => [.. head, 0xF9, value, .. tail],
            "insert zero" => [.. head, 0, value, .. tail],
            _ => head,
        };
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Every_damage_to_every_byte_is_survived(string damage)
    {
        int variants = damage == "flip" ? 8 : 1;
        for (int at = 0; at < Stream.Length; at++)
        {
            for (int variant = 0; variant < variants; variant++)
            {
                Assert.True(Survives(Damaged(damage, at, variant)), $"{damage} at {at}, variant {variant}");
            }
        }
    }

    /// <summary>Feeds the decoder alone: the frames behind a damaged one are all found, but for at most one that a
    /// wrong length swallows.</summary>
    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_frame_costs_no_other_frame(string damage)
    {
        int variants = damage == "flip" ? 8 : 1;
        for (int at = 0; at < Stream.Length; at++)
        {
            for (int variant = 0; variant < variants; variant++)
            {
                List<string> found = Decode([.. Damaged(damage, at, variant), .. Fill]);
                int start = 0;
                int struck = Array.FindIndex(Session, frame => at < (start += frame.Length));
                IEnumerable<byte[]> expected = damage == "cut"
                    ? Session[..struck]
                    : Session.Where((_, i) => i != struck);
                foreach (byte[] frame in expected)
                {
                    Assert.Contains(Describe(frame), found);
                }
            }
        }
    }

    /// <summary>Longer than any frame, so that a wrong length finds its end.</summary>
    private static byte[] Fill => new byte[600];

    [Fact]
    public void No_stream_of_bytes_stops_the_server()
    {
        Gen<byte[]> piece = Gen.Frequency(
            (4, Gen.Int[0, Session.Length - 1].Select(i => Session[i])),
            (2, Gen.Byte.Array[0, 30]),
            (1, Gen.Const(new byte[] { 0xF9 })),
            (1, Gen.Const(MuxHost.Encode(2, MuxHost.Uih, "ATD*99#\r"u8.ToArray()))),
            (1, Gen.Const(MuxHost.Encode(2, MuxHost.Disc, []))));
        piece.List[1, 40].Sample(
            pieces =>
            {
                VirtualModem modem = Opened(out _);
                foreach (byte[] bytes in pieces)
                {
                    modem.Modem.Receive(bytes);
                    modem.Run(0.05);
                }
                modem.Run(60);
                modem.Modem.PowerOn();
                modem.Run(2);
                modem.Tap = null;
                Assert.Equal(["AT", "OK"], modem.Command("AT"));
            },
            iter: 300);
    }

    private static VirtualModem Opened(out MuxHost host)
    {
        VirtualModem modem = VirtualModem.Ready(new ModemOptions { BaudRate = 0 });
        host = MuxHost.Ready(modem, "AT+CMUX=0,0,5,256");
        return modem;
    }

    private static bool Survives(byte[] bytes)
    {
        VirtualModem modem = Opened(out MuxHost host);
        host.SendRaw(bytes);
        // A frame with a wrong length waits for its end; the host's next frames give it.
        for (int i = 0; i < 40 && modem.Modem.MuxTraffic is not null; i++)
        {
            host.Frames.Clear();
            host.SendRaw(Probe);
            host.Run(0.01);
            if (host.Frames.Any(frame => frame.Payload.AsSpan().SequenceEqual(ProbeAnswer)))
            {
                return true;
            }
        }
        // The check sequence of UIH does not cover the message: one bit makes MSC a close-down.
        modem.Tap = null;
        return modem.Modem.MuxTraffic is null && modem.Command("AT")[^1] == "OK";
    }

    private static List<string> Decode(byte[] bytes)
    {
        List<string> found = [];
        MuxDecoder decoder = new(256, new MuxCounters());
        foreach (byte b in bytes)
        {
            decoder.Feed(b, (in MuxFrame frame) => found.Add(Describe(frame)));
        }
        return found;
    }

    private static string Describe(byte[] bytes) => Decode(bytes).Single();

    private static string Describe(in MuxFrame frame) =>
        $"{frame.Type} {frame.Dlci} {Convert.ToHexString(frame.Payload)}";
}
