using System;
using System.Linq;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Mux;

/// <summary>What is said on channel 0: signals, flow control, parameters, tests, the end.</summary>
public sealed class MuxMessageTests
{
    private readonly MuxBench _bench = new();

    private MuxModem Modem => _bench.Modem;

    [Theory]
    [InlineData("2309AABBCCDD", "2109AABBCCDD")]
    [InlineData("2301", "2101")]
    [InlineData("4301", "4101")]
    [InlineData("E3050B8D", "E1050B8D")]
    [InlineData("E3070B8D33", "E1070B8D33")]
    [InlineData("53050B09", "51050B09")]
    [InlineData("A301", "A101")]
    [InlineData("6301", "6101")]
    [InlineData("D30903040102", "1103D3")]
    [InlineData("93030B", "110393")]
    [InlineData("0301", "110303")]
    public void A_command_is_answered(string command, string answer)
    {
        _bench.Open();
        int before = Modem.Frames.Count;
        Modem.Say(0, Convert.FromHexString(command));
        _bench.Settle();
        MuxWire frame = Assert.Single(Modem.Frames.Skip(before));
        Assert.Equal((0, answer), (frame.Channel, Convert.ToHexString(frame.Data)));
    }

    [Theory]
    [InlineData("831102000701F4010005", "8111020007017F000005", 127)]
    [InlineData("83110200070140000005", "81110200070140000005", 64)]
    [InlineData("83110300070110000005", "81110300070110000005", 127)]
    [InlineData("83110200070100000005", "81110200070100000005", 127)]
    [InlineData("83113F00070110000005", "81113F00070110000005", 127)]
    public void Parameters_are_agreed_on_with_the_smaller_frame_size(string command, string answer, int frameSize)
    {
        _bench.OpenCall();
        int before = Modem.Frames.Count;
        Modem.Say(0, Convert.FromHexString(command));
        _bench.Settle();
        Assert.Equal(answer, Convert.ToHexString(Assert.Single(Modem.Frames.Skip(before)).Data));
        Enumerable.Range(0, 300).ToList().ForEach(i => _bench.Stack.LinkToSend.Enqueue((byte)i));
        _bench.Settle();
        Assert.Equal(frameSize, Modem.Frames.Max(f => f.Data.Length));
    }

    [Fact]
    public void Several_messages_in_one_frame_are_answered_one_by_one()
    {
        _bench.Open();
        int before = Modem.Frames.Count;
        Modem.Say(0, Convert.FromHexString("2303AA" + "E3050B8D" + "23020000"));
        _bench.Settle();
        Assert.Equal(
            ["2103AA", "E1050B8D", "210300"],
            Modem.Frames.Skip(before).Select(f => Convert.ToHexString(f.Data)));
    }

    [Theory]
    [InlineData("E3")]
    [InlineData("E3FF00")]
    [InlineData("E300")]
    [InlineData("23FE")]
    public void A_message_that_is_cut_off_is_dropped_and_counted(string message)
    {
        _bench.Open();
        int before = Modem.Frames.Count;
        Modem.Say(0, Convert.FromHexString(message));
        _bench.Settle();
        Assert.Equal(before, Modem.Frames.Count);
        Assert.Equal(1u, _bench.Mux.DroppedMessages);
    }

