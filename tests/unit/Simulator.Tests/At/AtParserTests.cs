using System.Collections.Generic;
using CsCheck;
using NanoSocket.Simulator.At;
using Xunit;

namespace NanoSocket.Simulator.Tests.At;

public sealed class AtParserTests
{
    private static List<AtCommand> Parse(string body, out bool failed)
    {
        AtCommandParser parser = new(body);
        List<AtCommand> commands = [];
        while (parser.TryNext(out AtCommand command))
        {
            commands.Add(command);
        }
        failed = parser.Failed;
        return commands;
    }

    [Fact]
    public void Basic_commands_need_no_separator()
    {
        Assert.Equal(
            [new(AtForm.Basic, "E", 0), new(AtForm.Basic, "V", 1), new(AtForm.Basic, "&C", 1), new(AtForm.Basic, "Z")],
            Parse("e0 v1&c1z", out bool failed));
        Assert.False(failed);
    }

    [Fact]
    public void Extended_commands_are_separated_by_semicolons_outside_quotes()
    {
        Assert.Equal(
            [
                new(AtForm.Set, "+CGDCONT", 0, "1,\"IP\",\"a;b\""),
                new(AtForm.Read, "+CREG"),
                new(AtForm.Test, "+COPS"),
                new(AtForm.Execute, "^SYSINFO"),
            ],
            Parse("+cgdcont=1,\"IP\",\"a;b\";+CREG?;+COPS=?;^SYSINFO", out bool failed));
        Assert.False(failed);
    }

    [Fact]
    public void Registers_and_dial_strings()
    {
        Assert.Equal(
            [
                new(AtForm.RegisterSet, "S", 3, "13"),
                new(AtForm.RegisterRead, "S", 5),
                new(AtForm.Dial, "D", 0, "*99#;+X"),
            ],
            Parse("S3=13S5?D*99#;+X", out bool failed));
        Assert.False(failed);
    }

    [Theory]
    [InlineData("S3")]
    [InlineData("S")]
    [InlineData("&")]
    [InlineData("&1")]
    [InlineData("+")]
    [InlineData("+CSQ extra")]
    [InlineData("E1234567890")]
    [InlineData("?")]
    public void Syntax_errors_are_seen(string body)
    {
        Parse(body, out bool failed);
        Assert.True(failed);
    }

    [Theory]
    [InlineData("1,\"a,b\",,3", new[] { "1", "a,b", "", "3" })]
    [InlineData("", new[] { "" })]
    [InlineData("\"\"", new[] { "" })]
    [InlineData(" 1 , 2 ", new[] { "1", "2" })]
    public void Arguments_split_at_commas_outside_quotes(string text, string[] expected)
    {
        AtArguments arguments = new(text);
        Assert.True(arguments.IsWellFormed);
        Assert.Equal(expected.Length, arguments.Count);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], arguments.Text(i));
        }
    }

    [Fact]
    public void Arguments_know_what_is_a_number_and_what_was_left_out()
    {
        AtArguments arguments = new("5,\"6\",,x,-1,99999999999");
        Assert.True(arguments.TryNumber(0, 0, 5, out int five));
        Assert.Equal(5, five);
        Assert.False(arguments.TryNumber(0, 0, 4, out _));
        Assert.False(arguments.TryNumber(1, 0, 9, out _));
        Assert.True(arguments.TryNumber(2, 0, 9, 7, out int seven));
        Assert.Equal(7, seven);
        Assert.False(arguments.TryNumber(3, 0, 9, out _));
        Assert.False(arguments.TryNumber(4, -5, 9, out _));
        Assert.False(arguments.TryNumber(5, 0, int.MaxValue, out _));
        Assert.False(new AtArguments("\"open").IsWellFormed);
    }

    [Fact]
    public void Any_text_is_parsed_to_an_end() => Gen.String[Gen.Char[' ', '~'], 0, 60].Sample(body =>
    {
        List<AtCommand> commands = Parse(body, out bool failed);
        Assert.True(commands.Count <= body.Length);
        Assert.True(failed || body.Trim(' ', ';').Length == 0 || commands.Count > 0);
        _ = new AtArguments(body);
    });
}
