using System;
using System.Linq;
using System.Text;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Mux;

/// <summary>What passes on the channels once they are open.</summary>
public sealed class MuxChannelTests
{
    private readonly MuxBench _bench = new();

    private MuxModem Modem => _bench.Modem;

    [Fact]
    public void Commands_and_their_answers_pass_on_channel_1()
    {
        Modem.Answers["AT+CSQ"] = "\r\n+CSQ: 20,99\r\n\r\nOK\r\n";
        _bench.Open();
        _bench.Send(_bench.Line.Control, "AT+CSQ");
        _bench.Settle();
        Assert.Equal([AtResult.Ok], _bench.Results);
        Assert.Equal(["+CSQ: 20,99"], _bench.Lines);
    }

    [Fact]
    public void The_call_is_dialled_on_channel_2_and_what_follows_CONNECT_in_its_frame_is_PPP()
    {
        Modem.Answers["ATD*99***1#"] = "\r\nCONNECT 150000000\r\n~ppp";
        _bench.OpenCall();
        Modem.Say(2, "more~");
        _bench.Settle();
        Assert.Equal("~pppmore~", Encoding.ASCII.GetString([.. _bench.Stack.LinkReceived]));
    }

    [Fact]
    public void Dialogue_and_PPP_pass_at_the_same_time()
    {
        _bench.OpenCall();
        byte[] sent = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];
        foreach (byte value in sent)
        {
            _bench.Stack.LinkToSend.Enqueue(value);
        }

