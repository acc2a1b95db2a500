using System;
using System.Linq;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.At;

public sealed class AtDialogueTests
{
    [Fact]
    public void Boot_messages_come_in_order_and_registration_takes_its_time()
    {
        VirtualModem modem = new();
        modem.Run(0.25);
        Assert.Equal(["RDY", "+CFUN: 1", "+CPIN: READY"], modem.TakeLines());
        Assert.Equal(["AT+CEREG?", "+CEREG: 0,2", "OK"], modem.Command("AT+CEREG?"));
        modem.Run(1);
        Assert.Equal(["AT+CEREG?", "+CEREG: 0,1", "OK"], modem.Command("AT+CEREG?"));
    }

    [Fact]
    public void Registration_is_reported_with_cell_when_asked_for()
    {
        VirtualModem modem = new();
        modem.Run(0.25);
        modem.Command("ATE0+CEREG=2;+CREG=1");
        modem.Run(1);
        Assert.Equal(["+CREG: 1", "+CEREG: 1,\"1A2B\",\"00C0FFEE\",7"], modem.TakeLines());
    }

    [Theory]
    [InlineData("AT", "OK")]
    [InlineData("at+csq", "+CSQ: 25,99|OK")]
    [InlineData("AT+CESQ", "+CESQ: 99,99,255,255,22,55|OK")]
    [InlineData("AT+CGMI;+CGMM;+CGMR", "NanoSocket|Simulated LTE modem|NSIM-1.0|OK")]
    [InlineData("AT+CPIN?", "+CPIN: READY|OK")]
    [InlineData("AT+CGATT?", "+CGATT: 1|OK")]
    [InlineData("AT+CGACT?", "+CGACT: 1,1|OK")]
    [InlineData("AT+CGPADDR=1", "+CGPADDR: 1,\"10.64.0.2\"|OK")]
    [InlineData("AT+CGDCONT?", "+CGDCONT: 1,\"IP\",\"internet\",\"10.64.0.2\",0,0|OK")]
    [InlineData("AT+CGDCONT=2,\"IP\",\"b\";+CGDCONT=2;+CGACT?", "+CGACT: 1,1|OK")]
    [InlineData("AT+CGAUTH=1,2,\"u\",\"p\";+CGAUTH?", "+CGAUTH: 1,2,\"u\",\"p\"|OK")]
    [InlineData("AT+COPS?", "+COPS: 0,0,\"NanoSocket Test Network\",7|OK")]
    [InlineData("AT+COPS=3,2;+COPS?", "+COPS: 0,2,\"00101\",7|OK")]
    [InlineData("AT+CFUN?", "+CFUN: 1|OK")]
    [InlineData("AT+CIMI", "001010000000001|OK")]
    [InlineData("AT+CREG=?", "+CREG: (0-3)|OK")]
    [InlineData("ATS3?", "013|OK")]
    [InlineData("ATS0=5S0?", "005|OK")]
    [InlineData("AT+IFC=2,2;+IFC?", "+IFC: 2,2|OK")]
    [InlineData("AT+CTZU=1", "OK")]
    [InlineData("AT+UNKNOWN", "ERROR")]
    [InlineData("AT+CSQ;+UNKNOWN;+CSQ", "+CSQ: 25,99|ERROR")]
    [InlineData("AT+CREG=4", "ERROR")]
    [InlineData("AT+CREG", "ERROR")]
    [InlineData("AT+CGDCONT=1,\"IP", "ERROR")]
    [InlineData("AT+CGDCONT=16,\"IP\",\"x\"", "ERROR")]
    [InlineData("ATS3=200", "ERROR")]
    [InlineData("ATD*98#", "NO CARRIER")]
    [InlineData("ATD*99***2#", "NO CARRIER")]
    [InlineData("ATD*99***x#", "ERROR")]
    [InlineData("ATO", "NO CARRIER")]
    [InlineData("ATH", "OK")]
    public void Command_and_answer(string command, string answer) =>
        Assert.Equal(answer.Split('|'), VirtualModem.Ready().Command(command));

