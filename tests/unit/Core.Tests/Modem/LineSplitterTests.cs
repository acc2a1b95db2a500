using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

public sealed class LineSplitterTests
{
    [Theory]
    [InlineData("\r\nOK\r\n", "OK")]
    [InlineData("AT\r\r\nOK\r\n", "AT|OK")]
    [InlineData("\0\0\r\nRDY\r\n", "RDY")]
    [InlineData("a\nb\rc\r\n", "a|b|c")]
    [InlineData("no end", "")]
    [InlineData("\r\n\r\n\r\n", "")]
    public void Lines_end_with_cr_or_lf_and_empty_ones_do_not_count(string input, string expected)
        => Assert.Equal(expected, string.Join('|', Split(input)));

    [Fact]
    public void A_line_that_is_too_long_is_dropped_whole_and_counted()
    {
        LineSplitter splitter = new();
        List<string> lines = Split(new string('x', LineSplitter.Capacity + 1) + "\r\nOK\r\n", splitter);
        Assert.Equal(["OK"], lines);
        Assert.Equal(1u, splitter.DroppedLines);
        Assert.Single(Split(new string('x', LineSplitter.Capacity) + "\r\n", splitter));
    }

    [Fact]
    public void Whatever_comes_the_text_of_the_next_line_is_found()
        => Seeds.Check(nameof(Whatever_comes_the_text_of_the_next_line_is_found), Gen.Byte.Array[0, 600], noise =>
        {
            LineSplitter splitter = new();
            foreach (byte value in noise)
            {
                splitter.Feed(value);
                Assert.True(splitter.Line.Length <= LineSplitter.Capacity);
            }

            splitter.Feed((byte)'\n');
            Assert.Equal("OK", Split("OK\r\n", splitter).Single());
        });

    private static List<string> Split(string input, LineSplitter? splitter = null)
    {
        splitter ??= new LineSplitter();
        List<string> lines = [];
        foreach (char c in input)
        {
            if (splitter.Feed((byte)c))
            {
                lines.Add(Encoding.Latin1.GetString(splitter.Line));
            }
        }

        return lines;
    }
}