        _bench.Send(_bench.Line.Control, "AT+CSQ");
        Modem.Say(2, "~data~");
        Modem.Say(1, "\r\n+CEREG: 1\r\n");
        _bench.Settle();
        Assert.Equal(sent, Modem.CallBytes);
        Assert.Equal(["+CEREG: 1"], _bench.Lines);
        Assert.Equal("~data~", Encoding.ASCII.GetString([.. _bench.Stack.LinkReceived]));
        Assert.Equal(AtResult.Ok, _bench.Results[^1]);
    }

    [Fact]
    public void Frames_to_the_modem_are_as_long_as_the_frame_size_and_no_longer()
    {
        _bench.Parameters = new MuxParameters { FrameSize = 300 };
        _bench.OpenCall();
        Enumerable.Range(0, 1000).ToList().ForEach(i => _bench.Stack.LinkToSend.Enqueue((byte)i));
        _bench.Settle();
        Assert.Equal(
            [300, 300, 300, 100],
            Modem.Frames.Where(f => f.Channel == 2 && f.Data.Length > 20).Select(f => f.Data.Length));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(MuxParameters.LargestFrameSize)]
    public void Frames_from_the_modem_of_every_length_up_to_the_frame_size_arrive(int size)
    {
        _bench.Parameters = new MuxParameters { FrameSize = size };
        _bench.OpenCall();
        int total = 0;
        for (int length = 0; length <= size; length++)
        {
            total += length;
            Modem.Say(2, new byte[length]);
            _bench.Settle();
        }

        Modem.Say(2, new byte[size + 1]);
        _bench.Run(1000);
        Assert.Equal(total, _bench.Stack.LinkReceived.Count);
        Assert.NotEqual(0u, _bench.Mux.Decoder.FramingErrors);
    }

    [Fact]
    public void A_command_is_not_held_up_by_data_that_waits()
    {
        _bench.OpenCall();
        Enumerable.Range(0, 5000).ToList().ForEach(i => _bench.Stack.LinkToSend.Enqueue((byte)i));
        _bench.Send(_bench.Line.Control, "AT+CSQ");
        int before = Modem.Frames.Count;
        _bench.Settle();
        Assert.Equal(1, Modem.Frames[before].Channel);
    }

    [Fact]
    public void The_console_passes_bytes_both_ways_beside_the_dialogue_and_takes_turns_with_data()
    {
        Modem.Answers["ATI"] = "\r\nTestModem\r\n\r\nOK\r\n";
        _bench.OpenCall();
        Enumerable.Range(0, 1000).ToList().ForEach(i => _bench.Stack.LinkToSend.Enqueue((byte)i));
        int before = Modem.Frames.Count;
        Assert.Equal(4, _bench.Line.Console.Write("ATI\r"u8));
        _bench.Settle();
        byte[] answer = new byte[100];
        int count = _bench.Line.Console.Read(answer);
        Assert.Equal("\r\nTestModem\r\n\r\nOK\r\n", Encoding.ASCII.GetString(answer, 0, count));
        Assert.Contains(3, Modem.Frames.Skip(before).Take(2).Select(f => f.Channel));
        Assert.Equal(1000, Modem.CallBytes.Count);
    }

    [Fact]
    public void What_the_modem_says_on_a_console_that_no_app_uses_is_not_kept()
    {
        _bench.Open();
        Modem.Say(3, "\r\nRING\r\n");
        _bench.Settle();
        Assert.Equal(0, _bench.Line.Console.Readable);
        Assert.Equal(0u, _bench.Line.Console.Dropped);
    }

    /// <summary>Found by fuzzing: the second one stayed until more came.</summary>
    [Fact]
    public void Lines_behind_the_beginnings_of_two_frames_come_when_the_line_is_silent()
    {
        byte[] beginning = [0xF9, 0x05, MuxWire.Uih, 0xE1];
        _bench.Open();
        Modem.SendRaw([.. beginning, .. Line("first"), .. beginning, .. Line("second")]);
        _bench.Run(1000);
        Assert.Equal(["first", "second"], _bench.Lines);

        static byte[] Line(string text)
            => new MuxWire(1, MuxWire.Uih, Encoding.ASCII.GetBytes(text + "\r\n"), false).Bytes();
    }

    [Fact]
    public void NO_CARRIER_on_the_data_channel_ends_the_call()
    {
        _bench.OpenCall();
        Modem.Say(2, "~~\r\nNO CARRIER\r\n");
        _bench.Settle();
        Assert.True(_bench.Line.CarrierLost);
        _bench.Line.EnterCommandMode();
        Assert.False(_bench.Line.CarrierLost);
        Assert.Equal(LineMode.Mux, _bench.Line.Mode);
    }

    [Theory]
    [InlineData(MuxWire.Disc)]
    [InlineData(MuxWire.Dm)]
    public void A_data_channel_that_the_modem_closes_ends_the_call_and_can_be_opened_again(int control)
    {
        _bench.OpenCall();
        Modem.OpenChannels.Remove(2);
        Modem.IsInCall = false;
        Modem.Send(new MuxWire(2, control, command: false));
        _bench.Settle();
        Assert.True(_bench.Line.CarrierLost);
        Assert.Equal(MuxState.Open, _bench.Mux.State);
        Assert.Equal(control == MuxWire.Disc, Modem.Frames.Any(f => f is { Channel: 2, Control: MuxWire.Ua }));
        _bench.Line.EnterCommandMode();
        _bench.Settle();
        Assert.True(_bench.Mux.IsOpen(2));
        _bench.Send(_bench.Line.Dial, "ATD*99***1#");
        _bench.Settle();
        Assert.True(_bench.Line.IsDataMode);
    }

    [Fact]
    public void A_call_is_ended_by_closing_its_channel_which_can_then_be_dialled_on_again()
    {
        _bench.OpenCall();
        _bench.Line.ReopenDataChannel();
        _bench.Settle();
        Assert.False(Modem.IsInCall);
        Assert.True(_bench.Mux.IsOpen(2));
        Assert.False(_bench.Line.IsDataMode);
    }

    [Fact]
    public void A_data_channel_whose_end_is_not_confirmed_is_opened_again_all_the_same()
    {
        _bench.OpenCall();
        Modem.IsIgnored = frame => frame is { Channel: 2, Control: MuxWire.Disc };
        _bench.Line.ReopenDataChannel();
        _bench.RunUntil(() => _bench.Mux.IsOpen(2), 900);
    }

    /// <summary>Found by the fault matrix: a busy line delays the answers beyond the time after which DISC is repeated,
    /// and the modem answers a repeated one with DM.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Late_answers_to_a_repeated_end_of_the_data_channel_are_no_refusal_to_open_it_again(bool gaveUp)
    {
        _bench.OpenCall();
        Modem.IsIgnored = frame => frame.Channel == 2;
        _bench.Line.ReopenDataChannel();
        _bench.Run(gaveUp ? 1000 : 700);
        Modem.IsIgnored = _ => false;
        Modem.Send(new MuxWire(2, MuxWire.Ua));
        Modem.Send(new MuxWire(2, MuxWire.Dm));
        Modem.Send(new MuxWire(2, MuxWire.Dm));
        _bench.Run(1000);
        Assert.Equal(MuxState.Open, _bench.Mux.State);
        Assert.True(_bench.Mux.IsOpen(2));
    }

    [Fact]
    public void A_data_channel_that_the_modem_refuses_to_open_again_fails_the_multiplexer()
    {
        _bench.OpenCall();
        Modem.IsIgnored = frame => frame is { Channel: 2, Control: MuxWire.Disc };
        Modem.Refused.Add(2);
        _bench.Line.ReopenDataChannel();
        _bench.RunUntil(() => _bench.Mux.State == MuxState.Failed, 3000);
        Assert.Equal((MuxFailure.Refused, 2), (_bench.Mux.Failure, _bench.Mux.FailedChannel));
    }

    [Theory]
    [InlineData(0, MuxFailure.ClosedDown)]
    [InlineData(1, MuxFailure.ChannelClosed)]
    public void A_channel_without_which_nothing_works_fails_the_multiplexer(int channel, MuxFailure failure)
    {
        _bench.OpenCall();
        Modem.Send(new MuxWire(channel, MuxWire.Disc, command: false));
        _bench.Settle();
        Assert.Equal((MuxState.Failed, failure, channel), (_bench.Mux.State, _bench.Mux.Failure, _bench.Mux.FailedChannel));
        Assert.Equal(MuxWire.Ua, Modem.Frames[^1].Control);
        Assert.False(_bench.Line.CarrierLost);
    }

    [Fact]
    public void What_comes_on_a_channel_that_is_not_open_is_refused()
    {
        Modem.Refused.Add(3);
        _bench.Open();
        Modem.Say(3, "hello");
        Modem.Say(5, "hello");
        Modem.Send(new MuxWire(61, MuxWire.Sabm, command: false));
        Modem.Send(new MuxWire(60, MuxWire.Disc, command: false));
        _bench.Settle();
        MuxWire[] refusals = [.. Modem.Frames.Where(f => f.Control == MuxWire.Dm)];
        Assert.Equal([3, 5, 60, 61], refusals.Select(f => f.Channel));
        Assert.All(refusals, f => Assert.False(f.Command));
    }

    [Fact]
    public void A_channel_that_the_modem_opens_is_confirmed()
    {
        Modem.Refused.Add(3);
        _bench.Open();
        Modem.Send(new MuxWire(3, MuxWire.Sabm, command: false));
        _bench.Settle();
        MuxWire confirmation = Assert.Single(Modem.Frames, f => f.Control == MuxWire.Ua);
        Assert.Equal((3, false), (confirmation.Channel, confirmation.Command));
        Assert.True(_bench.Line.Console.IsOpen);
    }

    [Fact]
    public void Frames_in_a_row_share_their_flags_and_a_pause_begins_with_a_new_one()
    {
        _bench.OpenCall();
        Tap tap = new();
        _bench.Line.Tap = tap;
        Enumerable.Range(0, 300).ToList().ForEach(i => _bench.Stack.LinkToSend.Enqueue((byte)i));
        _bench.Settle();
        // Shown with all their flags: 127 + 127 + 46 bytes of data and six of header, check and flags each.
        Assert.Equal(300 + 18, tap.SentBytes);
    }

    private sealed class Tap : ILineTap
    {
        public int SentBytes { get; private set; }

        public void Received(LineTraffic kind, ReadOnlySpan<byte> bytes)
        {
        }

        public void Sent(LineTraffic kind, ReadOnlySpan<byte> bytes)
        {
            Assert.Equal(LineTraffic.Mux, kind);
            Assert.Equal(MuxWire.Flag, bytes[0]);
            Assert.Equal(MuxWire.Flag, bytes[^1]);
            SentBytes += bytes.Length;
        }
    }
}
