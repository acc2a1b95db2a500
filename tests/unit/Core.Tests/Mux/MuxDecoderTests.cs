using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Mux;

/// <summary>Frames are found in whatever the line makes of them.</summary>
public sealed class MuxDecoderTests
{
    private static readonly MuxWire[] s_conversation =
    [
        new(0, MuxWire.Ua, false),
        new(0, MuxWire.Uih, [0xe3, 0x05, 0x07, 0x8d], false),
        new(1, MuxWire.Uih, "\r\n+CSQ: 20,99\r\n\r\nOK\r\n"u8.ToArray(), false),
        new(2, MuxWire.Uih, [0x7e, 0xff, 0x03, 0xf9, 0x21, 0x45, 0xf9, 0xf9, 0x00, 0x7e], false),
        new(2, MuxWire.Uih, [.. Enumerable.Range(0, 60).Select(i => (byte)(i * 37))], false),
        new(1, MuxWire.Uih, [], false),
        new(3, MuxWire.Ui, "\r\nOK\r\n"u8.ToArray(), false),
        new(2, MuxWire.Dm, false),
        new(2, MuxWire.Uih, "~end~"u8.ToArray(), false),
    ];

    [Fact]
    public void The_check_sequence_is_that_of_the_standard()
    {
        byte[] header = new byte[3];
        for (int i = 0; i < 1 << 16; i++)
        {
            header[0] = (byte)i;
            header[1] = (byte)(i >> 8);
            header[2] = (byte)(i * 31);
            byte sum = MuxFcs.Add(MuxFcs.Initial, header);
            Assert.Equal(MuxWire.CheckOf(header), MuxFcs.Finish(sum));
            Assert.True(MuxFcs.IsGood(sum, MuxFcs.Finish(sum)));
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void All_frames_of_a_clean_line_are_found(bool sharedFlags, bool longLengths)
    {
        Reader reader = new();
        reader.Take(Line(s_conversation, sharedFlags, longLengths));
        Assert.Equal(s_conversation.Select(Describe), reader.Frames);
        Assert.Equal((0u, 0u, 0u), (reader.Decoder.CheckErrors, reader.Decoder.FramingErrors, reader.Decoder.NoiseBytes));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_damaged_byte_costs_its_frame_and_at_most_one_more(bool sharedFlags)
        => Everywhere(sharedFlags, (line, at) => Enumerable.Range(1, 255).Select(change =>
        {
            byte[] changed = [.. line];
            changed[at] ^= (byte)change;
            return changed;
        }));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_lost_byte_costs_its_frame_and_at_most_one_more(bool sharedFlags)
        => Everywhere(sharedFlags, (line, at) => [[.. line[..at], .. line[(at + 1)..]]]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_inserted_or_doubled_byte_costs_its_frame_and_at_most_one_more(bool sharedFlags)
        => Everywhere(sharedFlags, (line, at) => Enumerable.Range(0, 256).Select(
            value => (byte[])[.. line[..at], (byte)value, .. line[at..]]));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_burst_costs_the_frames_it_hits_and_at_most_one_more(bool sharedFlags)
    {
        for (int length = 2; length <= 40; length++)
        {
            int lost = length;
            Everywhere(sharedFlags, (line, at) => [[.. line[..at], .. line[Math.Min(line.Length, at + lost)..]]], length);
        }
    }

    [Fact]
    public void However_the_bytes_are_cut_the_result_is_the_same()
        => Seeds.Check("mux-pieces", Gen.Int, seed =>
        {
            Random random = new(seed);
            byte[] line = Line(s_conversation, random.Next(2) == 0, random.Next(2) == 0);
            for (int i = random.Next(4); i > 0; i--)
            {
                line[random.Next(line.Length)] = (byte)(random.Next(3) == 0 ? MuxWire.Flag : random.Next(256));
            }

            Reader whole = new();
            Reader pieces = new();
            whole.Take(line);
            for (int done = 0; done < line.Length;)
            {
                int count = Math.Min(line.Length - done, 1 + random.Next(20));
                pieces.Take(line[done..(done + count)]);
                done += count;
            }

            Assert.Equal(whole.Frames, pieces.Frames);
            Assert.Equal(whole.Counters, pieces.Counters);
        });

    [Fact]
    public void A_damaged_length_hides_what_follows_until_the_line_is_silent_and_no_longer()
    {
        byte[] damaged = new MuxWire(1, MuxWire.Uih, "OK"u8.ToArray(), false).Bytes();
        damaged[3] = (100 << 1) | 1;
        Reader reader = new();
        reader.Take(damaged);
        reader.Take(new MuxWire(1, MuxWire.Uih, "RING"u8.ToArray(), false).Bytes());
        Assert.Empty(reader.Frames);
        reader.Silence();
        Assert.Equal([Describe(new MuxWire(1, MuxWire.Uih, "RING"u8.ToArray(), false))], reader.Frames);
    }

    [Fact]
    public void A_frame_that_pauses_is_complete_when_the_rest_comes()
    {
        byte[] frame = new MuxWire(1, MuxWire.Uih, "OK"u8.ToArray(), false).Bytes();
        for (int cut = 1; cut < frame.Length; cut++)
        {
            Reader reader = new();
            reader.Take(frame[..cut]);
            reader.Silence();
            reader.Take(frame[cut..]);
            Assert.Single(reader.Frames);
        }
    }

    [Fact]
    public void A_length_beyond_the_frame_size_is_no_length()
    {
        Reader reader = new();
        reader.Take([MuxWire.Flag, 0x09, MuxWire.Uih, 0xfe, 0xff]);
        Assert.Equal(0, reader.Waiting);
        Assert.Equal(1u, reader.Decoder.FramingErrors);
    }

    [Fact]
    public void What_is_outside_of_frames_is_counted()
    {
        Reader reader = new();
        reader.Take("\r\nRDY\r\n"u8.ToArray());
        Assert.Equal(7u, reader.Decoder.NoiseBytes);
        Assert.Equal(0, reader.Waiting);
    }

    [Fact]
    public void A_wrong_check_sequence_is_counted_as_such()
    {
        byte[] frame = new MuxWire(1, MuxWire.Uih, "OK"u8.ToArray(), false).Bytes();
        frame[^2] ^= 1;
        Reader reader = new();
        reader.Take(frame);
        Assert.Equal((1u, 0u), (reader.Decoder.CheckErrors, reader.Decoder.Frames));
    }

    [Fact]
    public void The_data_of_a_UI_frame_is_checked_too()
    {
        byte[] frame = new MuxWire(1, MuxWire.Ui, "OK"u8.ToArray(), false).Bytes();
        frame[4] ^= 1;
        Reader reader = new();
        reader.Take(frame);
        Assert.Empty(reader.Frames);
    }

    /// <summary>
    /// Damages a conversation at every place: what is lost is what was hit and at most one frame behind it, and what is
    /// found is in order and, but for one frame whose data was hit, as it was sent. A check sequence of eight bits and a
    /// flag fit by chance once in 65,536 times: then a wrong length is believed, and what it covers is lost.
    /// </summary>
    private static void Everywhere(bool sharedFlags, Func<byte[], int, IEnumerable<byte[]>> damage, int length = 1)
    {
        byte[] line = Line(s_conversation, sharedFlags, longLengths: false);
        string[] sent = [.. s_conversation.Select(Describe)];
        int cases = 0;
        int believed = 0;
        for (int at = 0; at < line.Length; at++)
        {
            int hit = FramesHit(line, at, length);
            foreach (byte[] damaged in damage(line, at))
            {
                Reader reader = new();
                reader.Take(damaged);
                reader.Silence();
                string[] good = [.. reader.Frames.Where(sent.Contains)];
                int foreign = reader.Frames.Count - good.Length;
                bool lostMore = good.Length < sent.Length - hit - 1;
                Assert.True(IsSubsequence(good, sent), Convert.ToHexString(damaged));
                Assert.True(foreign <= 1 && (foreign == 1 || !lostMore), $"at {at}: {Convert.ToHexString(damaged)}");
                cases++;
                believed += lostMore ? 1 : 0;
            }
        }

        Assert.True(believed <= 1 + (cases / 30_000), $"{believed} of {cases}");
    }

    private static int FramesHit(byte[] line, int at, int length)
    {
        int position = 0;
        int hit = 0;
        MuxDecoder decoder = new();
        while (decoder.TryRead(line, ref position, out MuxFrame frame))
        {
            hit += frame.Start < at + length && frame.End >= at ? 1 : 0;
        }

        return hit;
    }

    private static bool IsSubsequence(string[] part, string[] whole)
    {
        int next = 0;
        foreach (string item in part)
        {
            next = Array.IndexOf(whole, item, next) + 1;
            if (next == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static byte[] Line(IEnumerable<MuxWire> frames, bool sharedFlags, bool longLengths)
    {
        List<byte> line = [MuxWire.Flag];
        foreach (MuxWire frame in frames)
        {
            line.AddRange(frame.Body(longLengths && frame.Data.Length > 0));
            line.Add(MuxWire.Flag);
            if (!sharedFlags)
            {
                line.Add(MuxWire.Flag);
            }
        }

        return [.. line];
    }

    private static string Describe(MuxWire frame) => $"{frame.Channel} {frame.Control & 0xef:x2} {Convert.ToHexString(frame.Data)}";

    /// <summary>Keeps what is not finished, as the line does.</summary>
    private sealed class Reader
    {
        private byte[] _bytes = [];

        public MuxDecoder Decoder { get; } = new();

        public List<string> Frames { get; } = [];

        public int Waiting => _bytes.Length;

        public (uint Frames, uint Check, uint Framing, uint Noise) Counters
            => (Decoder.Frames, Decoder.CheckErrors, Decoder.FramingErrors, Decoder.NoiseBytes);

        public void Take(byte[] bytes)
        {
            _bytes = [.. _bytes, .. bytes];
            int position = 0;
            while (Decoder.TryRead(_bytes, ref position, out MuxFrame frame))
            {
                byte[] data = _bytes[frame.PayloadStart..(frame.PayloadStart + frame.PayloadLength)];
                Frames.Add($"{frame.Channel} {(int)frame.Kind:x2} {Convert.ToHexString(data)}");
            }

            _bytes = _bytes[position..];
        }

        public void Silence()
        {
            int position = 0;
            while (Decoder.SkipUnfinished(_bytes, ref position))
            {
                _bytes = _bytes[position..];
                position = 0;
                Take([]);
            }
        }
    }
}
