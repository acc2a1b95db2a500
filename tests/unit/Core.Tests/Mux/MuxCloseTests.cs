using System;
using System.Linq;
using System.Text;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Mux;

/// <summary>The end of the multiplexer leaves a modem that answers AT.</summary>
public sealed class MuxCloseTests
{
    private readonly MuxBench _bench = new();

    private MuxModem Modem => _bench.Modem;

    [Fact]
    public void Closing_down_takes_no_time_and_leaves_both_ends_in_command_mode()
    {
        _bench.OpenCall();
        _bench.Line.StopMux();
        _bench.Settle();
        Assert.Equal((LineMode.Command, MuxState.Closed), (_bench.Line.Mode, _bench.Mux.State));
        Assert.True(Modem.IsPlain);
        Assert.False(_bench.Line.IsDataMode);
        Assert.Equal(0, _bench.NowMs);
        Assert.False(_bench.Line.Console.IsOpen);
        _bench.Line.Control.Reset();
        _bench.Send(_bench.Line.Control, "AT");
        _bench.Settle();
        Assert.Equal("AT\r", Encoding.ASCII.GetString([.. Modem.PlainBytes]));
        Modem.SendRaw("\r\nOK\r\n"u8.ToArray());
        _bench.Settle();
        Assert.Equal(AtResult.Ok, _bench.Results[^1]);
    }

    [Fact]
    public void A_modem_that_knows_only_DISC_is_told_so()
    {
        _bench.OpenCall();
        Modem.IsIgnored = frame => frame.Control == MuxWire.Uih;
        _bench.Line.StopMux();
        _bench.RunUntil(() => _bench.Line.Mode == LineMode.Command, 300);
        Assert.True(Modem.IsPlain);
    }

    [Fact]
    public void A_silent_modem_is_left_within_a_second()
    {
        _bench.OpenCall();
        Modem.IsIgnored = _ => true;
        _bench.Line.StopMux();
        _bench.RunUntil(() => _bench.Line.Mode == LineMode.Command, 900);
    }

    [Fact]
    public void A_failed_multiplexer_can_be_closed_down()
    {
        _bench.OpenCall();
        Modem.Say(0, [0x63, 0x01]);
        _bench.RunUntil(() => _bench.Mux.State == MuxState.Failed);
        _bench.Line.StopMux();
        _bench.Settle();
        Assert.True(Modem.IsPlain);
        Assert.Equal(LineMode.Command, _bench.Line.Mode);
    }

    [Fact]
    public void Closed_down_by_both_ends_at_once_it_is_closed()
    {
        _bench.OpenCall();
        Modem.IsIgnored = _ => true;
        _bench.Line.StopMux();
        Modem.Say(0, [0xc3, 0x01]);
        _bench.RunUntil(() => _bench.Line.Mode == LineMode.Command, 900);
        Assert.Contains(Modem.Frames, f => f.Data is [0xc1, 0x01]);
    }

    [Theory]
    [InlineData("\r\nRDY\r\n")]
    [InlineData("\0\0\r\nSYSSTART\r\n\r\n+CFUN: 1\r\n")]
    [InlineData("AT\r\r\nERROR\r\n")]
    [InlineData("\r\nERROR\r\n\u00f9\u0009\u00ef")]
    [InlineData("\r\nRDY\r\n\u0001\u0002")]
    public void A_modem_that_restarts_and_talks_without_frames_is_noticed_at_once(string text)
    {
        _bench.OpenCall().Run(250);
        Modem.SendRaw(Encoding.Latin1.GetBytes(text[..3]));
        _bench.Run(50);
        Modem.SendRaw(Encoding.Latin1.GetBytes(text[3..]));
        _bench.RunUntil(() => _bench.Mux.State == MuxState.Failed, 100);
        Assert.Equal(MuxFailure.PlainText, _bench.Mux.Failure);
        _bench.Line.DropMux();
        _bench.Run(1000);
        Assert.Equal(long.MaxValue, _bench.Line.NextDeadline);
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(200, true)]
    [InlineData(2000, false)]
    [InlineData(2000, true)]
    public void A_modem_that_restarted_in_the_middle_of_a_frame_is_noticed(int bootMs, bool echoes)
    {
        byte[] echo = new MuxWire(2, MuxWire.Uih, new byte[80]).Bytes();
        _bench.OpenCall();
        Modem.SendRaw(new MuxWire(2, MuxWire.Uih, new byte[100], false).Bytes()[..50]);
        _bench.Run(bootMs);
        Modem.SendRaw([.. "\r\nRDY\r\n"u8, .. echoes ? echo : []]);
        _bench.RunUntil(() => _bench.Mux.State == MuxState.Failed, echoes ? 0 : 1000);
        Assert.Equal(MuxFailure.PlainText, _bench.Mux.Failure);
    }

