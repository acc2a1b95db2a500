using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Serial;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary><c>uart.ATC</c> over a modem that knows none of an Air724UG's commands: spec 4.3, cases 61, 62, 65.</summary>
public sealed class VirtualAtTests
{
    private const string Cell = "1,\"18be\",\"93e1\",7";

    private static readonly string[] s_boot = ["RDY", "+CPIN: READY", "^MODE: 17,17", "+CEREG: " + Cell];

    private readonly EngineBench _bench = new();

    public VirtualAtTests()
    {
        _bench.Supervisor.Settings = new CellularSettings { Apn = "internet" };
        _bench.Modem.Answers["AT+CGSN"] = "\r\n861234567890123\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CIMI"] = "\r\n460001234567890\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CCID"] = "\r\n+CCID: 89860012345678901234\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CSQ"] = "\r\n+CSQ: 25,99\r\n\r\nOK\r\n";
    }

    private UartTable Uarts => _bench.Engine.Uarts;

    [Fact]
    public void Case_61_it_opens_with_any_format_and_an_empty_read_gives_nothing()
    {
        Open();

        Assert.Equal("", ReadLine());
    }

    [Fact]
    public void Case_62_lines_that_come_at_once_are_one_message_and_read_whole()
    {
        Online();

        Assert.Equal((RtosMessageId.UartReceived, UartTable.AtPort), (_bench.Next()!.Value.Id, 127));
        Assert.Null(_bench.Next());
        Assert.Equal(s_boot.Select(line => line + "\r\n"), s_boot.Select(_ => ReadLine()));
        Assert.Equal("", ReadLine());
    }

    [Fact]
    public void Case_63_nothing_is_said_before_the_modem_is_started()
    {
        Open();
        _bench.Run(60_000);

        Assert.Empty(Lines());
    }

    /// <summary>The commands of the script library at its boot, in its order.</summary>
    [Fact]
    public void Case_65_the_boot_dialogue_of_the_script_library_ends_with_an_address()
    {
        Online();
        Assert.Equal(s_boot, Lines());
        foreach ((string command, string[] answer) in BootDialogue())
        {
            Assert.Equal([command, .. answer], [command, .. Ask(command)]);
        }

        Assert.Equal(["+CGDCONT: 1,\"IP\",\"internet\",\"10.1.2.3\",0,0", "OK"], Ask("AT+CGDCONT?"));
    }

    [Fact]
    public void Without_a_link_no_address_is_told()
    {
        Online();
        _bench.Modem.Say("\r\nNO CARRIER\r\n");
        _bench.RunUntil(() => !_bench.Supervisor.IsOnline);
        _ = Lines();

        Assert.Equal(["OK"], Ask("AT+CGDCONT?").Where(line => !line.StartsWith('+')));
    }

    [Fact]
    public void Registration_is_told_when_it_changes_and_the_modems_own_report_of_it_is_not_doubled()
    {
        _bench.LinkAnswers = false;
        _bench.Modem.Answers["AT+CREG?"] = "\r\n+CREG: 2,2\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CGREG?"] = "\r\n+CGREG: 2,2\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CEREG?"] = "\r\n+CEREG: 2,2\r\n\r\nOK\r\n";
        Open();
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Registering);
        _bench.Run(3000);
        Assert.Equal(["RDY", "+CPIN: READY", "+CEREG: 2"], Lines());
        _bench.Modem.Say("\r\n+CEREG: 5,\"18be\",\"93e1\",7\r\n");
        _bench.Run(10);

        Assert.Equal(["^MODE: 17,17", "+CEREG: 5,\"18be\",\"93e1\",7"], Lines());
    }

    [Theory]
    [InlineData("ATD*99#")]
    [InlineData("ATH")]
    [InlineData("ATZ")]
    [InlineData("AT&F")]
    [InlineData("ATE0+CMUX=0")]
    [InlineData("AT+CMUX=0")]
    [InlineData("at+ipr=9600")]
    [InlineData("AT+CSQ;+CFUN=0")]
    [InlineData("AT+CREG=2;+CMUX=0")]
    [InlineData("AT+CFUN=1,1")]
    [InlineData("AT+CPIN=\"1234\"")]
    [InlineData("AT+CLCK=\"SC\",1,\"1234\"")]
    [InlineData("AT+COPS=2")]
    [InlineData("+++")]
    [InlineData("AT+X=\"")]
    public void What_would_disturb_the_link_is_refused_and_never_reaches_the_modem(string command)
    {
        Online();
        _ = Lines();
        int commands = _bench.Modem.Commands.Count;

        Assert.Equal(["+CME ERROR: 3"], Ask(command));
        Assert.Equal(commands, _bench.Modem.Commands.Count);
        Assert.True(_bench.Supervisor.IsOnline);
    }

    [Fact]
    public void Without_a_channel_to_the_modem_unknown_commands_are_refused()
    {
        Online();
        _ = Lines();

        Assert.Equal(["+CME ERROR: 3"], Ask("AT+RFTEMPERATURE?"));
    }

    [Fact]
    public void Airplane_mode_goes_through_the_supervisor_and_registration_is_told_again()
    {
        _bench.LinkAnswers = false;
        Open();
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Registering);
        Assert.Equal(["OK"], Ask("AT+CFUN=0").Where(line => line == "OK"));
        Assert.True(_bench.Supervisor.IsRadioOff);
        Assert.Contains("+CFUN: 0", Ask("AT+CFUN?"));
        Assert.Contains("OK", Ask("AT+CFUN=1"));
        Assert.False(_bench.Supervisor.IsRadioOff);
    }

    /// <summary>Whatever is written and said, lines come whole and memory does not grow.</summary>
    [Fact]
    public void Any_bytes_in_both_directions_leave_whole_lines_and_a_link_that_stands()
        => Gen.Byte.Array[0, 400].Array[1, 20].Sample(pieces =>
        {
            VirtualAtTests test = new();
            test.Online();
            foreach (byte[] piece in pieces)
            {
                test.Uarts.Write(UartTable.AtPort, piece);
                test._bench.Run(5);
            }

            string all = string.Concat(Enumerable.Range(0, 2000).Select(_ => test.ReadLine()));
            Assert.True(all.Length == 0 || all.EndsWith("\r\n", StringComparison.Ordinal));
            Assert.True(test._bench.Supervisor.IsOnline);
        }, iter: 50);

    [Fact]
    public void A_command_that_finds_no_room_for_its_answer_is_not_taken_before_there_is()
    {
        Online();
        byte[] commands = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("AT+CGMM\r", 100)));
        int taken = Uarts.Write(UartTable.AtPort, commands);
        Assert.InRange(taken, 8, commands.Length - 1);
        _ = Lines();

        Assert.InRange(Uarts.Write(UartTable.AtPort, commands.AsSpan(taken)), 8, commands.Length);
        Assert.Equal(0u, Uarts.Lost(UartTable.AtPort));
    }

    private static IEnumerable<(string Command, string[] Answer)> BootDialogue()
    {
        string[] ok = ["OK"];
        yield return ("ATE0", ok);
        yield return ("AT+CMEE=0", ok);
        yield return ("AT+SIMCROSS?", ["+SIMCROSS: 0", "OK"]);
        yield return ("AT+COPS?", ["+COPS: 0,2,\"46000\",7", "OK"]);
        yield return ("AT+CREG=2", ok);
        yield return ("AT+CGREG=2", ok);
        yield return ("AT+CEREG=2", ok);
        yield return ("AT+CREG?", ["+CREG: 2," + Cell, "OK"]);
        yield return ("AT+CGREG?", ["+CGREG: 2," + Cell, "OK"]);
        yield return ("AT+CEREG?", ["+CEREG: 2," + Cell, "OK"]);
        yield return ("AT+CALIBINFO?", ["LTE_afc:1", "OK"]);
        yield return ("AT*BAND?", ok);
        yield return ("AT+EEMOPT=1", ok);
        yield return ("AT+WISN?", ["861234567890123", "OK"]);
        yield return ("AT+CGSN", ["861234567890123", "OK"]);
        yield return ("AT+MUID?", ["+MUID: 861234567890123", "OK"]);
        yield return ("AT*EXINFO?", ok);
        yield return ("AT+CGMM", ["+CGMM: \"TestModem 1\"", "OK"]);
        yield return ("AT+CIND=1", ok);
        yield return ("AT+CSQ", ["+CSQ: 25,99", "OK"]);
        yield return ("AT+CESQ", ["+CESQ: 99,99,255,255,255,255", "OK"]);
        yield return ("AT+EEMGINFO?", ok);
        yield return ("AT+ICCID", ["+ICCID: 89860012345678901234", "OK"]);
        yield return ("AT+CIMI", ["460001234567890", "OK"]);
        yield return ("AT+CGATT?", ["+CGATT: 1", "OK"]);
        yield return ("AT+CGACT?", ["+CGACT: 1,1", "OK"]);
        yield return ("AT+CGDCONT=5,\"IP\",\"CMNET\"", ok);
        yield return ("AT+TCPUSERPARAM=6,2,7200,1", ok);
    }

    private void Open()
        => Assert.True(Uarts.Open(_bench.Task, UartTable.AtPort, new SerialFormat { Parity = 2 }, true, false));

    private void Online()
    {
        Open();
        _bench.Online();
        _bench.Run(10);
    }

    private List<string> Ask(string command)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(command + "\r");
        Assert.Equal(bytes.Length, Uarts.Write(UartTable.AtPort, bytes));
        _bench.Run(10);
        return Lines();
    }

    private List<string> Lines()
    {
        List<string> lines = [];
        while (ReadLine() is { Length: > 0 } line)
        {
            Assert.EndsWith("\r\n", line, StringComparison.Ordinal);
            lines.Add(line[..^2]);
        }

        return lines;
    }

    private string ReadLine()
    {
        byte[] buffer = new byte[300];
        return Encoding.Latin1.GetString(buffer, 0, Uarts.ReadLine(UartTable.AtPort, buffer));
    }
}