    [Fact]
    public void Errors_follow_cmee()
    {
        VirtualModem modem = VirtualModem.Ready();
        Assert.Equal(["ERROR"], modem.Command("AT+CPIN=1111"));
        modem.Command("AT+CMEE=1");
        Assert.Equal(["+CME ERROR: 3"], modem.Command("AT+CPIN=1111"));
        modem.Command("AT+CMEE=2");
        Assert.Equal(["+CME ERROR: operation not allowed"], modem.Command("AT+CPIN=1111"));
        Assert.Equal(["ERROR"], modem.Command("AT+UNKNOWN"));
    }

    [Fact]
    public void Echo_verbose_and_quiet_change_the_form_of_answers()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Command("ATE1");
        modem.Send("AT+CSQ\r");
        modem.Run(0.1);
        Assert.Equal("AT+CSQ\r\r\n+CSQ: 25,99\r\n\r\nOK\r\n", modem.TakeText());
        modem.Command("ATE0V0");
        modem.Send("AT+CSQ\r");
        modem.Run(0.1);
        Assert.Equal("+CSQ: 25,99\r\n0\r", modem.TakeText());
        modem.Send("AT+X\r");
        modem.Run(0.1);
        Assert.Equal("4\r", modem.TakeText());
        modem.Command("ATV1Q1");
        modem.Send("AT\r");
        modem.Run(0.1);
        Assert.Equal("", modem.TakeText());
        modem.Command("ATQ0E1");
        Assert.Equal(["AT&F", "OK"], modem.Command("AT&F"));
    }

    [Fact]
    public void Line_editing_repetition_and_other_line_ends()
    {
        VirtualModem modem = VirtualModem.Ready();
        Assert.Equal(["+CSQ: 25,99", "OK"], modem.Command("AT+CSX\bQ"));
        modem.Send("A/");
        modem.Run(0.1);
        Assert.Equal(["+CSQ: 25,99", "OK"], modem.TakeLines());
        Assert.Equal(["OK"], modem.Command("\n\0\u00ffnoise AT"));
        modem.Command("ATS3=59");
        modem.Send("AT+CSQ;");
        modem.Run(0.1);
        Assert.Equal(";\n+CSQ: 25,99;\n;\nOK;\n", modem.TakeText());
    }

    [Fact]
    public void There_is_nothing_to_repeat_after_a_restart()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Command("AT+CSQ");
        modem.Modem.PowerOn();
        modem.Run(5);
        modem.TakeText();
        modem.Send("A/");
        modem.Run(0.1);
        Assert.DoesNotContain("+CSQ", modem.TakeText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_never_ends_is_answered_with_one_error()
    {
        VirtualModem modem = VirtualModem.Ready(new ModemOptions { BaudRate = 0 });
        Assert.Equal(["ERROR"], modem.Command("AT" + new string('x', 100_000)));
        Assert.Equal(["OK"], modem.Command("AT"));
    }

    [Fact]
    public void Pin_and_puk_with_their_counters()
    {
        VirtualModem modem = new(new ModemOptions { Pin = "4711", Puk = "87654321" });
        modem.Run(2);
        Assert.Contains("+CPIN: SIM PIN", modem.TakeLines());
        modem.Command("ATE0+CMEE=1");
        Assert.Equal(["+CME ERROR: 11"], modem.Command("AT+COPS?"));
        Assert.Equal(["+CREG: 0,0", "OK"], modem.Command("AT+CREG?"));
        Assert.Equal(["NO CARRIER"], modem.Command("ATD*99#"));
        Assert.Equal(["+CME ERROR: 16"], modem.Command("AT+CPIN=\"0000\""));
        Assert.Equal(["+CPINR: SIM PIN,2,3", "+CPINR: SIM PUK,10,10", "OK"], modem.Command("AT+CPINR"));
        Assert.Equal(["+CME ERROR: 16"], modem.Command("AT+CPIN=\"0001\""));
        Assert.Equal(["+CME ERROR: 12"], modem.Command("AT+CPIN=\"0002\""));
        Assert.Equal(["+CPIN: SIM PUK", "OK"], modem.Command("AT+CPIN?"));
        Assert.Equal(["+CME ERROR: 12"], modem.Command("AT+CPIN=\"4711\""));
        Assert.Equal(["+CME ERROR: 12"], modem.Command("AT+CPIN=\"11111111\",\"1234\""));
        Assert.Equal(["+CPIN: READY", "OK"], modem.Command("AT+CPIN=\"87654321\",\"1234\""));
        modem.Run(2);
        Assert.Equal(["+CREG: 0,1", "OK"], modem.Command("AT+CREG?"));
        Assert.Equal(["+CLCK: 1", "OK"], modem.Command("AT+CLCK=\"SC\",2"));
        Assert.Equal(["OK"], modem.Command("AT+CLCK=\"SC\",0,\"1234\""));
        Assert.Equal(["+CLCK: 0", "OK"], modem.Command("AT+CLCK=\"SC\",2"));
    }

    [Fact]
    public void The_right_pin_starts_registration()
    {
        VirtualModem modem = new(new ModemOptions { Pin = "4711" });
        modem.Run(1);
        modem.Command("ATE0");
        Assert.Equal(["+CPIN: READY", "OK"], modem.Command("AT+CPIN=4711"));
        modem.Run(1);
        Assert.Equal(["+CEREG: 0,1", "OK"], modem.Command("AT+CEREG?"));
    }

    [Fact]
    public void Radio_off_and_on_again()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Command("AT+CEREG=1");
        Assert.Equal(["OK", "+CEREG: 0"], modem.Command("AT+CFUN=4"));
        Assert.Equal(["+CSQ: 99,99", "OK"], modem.Command("AT+CSQ"));
        Assert.Equal(["NO CARRIER"], modem.Command("ATD*99#"));
        Assert.Equal(["OK", "+CPIN: READY", "+CEREG: 2"], modem.Command("AT+CFUN=1"));
        modem.Run(1);
        Assert.Equal(["+CEREG: 1"], modem.TakeLines());
    }

    [Fact]
    public void A_reset_by_command_boots_again_with_factory_settings()
    {
        VirtualModem modem = VirtualModem.Ready();
        Assert.Equal(["OK", "RDY", "+CFUN: 1", "+CPIN: READY"], modem.Command("AT+CFUN=1,1"));
        Assert.Equal(["AT", "OK"], modem.Command("AT"));
    }

    [Fact]
    public void The_clock_can_be_set_and_goes_on()
    {
        VirtualModem modem = VirtualModem.Ready();
        Assert.Equal(["OK"], modem.Command("AT+CCLK=\"30/02/28,23:59:58+08\""));
        modem.Run(2);
        Assert.Equal(["+CCLK: \"30/03/01,00:00:00+08\"", "OK"], modem.Command("AT+CCLK?"));
        Assert.Equal(["ERROR"], modem.Command("AT+CCLK=\"30/02/31,00:00:00+00\""));
    }

    [Fact]
    public void Numbers_of_modem_and_card_have_right_check_digits()
    {
        VirtualModem modem = VirtualModem.Ready(new ModemOptions { Seed = 77 });
        Assert.True(PassesLuhn(modem.Command("AT+CGSN")[0]));
        string iccid = modem.Command("AT+CCID")[0];
        Assert.StartsWith("+CCID: 89001", iccid, StringComparison.Ordinal);
        Assert.True(PassesLuhn(iccid["+CCID: ".Length..]));
        VirtualModem other = VirtualModem.Ready(new ModemOptions { Seed = 78 });
        Assert.NotEqual(modem.Command("AT+CGSN"), other.Command("AT+CGSN"));
    }

    [Fact]
    public void All_known_commands_are_listed_and_listed_ones_answer_their_test_form()
    {
        VirtualModem modem = VirtualModem.Ready(new ModemOptions { BaudRate = 0 });
        string[] names = modem.Command("AT+CLAC")[..^1];
        Assert.True(names.Length > 40);
        foreach (string name in names.Where(name => name[0] == '+'))
        {
            Assert.Equal("OK", modem.Command($"AT{name}=?")[^1]);
        }
    }

    private static bool PassesLuhn(string digits) => digits.Reverse()
        .Select((digit, index) => (digit - '0') * (index % 2 + 1))
        .Sum(value => value > 9 ? value - 9 : value) % 10 == 0;
}
