using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NanoSocket.Tool.Running;
using Xunit;

namespace NanoSocket.Tool.Tests;

public sealed class ConsoleDemuxTests
{
    private readonly RecordedOutput _output = new();
    private readonly ConsoleDemux _demux;

    public ConsoleDemuxTests() => _demux = new ConsoleDemux(_output);

    [Fact]
    public void What_is_not_framed_is_the_apps()
    {
        _demux.Write("Hello\nworld"u8);

        Assert.Equal("Hello\nworld", _output.AppText);
        Assert.Empty(_output.LogLines);
    }

    [Fact]
    public void The_log_is_taken_out_of_the_middle_of_a_line()
    {
        Write("He\x0E", "boot 1\n\x0F", "llo");

        Assert.Equal("Hello", _output.AppText);
        Assert.Equal(["boot 1"], _output.LogLines);
    }

    [Fact]
    public void A_log_line_may_come_in_several_frames()
    {
        Write("\x0E" + "first ha\x0F", "app", "\x0Elf\nsecond\r\n\x0F");

        Assert.Equal("app", _output.AppText);
        Assert.Equal(["first half", "second"], _output.LogLines);
    }

    [Fact]
    public void The_exit_code_is_not_shown()
    {
        Write("bye\x0E!exit -3\n\x0F");

        Assert.Equal(-3, _demux.ExitCode);
        Assert.Empty(_output.LogLines);
    }

    [Theory]
    [InlineData("!exit\n")]
    [InlineData("!exit 3x\n")]
    [InlineData(" !exit 3\n")]
    [InlineData("!exit 99999999999\n")]
    public void What_only_resembles_an_exit_is_a_log_line(string line)
    {
        Write("\x0E", line);

        Assert.Null(_demux.ExitCode);
        Assert.Equal([line.TrimEnd()], _output.LogLines);
    }

    [Fact]
    public void The_app_cannot_fake_an_exit()
    {
        Write("!exit 3\n");

        Assert.Null(_demux.ExitCode);
    }

    [Fact]
    public void A_log_line_without_end_is_cut()
    {
        Write("\x0E" + new string('x', 10_000));

        Assert.Equal(2, _output.LogLines.Count);
        Assert.Equal(4096, _output.LogLines[0].Length);
    }

    /// <summary>Whatever the app writes, in whatever pieces the wire delivers it, arrives byte for byte.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_bytes_survive_the_wire(int seed)
    {
        Random random = new(seed);
        List<byte> wire = [];
        List<byte> app = [];
        List<string> log = [];
        for (int i = 0; i < 500; i++)
        {
            byte[] bytes = new byte[random.Next(8)];
            random.NextBytes(bytes);
            app.AddRange(bytes);
            wire.AddRange(bytes.SelectMany(Encode));
            if (random.Next(10) == 0)
            {
                log.Add($"line {i}");
                wire.AddRange([0x0E, .. Encoding.ASCII.GetBytes(log[^1] + "\n"), 0x0F]);
            }
        }
        WriteInPieces(wire.ToArray(), random);

        Assert.Equal(app, _output.AppBytes);
        Assert.Equal(log, _output.LogLines);
    }

    private static byte[] Encode(byte value) => value is >= 0x0E and <= 0x10 ? [0x10, (byte)(value ^ 0x40)] : [value];

    private void WriteInPieces(ReadOnlySpan<byte> wire, Random random)
    {
        while (wire.Length > 0)
        {
            int count = random.Next(Math.Min(wire.Length, 700)) + 1;
            _demux.Write(wire[..count]);
            wire = wire[count..];
        }
    }

    private void Write(params string[] pieces)
    {
        foreach (string piece in pieces)
        {
            _demux.Write(Encoding.Latin1.GetBytes(piece));
        }
    }
}