    [Fact]
    public void The_text_of_a_frame_that_pauses_at_any_place_is_not_taken_for_a_restart()
    {
        byte[] frame = new MuxWire(1, MuxWire.Uih, "\r\nRDY\r\n"u8.ToArray(), false).Bytes();
        _bench.OpenCall().Run(1000);
        for (int first = 1; first < frame.Length; first++)
        {
            for (int second = first; second < frame.Length; second++)
            {
                Modem.SendRaw(frame[..first]);
                _bench.Run(400);
                Modem.SendRaw(frame[first..second]);
                _bench.Run(400);
                Modem.SendRaw(frame[second..]);
                _bench.Run(400);
            }
        }

        Assert.Equal(MuxState.Open, _bench.Mux.State);
        Assert.Equal(0u, _bench.Mux.Decoder.FramingErrors);
    }

    [Fact]
    public void The_text_of_a_damaged_frame_is_not_taken_for_a_restart()
    {
        byte[] frame = new MuxWire(1, MuxWire.Uih, "\r\nRDY\r\n"u8.ToArray(), false).Bytes();
        _bench.OpenCall();
        _bench.Run(1000);
        for (int at = 0; at < frame.Length; at++)
        {
            Modem.SendRaw([.. frame[..at], .. frame[(at + 1)..]]);
            _bench.Run(1000);
            byte[] damaged = [.. frame];
            damaged[at] ^= 0x40;
            Modem.SendRaw(damaged);
            _bench.Run(1000);
        }

        Assert.Equal(MuxState.Open, _bench.Mux.State);
    }

    [Fact]
    public void After_it_was_dropped_the_line_is_in_command_mode_at_once()
    {
        _bench.OpenCall();
        int before = Modem.Frames.Count;
        _bench.Line.DropMux();
        _bench.Run(1000);
        Assert.Equal((LineMode.Command, before), (_bench.Line.Mode, Modem.Frames.Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(130)]
    [InlineData(MuxParameters.LargestFrameSize)]
    public void A_modem_left_in_multiplexer_mode_in_the_middle_of_a_frame_is_brought_back(int missing)
    {
        // What we sent before our own reset, as far as it came: the modem still waits for the rest.
        byte[] before = new MuxWire(2, MuxWire.Uih, new byte[MuxParameters.LargestFrameSize]).Bytes();
        Modem.IsPlain = true;
        _bench.Line.LeaveUnknownMux();
        _bench.Settle();
        byte[] seen = [.. before[..^missing], .. Modem.PlainBytes];
        MuxDecoder decoder = new() { LongestPayload = MuxParameters.LargestFrameSize };
        int position = 0;
        bool closedDown = false;
        bool disconnected = false;
        while (decoder.TryRead(seen, ref position, out MuxFrame frame))
        {
            closedDown |= frame is { Channel: 0, Kind: MuxFrameKind.Uih }
                && seen.AsSpan(frame.PayloadStart, frame.PayloadLength).SequenceEqual((byte[])[0xc3, 0x01]);
            disconnected |= frame is { Channel: 0, Kind: MuxFrameKind.Disc };
        }

        Assert.True(closedDown && disconnected);
    }

    [Fact]
    public void A_modem_that_was_in_command_mode_all_the_time_gets_its_line_ended()
    {
        Modem.IsPlain = true;
        _bench.Line.LeaveUnknownMux();
        _bench.Send(_bench.Line.Control, "AT");
        _bench.Settle();
        Assert.EndsWith("\rAT\r", Encoding.Latin1.GetString([.. Modem.PlainBytes]), StringComparison.Ordinal);
        Assert.DoesNotContain((byte)'\r', Modem.PlainBytes.Take(Modem.PlainBytes.Count - 4));
    }
}
