using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NanoSocket.Simulator.Ppp;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Ppp;

public sealed class FramingTests
{
    private static List<byte[]> Decode(HdlcDecoder decoder, IEnumerable<byte[]> pieces)
    {
        List<byte[]> frames = [];
        foreach (byte[] piece in pieces)
        {
            decoder.Feed(piece, frame => frames.Add(frame.ToArray()));
        }
        return frames;
    }

    private static IEnumerable<byte[]> Cut(byte[] bytes, int[] lengths)
    {
        int at = 0;
        for (int i = 0; at < bytes.Length; i++)
        {
            int length = Math.Min(bytes.Length - at, lengths.Length == 0 ? 7 : 1 + lengths[i % lengths.Length]);
            yield return bytes[at..(at + length)];
            at += length;
        }
    }

    [Fact]
    public void The_check_sequence_is_the_one_of_the_standard()
    {
        // The check value of CRC-16/X-25, over the digits 1 to 9.
        Assert.Equal(0x906E, (ushort)~PppFcs.Of("123456789"u8));
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            ushort check = (ushort)~PppFcs.Of(bytes);
            Assert.Equal(ReferenceFraming.Check(bytes), check);
            Assert.Equal(PppFcs.Good, PppFcs.Of([.. bytes, (byte)check, (byte)(check >> 8)]));
        });
    }

    [Fact]
    public void Frames_survive_encoding_in_every_format_and_any_cut()
    {
        Gen.Select(Gen.Byte.Array[0, 300], Gen.UInt, Gen.Bool, Gen.Bool, Gen.Int[0, 9].Array[0, 5]).Sample(
            (information, map, protocolField, addressField, cuts) =>
            {
                FrameFormat format = new(map, protocolField, addressField);
                byte[] encoded = new HdlcEncoder().Encode(PppProtocols.Ip, information, format).ToArray();
                Assert.DoesNotContain(encoded[1..^1], value => value < 0x20 && (map >> value & 1) != 0);
                HdlcDecoder decoder = new() { ControlCharacterMap = map };
                byte[] head = [.. addressField ? (byte[])[] : [0xFF, 3], .. protocolField ? (byte[])[] : [0], 0x21];
                Assert.Equal([[.. head, .. information]], Decode(decoder, Cut(encoded, cuts)));
                Assert.Equal((1, 0, 0), (decoder.Frames, decoder.CheckErrors, decoder.Malformed));
            });
    }

    [Fact]
    public void What_the_reference_encodes_is_decoded()
    {
        Gen.Byte.Array[1, 300].List[1, 5].Sample(contents =>
        {
            byte[] line = [.. contents.SelectMany(ReferenceFraming.Encode)];
            Assert.Equal(contents, Decode(new HdlcDecoder(), [line]));
        });
    }

    [Fact]
    public void A_damaged_byte_never_gets_through()
    {
        Gen.Select(Gen.Byte.Array[1, 100], Gen.Int[0, 99], Gen.Int[1, 255]).Sample((content, position, change) =>
        {
            byte[] line = ReferenceFraming.Encode(content);
            // The flags at the ends are left alone: without them there would be no frame at all.
            line[1 + position % (line.Length - 2)] ^= (byte)change;
            HdlcDecoder decoder = new() { ControlCharacterMap = 0 };
            Assert.DoesNotContain(content, Decode(decoder, [line]));
        });
    }

    [Fact]
    public void Garbage_never_grows_or_stops_the_decoder()
    {
        Gen.Byte.Array[0, 5000].Sample(noise =>
        {
            HdlcDecoder decoder = new();
            byte[] good = [0xC0, 0x21, 1, 2, 3];
            List<byte[]> frames = Decode(decoder, [noise, [0x7E], ReferenceFraming.Encode(good)]);
            Assert.Equal(good, frames[^1]);
            Assert.All(frames, frame => Assert.True(frame.Length <= HdlcDecoder.MaximumFrame));
        });
    }

    [Fact]
    public void Long_short_and_aborted_frames_are_counted_by_kind()
    {
        HdlcDecoder decoder = new();
        byte[] tooLong = Enumerable.Repeat((byte)'x', HdlcDecoder.MaximumFrame + 1).ToArray();
        byte[] tooShort = "ab"u8.ToArray();
        byte[] aborted = [.. "abcdef"u8, 0x7D];
        Assert.Empty(Decode(decoder, [[0x7E], tooLong, [0x7E], tooShort, [0x7E], aborted, [0x7E]]));
        Assert.Equal((0, 0, 1, 2), (decoder.Frames, decoder.CheckErrors, decoder.Oversized, decoder.Malformed));
        Assert.Empty(Decode(decoder, ["abcdef"u8.ToArray(), [0x7E]]));
        Assert.Equal(1, decoder.CheckErrors);
    }
}