    [Fact]
    public void Commands_that_ask_for_more_than_can_wait_are_dropped_and_counted()
    {
        _bench.Open();
        int before = Modem.Frames.Count;
        for (int i = 0; i < 100; i++)
        {
            Modem.Say(0, [0x23, 0x15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        }

        _bench.Settle();
        Assert.Equal(100, Modem.Frames.Count - before + (int)_bench.Mux.DroppedMessages);
        Assert.NotEqual(0u, _bench.Mux.DroppedMessages);
    }

    [Fact]
    public void A_channel_that_the_modem_stops_sends_nothing_until_it_may_go_on()
    {
        _bench.OpenCall();
        Modem.Say(0, [0xe3, 0x05, 0x0b, 0x8f]);
        _bench.Settle();
        Enumerable.Range(0, 300).ToList().ForEach(i => _bench.Stack.LinkToSend.Enqueue((byte)i));
        _bench.Send(_bench.Line.Control, "AT");
        _bench.Run(5000);
        Assert.Empty(Modem.CallBytes);
        Assert.Equal(AtResult.Ok, _bench.Results[^1]);
        Modem.Say(0, [0xe3, 0x05, 0x0b, 0x8d]);
        _bench.Settle();
        Assert.Equal(300, Modem.CallBytes.Count);
    }

    [Fact]
    public void A_modem_that_stops_everything_still_gets_answers_on_channel_0()
    {
        _bench.OpenCall();
        Modem.Say(0, [0x63, 0x01]);
        _bench.Settle();
        _bench.Stack.LinkToSend.Enqueue(1);
        _bench.Send(_bench.Line.Control, "AT");
        int before = Modem.Frames.Count;
        Modem.Say(0, [0x23, 0x03, 0x55]);
        _bench.Run(1000);
        Assert.Equal("210355", Convert.ToHexString(Assert.Single(Modem.Frames.Skip(before)).Data));
        Modem.Say(0, [0xa3, 0x01]);
        _bench.Settle();
        Assert.Single(Modem.CallBytes);
        Assert.Equal(AtResult.Ok, _bench.Results[^1]);
    }

    [Theory]
    [InlineData(new byte[] { 0xe3, 0x05, 0x0b, 0x8f }, 2)]
    [InlineData(new byte[] { 0x63, 0x01 }, 2)]
    public void A_modem_that_is_full_and_stays_so_is_reported_as_stuck(byte[] message, int channel)
    {
        _bench.OpenCall();
        Modem.Say(0, message);
        long start = _bench.NowMs;
        _bench.RunUntil(() => _bench.Mux.State == MuxState.Failed, MuxSession.FlowLimitMs + 1);
        Assert.Equal((MuxFailure.FlowStuck, channel), (_bench.Mux.Failure, _bench.Mux.FailedChannel));
        Assert.Equal(MuxSession.FlowLimitMs, _bench.NowMs - start);
    }

    [Fact]
    public void A_modem_that_is_full_again_and_again_is_not_stuck()
    {
        _bench.OpenCall();
        for (int i = 0; i < 10; i++)
        {
            Modem.Say(0, [0xe3, 0x05, 0x0b, 0x8f]);
            _bench.Run(MuxSession.FlowLimitMs - 1);
            Modem.Say(0, [0xe3, 0x05, 0x0b, 0x8d]);
            _bench.Run(1);
        }

        Assert.Equal(MuxState.Open, _bench.Mux.State);
    }

    [Fact]
    public void A_full_console_stops_its_channel_once_and_a_read_one_lets_it_go_on_once()
    {
        _bench.Open();
        _bench.Line.Console.Write("AT\r"u8);
        _bench.Settle();
        Assert.Equal(3, Modem.Messages(0xe3).Count());
        for (int i = 0; i < 5; i++)
        {
            Modem.Say(3, new byte[80]);
            _bench.Run(1000);
        }

        Assert.Equal(["E3050F8F"], Modem.Messages(0xe3).Skip(3).Select(Convert.ToHexString));
        byte[] buffer = new byte[40];
        while (_bench.Line.Console.Read(buffer) > 0)
        {
            _bench.Run(1000);
        }

        Assert.Equal(["E3050F8F", "E3050F8D"], Modem.Messages(0xe3).Skip(3).Select(Convert.ToHexString));
        Assert.Equal(0u, _bench.Line.Console.Dropped);
    }

    [Fact]
    public void A_modem_that_ignores_a_full_console_loses_its_bytes_and_only_those()
    {
        _bench.Open();
        _bench.Line.Console.Write("AT\r"u8);
        _bench.Settle();
        for (int i = 0; i < 20; i++)
        {
            Modem.Say(3, new byte[100]);
        }

        _bench.Send(_bench.Line.Control, "AT");
        _bench.Settle();
        Assert.Equal(ModemConsole.InputCapacity, _bench.Line.Console.Readable);
        Assert.Equal(2000 + "\r\nOK\r\n".Length - ModemConsole.InputCapacity, (int)_bench.Line.Console.Dropped);
        Assert.Equal(AtResult.Ok, _bench.Results[^1]);
    }

    [Fact]
    public void A_modem_that_closes_the_multiplexer_down_is_answered_and_the_line_can_be_taken_back()
    {
        _bench.OpenCall();
        Modem.Say(0, [0xc3, 0x01]);
        _bench.Settle();
        Assert.Equal("C101", Convert.ToHexString(Modem.Frames[^1].Data));
        Assert.Equal((MuxState.Failed, MuxFailure.ClosedDown), (_bench.Mux.State, _bench.Mux.Failure));
        int before = Modem.Frames.Count;
        _bench.Line.StopMux();
        _bench.Run(1000);
        Assert.Equal(before, Modem.Frames.Count);
        Assert.Equal(LineMode.Command, _bench.Line.Mode);
    }
}
