using System;
using System.Linq;
using System.Text;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Mux;

public sealed class MuxSessionTests
{
    private static readonly byte[] CloseDown = [0xC3, 0x01];

    [Theory]
    [InlineData("AT+CMUX=?", "+CMUX: (0),(0,1),(1-8),(1-2048),(1-255),(0-100),(2-255),(1-255)|OK")]
    [InlineData("AT+CMUX?", "+CMUX: 0,0,5,31,10,3,30,10|OK")]
    [InlineData("AT+CMUX=1", "ERROR")]
    [InlineData("AT+CMUX=0,2", "ERROR")]
    [InlineData("AT+CMUX=0,0,9", "ERROR")]
    [InlineData("AT+CMUX=0,0,5,0", "ERROR")]
    [InlineData("AT+CMUX=0,0,5,2049", "ERROR")]
    [InlineData("AT+CMUX=0,0,5,127,10,3,1", "ERROR")]
    [InlineData("AT+CMUX=0,0,5,127,10,3,30,10,2,1", "ERROR")]
    [InlineData("AT+CMUX", "ERROR")]
    public void Command_and_answer(string command, string answer) =>
        Assert.Equal(answer.Split('|'), VirtualModem.Ready().Command(command));

    [Fact]
    public void A_modem_without_multiplexer_says_so()
    {
        VirtualModem modem = VirtualModem.Ready(With(new MuxQuirks { Supported = false }));
        Assert.Equal(["ERROR"], modem.Command("AT+CMUX=0"));
    }

