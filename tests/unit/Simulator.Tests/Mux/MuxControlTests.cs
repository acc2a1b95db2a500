using System;
using System.Linq;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Mux;

public sealed class MuxControlTests
{
    private static byte[] LastMessage(MuxHost host) => host.Frames.Last(frame => frame.Dlci == 0).Payload;

    [Theory]
    [InlineData("2307AABBCC", "2107AABBCC")] // Test
    [InlineData("2301", "2101")]
    [InlineData("4301", "4101")] // Power saving
    [InlineData("53050709", "51050709")] // Line status of channel 1
    [InlineData("930307", "9111070703001113" + "0000")] // Remote port, asked for
    [InlineData("93110701030011130000", "91110701030011130000")]
    [InlineData("83110307070A7F000302", "81110300070A7F000302")] // Parameters of channel 3
    [InlineData("83110300070AFF7F0302", "81110300070A00080302")] // N1 over the modem's
    [InlineData("83110300070A00000302", "81110300070A01000302")]
    [InlineData("D3050701", "1103D3")] // Service negotiation: not supported
    [InlineData("FF01", "1103FF")] // Unknown
    [InlineData("8303FF", "110383")] // Parameters of the wrong length
    public void Message_and_answer(string message, string answer)
    {
        MuxHost host = MuxHost.Ready(VirtualModem.Ready());
        host.Send(0, MuxHost.Uih, Convert.FromHexString(message));
        host.Run();
        Assert.Equal(answer, Convert.ToHexString(LastMessage(host)));
        Assert.Equal(["OK"], host.Command(1, "AT"));
    }

    [Fact]
    public void A_test_longer_than_127_bytes_comes_back_whole()
    {
        MuxHost host = MuxHost.Ready(VirtualModem.Ready(), "AT+CMUX=0,0,5,600");
        byte[] values = [.. Enumerable.Range(0, 500).Select(i => (byte)i)];
        host.Send(0, MuxHost.Uih, [0x23, 500 << 1 & 0xFF, 500 >> 7, .. values]);
        host.Run();
        Assert.Equal([0x21, 500 << 1 & 0xFF, 500 >> 7, .. values], LastMessage(host));
    }

    [Theory]
    [InlineData("23")]
    [InlineData("2309AA")]
    [InlineData("2300")]
    [InlineData("2308FF")]
    public void A_message_that_ends_early_is_counted(string message)
    {
        VirtualModem modem = VirtualModem.Ready();
        MuxHost host = MuxHost.Ready(modem);
        host.Send(0, MuxHost.Uih, Convert.FromHexString(message));
        host.Run();
        Assert.Equal(1, modem.Modem.MuxTraffic!.MalformedMessages);
        Assert.Equal(["OK"], host.Command(1, "AT"));
    }

    [Fact]
    public void Negotiated_n1_bounds_both_directions()
    {
        VirtualModem modem = VirtualModem.Ready();
        MuxHost host = MuxHost.Start(modem);
        host.SendMessage(0x83, 3, 0, 7, 10, 20, 0, 3, 2);
        host.Run();
        host.Open(3);
        host.Command(3, "AT+CLAC");
        Assert.All(host.Frames.Where(frame => frame.Dlci == 3), frame => Assert.InRange(frame.Payload.Length, 0, 20));
        host.Send(3, MuxHost.Uih, new byte[21]);
        host.Send(3, MuxHost.Uih, new byte[20]);
        host.Run();
        Assert.Equal(1, modem.Modem.MuxTraffic!.Oversized);
    }

    [Fact]
    public void A_sleeping_modem_answers_flags_with_flags()
    {
        VirtualModem modem = VirtualModem.Ready();
        MuxHost host = MuxHost.Ready(modem);
        host.SendMessage(0x43);
        host.Run();
        long before = modem.Modem.LineBytes.ToHost;
        host.SendRaw([0xF9, 0xF9, 0xF9]);
        host.Run();
        Assert.Equal(2, modem.Modem.LineBytes.ToHost - before);
        Assert.Equal(["OK"], host.Command(1, "AT"));
    }

    [Fact]
    public void Ui_frames_when_the_host_chose_them()
    {
        MuxHost host = MuxHost.Ready(VirtualModem.Ready(), "AT+CMUX=0,1,5,64");
        host.Send(1, MuxHost.Ui, "AT\r"u8.ToArray());
        host.Run();
        Assert.Equal(["OK"], host.TakeLines(1));
        Assert.Equal(MuxHost.Ui, host.Frames[^1].Control);
    }

    [Fact]
    public void Quirk_two_byte_lengths()
    {
        MuxHost host = MuxHost.Ready(
            VirtualModem.Ready(With(new MuxQuirks { TwoByteLengths = true })));
        Assert.Equal(["OK"], host.Command(1, "AT"));
        Assert.All(host.Frames.Where(frame => frame.Payload.Length > 0), frame => Assert.True(frame.TwoByteLength));
        host.SendRaw(MuxHost.Encode(1, MuxHost.Uih, "AT\r"u8.ToArray(), twoByteLength: true));
        host.Run();
        Assert.Equal(["OK"], host.TakeLines(1));
    }

    [Fact]
    public void Quirk_command_response_bit_inverted()
    {
        VirtualModem modem = VirtualModem.Ready(
            With(new MuxQuirks { InvertedCommandResponse = true }));
        modem.Command("AT+CMUX=0");
        modem.Modem.Receive(MuxHost.Encode(0, MuxHost.Sabm, []));
        modem.Run(0.1);
        Assert.Equal("\u00f9\x01\x73\x01", modem.TakeText()[..4]);
    }

    [Fact]
    public void Quirk_modem_status_before_the_acknowledgment()
    {
        MuxHost host = MuxHost.Start(
            VirtualModem.Ready(With(new MuxQuirks { StatusBeforeAck = true })));
        host.Send(1, MuxHost.Sabm);
        host.Run();
        Assert.Equal(
            ["EF dlci 0 cr 0 E305070D", "73 dlci 1 cr 1 "],
            host.Frames.Skip(1).Select(frame => frame.ToString()));
    }

    [Fact]
    public void A_host_with_the_wrong_command_bit_is_obeyed_and_counted()
    {
        VirtualModem modem = VirtualModem.Ready();
        MuxHost host = MuxHost.Ready(modem);
        host.Send(1, MuxHost.Uih, "AT\r"u8.ToArray(), command: false);
        host.Run();
        Assert.Equal(["OK"], host.TakeLines(1));
        Assert.Equal(1, modem.Modem.MuxTraffic!.WrongDirection);
    }

    private static ModemOptions With(MuxQuirks quirks) =>
        new() { Model = ModemModels.Generic with { Mux = quirks } };
}
