using System;
using System.Text;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Net;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Options;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>
/// The firmware's multiplexer and the simulator's: two implementations of 3GPP TS 27.010 that share nothing, with PPP
/// and TCP over them.
/// </summary>
public sealed class MuxLinkTests
{
    [Theory]
    [InlineData("", 127)]
    [InlineData("", 31)]
    [InlineData("", MuxParameters.LargestFrameSize)]
    [InlineData("long", 127)]
    [InlineData("inverted", 127)]
    [InlineData("early", 127)]
    public void A_call_carries_data_while_commands_pass(string quirk, int frameSize) => Isolated.Run(
        static sample =>
        {
            MuxQuirks quirks = new()
            {
                TwoByteLengths = sample.Quirk == "long",
                InvertedCommandResponse = sample.Quirk == "inverted",
                StatusBeforeAck = sample.Quirk == "early",
            };
            MuxLink link = new MuxLink(new ModemOptions { Model = ModemModels.Generic with { Mux = quirks } }).OpenMux(sample.Size).Dial();
            link.Transfer(20_000, 60_000);
            link.Lines.Clear();
            Assert.Equal(AtResult.Ok, link.Ask(link.Line.Control, "AT+CSQ"));
            Assert.Single(link.Lines);
            link.Line.Console.Write("AT+CGMI\r"u8);
            link.Run(200);
            byte[] answer = new byte[200];
            int count = link.Line.Console.Read(answer);
            Assert.EndsWith("\r\nOK\r\n", Encoding.ASCII.GetString(answer, 0, count), StringComparison.Ordinal);
            Assert.Equal(0u, link.Line.Mux.Decoder.CheckErrors + link.Line.Mux.Decoder.FramingErrors);
            Assert.Equal(0u, link.Line.Mux.UnexpectedFrames);
            Assert.Equal(0u, link.Line.Mux.Repetitions);
            link.Stack.GetStatistics(out LinkStatistics statistics);
            Assert.Equal(0u, statistics.FrameErrors);
        },
        (Quirk: quirk, Size: frameSize));

    [Fact]
    public void After_close_down_the_modem_answers_in_command_mode_and_can_be_multiplexed_again() => Isolated.Run(() =>
    {
        MuxLink link = new MuxLink(new ModemOptions()).OpenMux(127).Dial();
        link.Stack.CloseLink(orderly: false);
        link.Line.StopMux();
        link.RunUntil(() => link.Line.Mode == LineMode.Command, 1000);
        link.OpenMux(127).Dial();
        link.Transfer(2000, 10_000);
    });

    [Fact]
    public void A_modem_left_in_multiplexer_mode_is_brought_back_to_commands() => Isolated.Run(() =>
    {
        MuxLink link = new MuxLink(new ModemOptions()).OpenMux(127).Dial();
        link.Stack.CloseLink(orderly: false);
        link.Line.DropMux();
        link.Line.LeaveUnknownMux();
        link.OpenMux(127).Dial();
    });

    [Fact]
    public void Hanging_up_by_the_channel_ends_the_call_and_leaves_the_rest() => Isolated.Run(() =>
    {
        MuxLink link = new MuxLink(new ModemOptions()).OpenMux(127).Dial();
        link.Stack.CloseLink(orderly: false);
        link.Line.ReopenDataChannel();
        link.RunUntil(() => link.Line.Mux.IsOpen(MuxSession.DataChannel), 1000);
        Assert.Null(link.Modem.Traffic);
        link.Dial();
        link.Transfer(2000, 10_000);
    });

    [Fact]
    public void A_carrier_lost_is_noticed_on_the_data_channel() => Isolated.Run(() =>
    {
        MuxLink link = new MuxLink(new ModemOptions()).OpenMux(127).Dial();
        link.Modem.DropCarrier();
        link.RunUntil(() => link.Line.CarrierLost, 2000);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_line_that_damages_bytes_costs_frames_and_nothing_else(int seed) => Isolated.Run(
        static seed =>
        {
            ModemOptions options = new() { Seed = seed };
            MuxLink link = new MuxLink(options).OpenMux(127).Dial();
            link.Modem.Inject(FaultSpec.ParseList("corrupt,percent=0.01")[0]);
            link.Transfer(20_000, 600_000);
            Assert.Equal(MuxState.Open, link.Line.Mux.State);
        },
        seed);

    /// <summary>What frames cost: six bytes each, five when flags are shared. PPP's escapes and headers and TCP's
    /// acknowledgements are the rest.</summary>
    [Theory]
    [InlineData(127, 0.85)]
    [InlineData(MuxParameters.LargestFrameSize, 0.88)]
    public void A_transfer_fills_the_line(int frameSize, double share) => Isolated.Run(
        static sample =>
        {
            const int Count = 200_000;
            MuxLink link = new MuxLink(new ModemOptions()).OpenMux(sample.Size).Dial();
            TimeSpan taken = link.Transfer(Count, 120_000);
            double ofLine = Count / taken.TotalSeconds / 11_520;
            Assert.True(ofLine >= sample.Share, $"{ofLine:P1} of the line");
        },
        (Size: frameSize, Share: share));
}