    [Fact]
    public void Frames_may_follow_the_command_in_one_piece()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Modem.Receive([.. "AT+CMUX=0\r"u8, .. MuxHost.Encode(0, MuxHost.Sabm, [])]);
        modem.Run(0.2);
        Assert.Equal("\r\nOK\r\n\u00f9\x03\x73\x01\xd7\u00f9", modem.TakeText());
    }

    [Fact]
    public void Channels_are_terminals_of_their_own()
    {
        MuxHost host = MuxHost.Ready(VirtualModem.Ready());
        Assert.Equal(["+CSQ: 25,99", "OK"], host.Command(1, "AT+CSQ"));
        host.Command(1, "ATV0");
        Assert.Equal(["OK"], host.Command(2, "AT"));
        Assert.Equal("0\r", string.Concat(host.Command(1, "AT")));
        Assert.Equal(["ERROR"], host.Command(2, "AT+CMUX=0"));
    }

    [Fact]
    public void Channels_open_and_close_one_by_one()
    {
        VirtualModem modem = VirtualModem.Ready();
        MuxHost host = MuxHost.Ready(modem);
        host.Frames.Clear();
        host.Send(2, MuxHost.Disc);
        host.Run();
        host.Send(2, MuxHost.Disc);
        host.Send(2, MuxHost.Uih, "AT\r"u8.ToArray());
        host.Send(9, MuxHost.Sabm);
        host.Run();
        Assert.Equal(
            ["73 dlci 2 cr 1 ", "1F dlci 2 cr 1 ", "0F dlci 2 cr 1 ", "1F dlci 9 cr 1 "],
            host.Frames.Select(frame => frame.ToString()));
        Assert.Equal(1, modem.Modem.MuxTraffic!.NotOpen);
        host.Open(2);
        Assert.Equal(["OK"], host.Command(2, "AT"));
    }

    [Fact]
    public void No_channel_opens_before_the_control_channel()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Command("AT+CMUX=0");
        modem.Modem.Receive(MuxHost.Encode(1, MuxHost.Sabm, []));
        modem.Run(0.1);
        Assert.Equal("\u00f9\x07\x1f\x01", modem.TakeText()[..4]);
    }

    [Fact]
    public void Without_a_control_channel_the_line_becomes_a_terminal_again()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Command("AT+CMUX=0");
        modem.Run(5);
        Assert.Empty(modem.Command("AT"));
        modem.Run(5);
        Assert.Equal(["OK"], modem.Command("AT"));
    }

    [Fact]
    public void Closing_down_by_message_leaves_a_terminal_with_its_settings()
    {
        VirtualModem modem = VirtualModem.Ready();
        MuxHost host = MuxHost.Ready(modem);
        host.SendRaw([.. MuxHost.Encode(0, MuxHost.Uih, CloseDown), .. "AT+CSQ\r"u8]);
        modem.Tap = null;
        modem.Run(0.2);
        Assert.Equal("\u00f9\x01\u00ef\x05\u00c1\x01", modem.TakeText()[..6]);
        Assert.Equal(["+CSQ: 25,99", "OK"], modem.Command("AT+CSQ"));
        Assert.Null(modem.Modem.MuxTraffic);
    }

    [Fact]
    public void Closing_the_control_channel_closes_down_too()
    {
        VirtualModem modem = VirtualModem.Ready();
        MuxHost host = MuxHost.Ready(modem);
        host.Send(0, MuxHost.Disc);
        host.Run();
        Assert.Equal("73 dlci 0 cr 1 ", host.Frames[^1].ToString());
        modem.Tap = null;
        Assert.Equal(["OK"], modem.Command("AT"));
    }

    [Fact]
    public void A_restart_inside_falls_back_to_a_terminal_and_boots()
    {
        VirtualModem modem = VirtualModem.Ready();
        MuxHost host = MuxHost.Ready(modem);
        host.Connect(2);
        host.Send(1, MuxHost.Uih, "AT+CFUN=1,1\r"u8.ToArray());
        modem.Run(0.05);
        Assert.Equal(["OK"], host.TakeLines(1));
        modem.Tap = null;
        modem.Run(0.5);
        Assert.Equal(["RDY", "+CFUN: 1", "+CPIN: READY"], modem.TakeLines());
        Assert.Equal(["AT", "OK"], modem.Command("AT"));
    }

    [Fact]
    public void A_call_runs_on_the_channel_that_dialled_and_the_others_stay_terminals()
    {
        VirtualModem modem = VirtualModem.Ready();
        byte[] content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 3000).Select(i => $"{i} ")));
        modem.Internet.ListenTcp(80, connection => ScriptedServers.Serve(connection, content));
        MuxHost host = MuxHost.Ready(modem);
        PppHost call = host.Connect(2);
        ModelTcp client = CallClient.Connect(modem, call, 80);
        modem.Run(0.3);
        Assert.Equal(["+CSQ: 25,99", "OK"], host.Command(1, "AT+CSQ"));
        Assert.False(client.IsRemoteFinished);
        modem.RunUntil(() => client.IsRemoteFinished);
        Assert.Equal(content, client.Received);
        Assert.All(host.Frames, frame => Assert.InRange(frame.Payload.Length, 0, 127));
    }

    [Fact]
    public void Several_channels_may_have_calls_at_once()
    {
        VirtualModem modem = VirtualModem.Ready();
        MuxHost host = MuxHost.Ready(modem);
        host.Command(1, "AT+CGDCONT=2,\"IP\",\"b\"");
        PppHost first = host.Connect(2);
        host.Open(3);
        host.Command(3, "AT");
        PppHost second = host.Connect(3);
        Assert.True(first.IpcpAcked && second.IpcpAcked);
    }

    [Fact]
    public void Unsolicited_results_come_on_all_channels_or_on_the_one_of_the_model()
    {
        MuxHost all = MuxHost.Ready(VirtualModem.Ready());
        Announce(all);
        Assert.Equal(["+CREG: 0"], all.TakeLines(1));
        Assert.Equal(["+CREG: 0"], all.TakeLines(2));
        ModemOptions options = With(new MuxQuirks { UnsolicitedChannel = 2 });
        MuxHost second = MuxHost.Ready(VirtualModem.Ready(options));
        Announce(second);
        Assert.Empty(second.TakeLines(1));
        Assert.Equal(["+CREG: 0"], second.TakeLines(2));

        static void Announce(MuxHost host)
        {
            host.Open(3);
            host.Command(1, "AT+CREG=1");
            host.Command(2, "AT+CREG=1");
            host.Command(3, "AT+CFUN=4");
        }
    }

    [Fact]
    public void The_end_of_a_call_is_told_by_text_and_by_carrier_detect()
    {
        VirtualModem modem = VirtualModem.Ready();
        MuxHost host = MuxHost.Ready(modem);
        Assert.Equal(0x0D, host.SignalsOf(2));
        host.Connect(2);
        Assert.Equal(0x8D, host.SignalsOf(2));
        modem.Modem.DropCarrier();
        host.Run();
        Assert.Equal(["NO CARRIER"], host.TakeLines(2));
        Assert.Equal(0x0D, host.SignalsOf(2));
        Assert.Equal(0x0D, host.SignalsOf(1));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "OK")]
    [InlineData(2, "NO CARRIER")]
    public void Dtr_by_modem_status_ends_a_call_as_the_host_configured_it(int use, string answer)
    {
        MuxHost host = MuxHost.Ready(VirtualModem.Ready());
        host.Command(2, $"AT&D{use}");
        host.Connect(2);
        host.LeaveData(2);
        host.SendSignals(2, 0x08);
        host.Run();
        Assert.Equal(answer, string.Concat(host.TakeLines(2)));
        host.SendSignals(2, 0x0C);
        host.LeaveData(2);
        Assert.Equal(use == 0 ? [] : ["OK"], host.Command(2, "AT"));
    }

    [Fact]
    public void Channels_share_a_slow_line_so_that_answers_overtake_data()
    {
        VirtualModem modem = VirtualModem.Ready(new ModemOptions { BaudRate = 9600 });
        MuxHost host = MuxHost.Ready(modem);
        host.Send(2, MuxHost.Uih, "AT+CLAC\r"u8.ToArray());
        modem.Run(0.2);
        host.TakeText(1);
        host.Send(1, MuxHost.Uih, "AT+CSQ\r"u8.ToArray());
        modem.RunUntil(() => host.TakeText(1).Contains("OK", StringComparison.Ordinal), 1);
        Assert.DoesNotContain("OK", host.TakeText(2), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_host_may_close_down_in_the_middle_of_what_the_modem_says(bool dropsCarrier)
    {
        VirtualModem modem = VirtualModem.Ready(new ModemOptions { BaudRate = 0 });
        MuxHost host = MuxHost.Ready(modem);
        host.Open(3);
        host.Command(3, "AT+CREG=1");
        host.Connect(2);
        Func<byte[], bool> tap = modem.Tap!;
        modem.Tap = bytes =>
        {
            modem.Tap = null;
            modem.Modem.Receive(MuxHost.Encode(0, MuxHost.Uih, CloseDown));
            return tap(bytes);
        };
        if (dropsCarrier)
        {
            modem.Modem.DropCarrier();
        }
        else
        {
            modem.Modem.Control.Report("+HELLO");
        }
        modem.Run(0.1);
        Assert.Equal(["OK"], modem.Command("AT"));
    }

    private static ModemOptions With(MuxQuirks quirks) =>
        new() { Model = ModemModels.Generic with { Mux = quirks } };
}
