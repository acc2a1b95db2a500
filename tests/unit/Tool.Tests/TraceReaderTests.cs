using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NanoSocket.Tool.Recordings;
using Xunit;

namespace NanoSocket.Tool.Tests;

/// <summary>Where a recording may stand, by docs/flight-recorder.md, and what is wrong with it.</summary>
public sealed class TraceReaderTests
{
    private static readonly byte[] s_recording =
    [
        .. "NSFR"u8, 1, 0, 0, 0, .. Record(0, "\u0003" + "0.1.0"), .. Record(0x81, "OK"),
        .. Record(0x43, new string('a', 255)), .. Record(3, "bc"),
    ];

    [Fact]
    public void Parts_of_a_record_are_put_together()
    {
        IReadOnlyList<TraceRecord> records = TraceReader.Read(TraceReader.Find(s_recording, "file"));

        Assert.Equal([TraceKind.Start, TraceKind.At, TraceKind.Mux], records.Select(record => record.Kind));
        Assert.Equal([false, true, false], records.Select(record => record.Received));
        Assert.Equal(257, records[2].Bytes.Length);
        Assert.Equal(TimeSpan.FromMilliseconds(258), records[1].Time);
    }

    [Fact]
    public void A_log_is_searched_for_the_last_complete_answer_whatever_stands_around_its_lines()
    {
        string log = "boot\n" + Printed([.. "NSFR"u8, 1, 0, 0, 0]) + "12:00 | link: up\n" + Printed(s_recording) + "more";

        Assert.Equal(s_recording, TraceReader.Find(Encoding.ASCII.GetBytes(log), "file"));
    }

    [Theory]
    [InlineData(1, "the line 'trace 96' is missing")]
    [InlineData(2, "lines are missing")]
    public void A_line_that_is_missing_is_named(int line, string message)
    {
        List<string> lines = [.. Printed(s_recording).Split('\n')];
        lines.RemoveAt(line == 2 ? lines.Count - 3 : line);

        ToolException e = Assert.Throws<ToolException>(
            () => TraceReader.Find(Encoding.ASCII.GetBytes(string.Join('\n', lines)), "file"));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_line_is_named()
    {
        string log = Printed(s_recording).Replace("trace 0 TlNG", "trace 0 TlNH", StringComparison.Ordinal);

        ToolException e = Assert.Throws<ToolException>(() => TraceReader.Find(Encoding.ASCII.GetBytes(log), "file"));
        Assert.Contains("'trace 0' is damaged", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_recording_is_named()
        => Assert.Contains("nothing.txt", Assert.Throws<ToolException>(
            () => TraceReader.Find("hello"u8.ToArray(), "nothing.txt")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_newer_valid_state_of_a_memory_counts_and_records_go_round_its_end()
    {
        byte[] records = s_recording[8..];
        byte[] memory = new byte[32 + records.Length + 5];
        int start = memory.Length - 32 - 7;
        for (int i = 0; i < records.Length; i++)
        {
            memory[32 + ((start + i) % (memory.Length - 32))] = records[i];
        }
        BinaryPrimitives.WriteUInt32LittleEndian(memory, 0x3146534E);
        BinaryPrimitives.WriteInt32LittleEndian(memory.AsSpan(4), memory.Length - 32);
        PutState(memory.AsSpan(8), uint.MaxValue, (uint)start);
        PutState(memory.AsSpan(20), 0, (uint)start | ((uint)records.Length << 16));

        Assert.Equal(s_recording, TraceReader.OfMemory(memory));
        memory[31] ^= 1;
        Assert.Equal(8, TraceReader.OfMemory(memory).Length);
    }

    [Fact]
    public void Random_bytes_are_read_as_records_or_not_at_all()
    {
        Random random = new(1);
        for (int i = 0; i < 1000; i++)
        {
            byte[] noise = new byte[random.Next(600)];
            random.NextBytes(noise);
            Assert.Equal(8, TraceReader.OfMemory(noise).Length);
            byte[] recording = [.. s_recording[..8], .. noise];
            using MemoryStream capture = new();
            TraceCapture.Write(capture, TraceReader.Read(recording));
        }
    }

    private static void PutState(Span<byte> at, uint number, uint extent)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(at, number);
        BinaryPrimitives.WriteUInt32LittleEndian(at[4..], extent);
        BinaryPrimitives.WriteUInt32LittleEndian(
            at[8..], ~(number ^ (extent << 7 | extent >> 25) ^ 0x3146534E));
    }

    private static byte[] Record(byte flags, string text)
    {
        byte[] header = [flags, (byte)text.Length, 0, 0, 2, 1, 0, 0];
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        ushort check = TraceReader.Check([.. header, .. bytes]);
        return [.. header, (byte)check, (byte)(check >> 8), .. bytes];
    }

    private static string Printed(byte[] recording)
    {
        StringBuilder log = new();
        for (int at = 0; at < recording.Length; at += 96)
        {
            byte[] line = recording[at..Math.Min(at + 96, recording.Length)];
            log.Append($"12:00 | trace {at} {Convert.ToBase64String(line)} {TraceReader.Check(line)}\r\n");
        }
        return log.Append($"trace end {recording.Length}\n").ToString();
    }
}
