using System;
using System.Collections.Generic;
using System.Text;
using CsCheck;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary>The AT dialogue: echo, final results, unsolicited codes at any moment, hostile bytes.</summary>
public sealed class AtChannelTests : IAtListener
{
    private readonly List<string> _lines = [];
    private readonly AtChannel _channel;

    public AtChannelTests() => _channel = new AtChannel(this);

    void IAtListener.OnLine(ReadOnlySpan<byte> line) => _lines.Add(Encoding.Latin1.GetString(line));

    [Theory]
    [InlineData("\r\nOK\r\n", AtResult.Ok)]
    [InlineData("\r\nERROR\r\n", AtResult.Error)]
    [InlineData("\r\nCONNECT\r\n", AtResult.Connect)]
    [InlineData("\r\nCONNECT 115200\r\n", AtResult.Connect)]
    [InlineData("\r\nNO CARRIER\r\n", AtResult.NoCarrier)]
    [InlineData("\r\nBUSY\r\n", AtResult.Busy)]
    [InlineData("\r\nNO ANSWER\r\n", AtResult.NoAnswer)]
    [InlineData("\r\nNO DIALTONE\r\n", AtResult.NoDialtone)]
    public void Final_results_end_the_command(string answer, AtResult expected)
    {
        Send("ATX");
        Hear(answer);
        Assert.False(_channel.IsBusy);
        Assert.Equal(expected, _channel.Result);
        Assert.Empty(_lines);
    }

    [Theory]
    [InlineData("\r\n+CME ERROR: 10\r\n", 10)]
    [InlineData("\r\n+CME ERROR:11\r\n", 11)]
    [InlineData("\r\n+CMS ERROR: 500\r\n", 500)]
    [InlineData("\r\n+CME ERROR: SIM not inserted\r\n", -1)]
    [InlineData("\r\n+CME ERROR: 99999999999\r\n", -1)]
    public void Extended_errors_keep_their_number(string answer, int code)
    {
        Send("AT+CPIN?");
        Hear(answer);
        Assert.Equal(AtResult.ExtendedError, _channel.Result);
        Assert.Equal(code, _channel.ErrorCode);
    }

    [Fact]
    public void The_echo_is_skipped_once_and_everything_else_is_handed_on()
    {
        Send("AT+CSQ");
        Hear("AT+CSQ\r\r\n+CREG: 1\r\n\r\n+CSQ: 20,99\r\n\r\nOK\r\n");
        Assert.Equal(["+CREG: 1", "+CSQ: 20,99"], _lines);
        Assert.Equal(AtResult.Ok, _channel.Result);
    }

    [Fact]
    public void Unsolicited_codes_are_heard_while_no_command_runs()
    {
        Hear("\r\nRDY\r\n\r\n+CPIN: READY\r\nOK\r\n");
        Assert.Equal(["RDY", "+CPIN: READY"], _lines);
        Assert.False(_channel.CarrierLost);
        Hear("\r\nNO CARRIER\r\n");
        Assert.True(_channel.CarrierLost);
    }

    [Fact]
    public void A_command_without_a_final_result_times_out()
    {
        Send("AT", 500);
        Hear("half a li");
        _channel.Expire(499);
        Assert.True(_channel.IsBusy);
        _channel.Expire(500);
        Assert.Equal(AtResult.Timeout, _channel.Result);
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("a\rATZ")]
    [InlineData("a\0")]
    [InlineData("\u00e4")]
    public void What_could_leave_its_quotes_makes_the_command_invalid(string text)
        => Assert.False(new AtCommand().Begin("AT+X=").AddQuoted(text).IsValid);

    [Fact]
    public void A_command_that_is_too_long_is_invalid_and_stays_in_its_memory()
    {
        AtCommand command = new AtCommand().Begin("AT+X=").AddQuoted(new string('a', 300));
        Assert.False(command.IsValid);
        Assert.Equal(AtCommand.Capacity, command.Length);
        Assert.True(command.Begin("AT").IsValid);
    }

    [Fact]
    public void No_byte_sequence_does_more_than_end_a_command_or_bring_bounded_lines()
        => Seeds.Check(nameof(No_byte_sequence_does_more_than_end_a_command_or_bring_bounded_lines),
            Gen.OneOf(Gen.Byte.Array[0, 400], AtNoise.Bytes), noise =>
        {
            AtChannelTests it = new();
            it.Send("AT+CREG?");
            foreach (byte value in noise)
            {
                it._channel.Input(value);
            }

            Assert.All(it._lines, line => Assert.InRange(line.Length, 1, LineSplitter.Capacity));
            it._channel.Expire(long.MaxValue);
            Assert.False(it._channel.IsBusy);
        });

    private void Send(string command, int timeoutMs = 1000)
    {
        _channel.Command.Begin(command);
        _channel.Send(0, timeoutMs);
        Span<byte> buffer = stackalloc byte[256];
        int count = _channel.Output(buffer);
        Assert.Equal(command + "\r", Encoding.ASCII.GetString(buffer[..count]));
    }

    private void Hear(string text)
    {
        foreach (char c in text)
        {
            _channel.Input((byte)c);
        }
    }
}
