using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Models;

public sealed class ModelTests
{
    public static IEnumerable<TheoryDataRow<string>> Names() =>
        ModemModels.All.Select(model => new TheoryDataRow<string>(model.Name));

    private static VirtualModem Start(string model) =>
        new(new ModemOptions { Model = ModemModels.Find(model) });

    /// <summary>Booted, registered and quiet.</summary>
    private static VirtualModem Ready(string model)
    {
        VirtualModem modem = Start(model);
        modem.Run(30);
        modem.Command("ATE0");
        return modem;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Says_and_hears_nothing_before_the_end_of_boot(string name)
    {
        VirtualModem modem = Start(name);
        double boot = ModemModels.Find(name).BootTime.TotalSeconds;
        modem.Run(boot / 2);
        modem.Send("AT\r");
        modem.Run(boot / 2 - 0.001);
        Assert.Equal("", modem.TakeText());
        modem.Run(0.2);
        string first = ModemModels.Find(name).Boot[0].Text;
        Assert.Equal(first, modem.TakeLines()[0]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_answers_its_forms_without_a_fault(string name)
    {
        VirtualModem modem = Ready(name);
        string[] commands = modem.Command("AT+CLAC")[..^1];
        Assert.True(commands.Length > 50, $"{commands.Length} commands");
        HashSet<string> ends = ["+CRESET", "+CPOF", "+QPOWD", "+CPOWD", "+RESET", "+CMUX", "+CGDATA", "+COPS"];
        foreach (string command in commands.Where(command => !char.IsAsciiLetter(command[0]) && command[0] != '&'))
        {
            Assert.Equal("OK", modem.Command($"AT{command}=?")[^1]);
            if (!ends.Contains(command))
            {
                foreach (string form in (string[])["?", "", "=1"])
                {
                    Assert.Matches("^(OK|ERROR|\\+CME ERROR: .+)$", modem.Command($"AT{command}{form}")[^1]);
                }
                Assert.Equal(["OK"], modem.Command("AT+CFUN=1"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Registers_dials_and_multiplexes(string name)
    {
        ModemModel model = ModemModels.Find(name);
        VirtualModem modem = Ready(name);
        Assert.StartsWith(
            "+COPS: 0,0,\"NanoSocket Test Network\"", modem.Command("AT+COPS?")[0], StringComparison.Ordinal);
        Assert.Equal(["OK"], modem.Command($"AT+CMUX=0,0,5,{model.Mux.DefaultN1}"));
        modem.Modem.Receive(MuxHost.Encode(0, MuxHost.Sabm, []));
        modem.Run(0.2);
        Assert.Equal('\u00f9', modem.TakeText()[0]);
    }

    /// <summary>What LuatOS-Air's libraries ask at start, in their order.</summary>
    [Theory]
    [InlineData("ATE0", "OK")]
    [InlineData("AT+CMEE=0", "OK")]
    [InlineData("AT+SIMCROSS?", "+SIMCROSS: 0|OK")]
    [InlineData("AT+COPS?", "+COPS: 0,0,\"NanoSocket Test Network\",7|OK")]
    [InlineData("AT+CREG=2;+CGREG=2;+CEREG=2", "OK")]
    [InlineData("AT+CEREG=2;+CEREG?", "+CEREG: 2,1,\"1a2b\",\"c0ffee\",7|OK")]
    [InlineData("AT+CALIBINFO?", "LTE_afc:1|OK")]
    [InlineData("AT*BAND?", "*BAND: 5,0,0,482,149,1,0,0,0|OK")]
    [InlineData("AT+EEMOPT=1", "OK")]
    [InlineData("AT+EEMGINFO?", "+EEMGINFO: 3, 2|OK")]
    [InlineData("AT+WISN?", "SN0001|OK")]
    [InlineData("AT+CGSN", "004999010000015|OK")]
    [InlineData("AT+MUID?", "+MUID: 2016112200010001|OK")]
    [InlineData("AT*EXINFO?", "*EXINFO: 0|OK")]
    [InlineData("AT+CGMM", "+CGMM: \"Air724UG\"|OK")]
    [InlineData("AT+CIND=1", "OK")]
    [InlineData("AT+CSQ", "+CSQ: 25,99|OK")]
    [InlineData("AT+CESQ", "+CESQ: 99,99,255,255,22,55|OK")]
    [InlineData("AT+ICCID", "+ICCID: 8900101000000000019|OK")]
    [InlineData("AT+CIMI", "001010000000001|OK")]
    [InlineData("AT+CNUM", "OK")]
    [InlineData("AT+CGDCONT?", "+CGDCONT: 1,\"IP\",\"internet\",\"10.64.0.2\",0,0|OK")]
    [InlineData("AT+CGATT?", "+CGATT: 1|OK")]
    [InlineData("AT+CGACT?", "+CGACT: 1,1|OK")]
    [InlineData("AT+TCPUSERPARAM=6,3,7200,15", "OK")]
    [InlineData("AT*DNSTMOUT=4,4", "OK")]
    [InlineData("AT*RTIME=5", "OK")]
    [InlineData("AT+RNDISCALL=0,1", "OK")]
    [InlineData("AT*SIMAUTO=1", "OK")]
    [InlineData("AT+CPNETAPN=2,\"cmnet\",\"\",\"\",0", "OK")]
    [InlineData("AT+RFTEMPERATURE?", "+RFTEMPERATURE: 39.84|OK")]
    public void Air724ug_answers_what_its_scripts_ask(string command, string answer) =>
        Assert.Equal(answer.Split('|'), Ready("air724ug").Command(command));

    [Fact]
    public void Air724ug_tells_its_mode_before_the_registration()
    {
        VirtualModem modem = Start("air724ug");
        modem.Run(10);
        string[] lines = modem.TakeLines();
        Assert.Equal("RDY", lines[0]);
        Assert.Contains("+CPIN: READY", lines);
        Assert.Contains("^MODE: 17,17", lines);
    }

    [Theory]
    [InlineData(
        "sim7600", "AT+CPSI?", "+CPSI: LTE,Online,001-01,0x1A2B,C0FFEE,301,EUTRAN-BAND3,1650,4,4,-8,-86,-63,14")]
    [InlineData("sim7600", "AT+CICCID", "+ICCID: 8900101000000000019")]
    [InlineData("a7670", "AT+CGMM", "A7670E-LASE")]
    [InlineData("sim800", "AT+CCID", "8900101000000000019")]
    [InlineData("sim800", "AT+CEREG?", "ERROR")]
    [InlineData("sim800", "AT+CREG=2;+CREG?", "+CREG: 2,1,\"1A2B\",\"C0FFEE\",0")]
    [InlineData("ec200", "AT+QNWINFO", "+QNWINFO: \"FDD LTE\",\"00101\",\"LTE BAND 3\",1650")]
    [InlineData("ec200", "AT+QCSQ", "+QCSQ: \"LTE\",-63,-86,18,-8")]
    [InlineData("eg25", "AT+QCCID", "+QCCID: 8900101000000000019")]
    [InlineData("bg96", "AT+CEREG=2;+CEREG?", "+CEREG: 2,1,\"1A2B\",\"C0FFEE\",9")]
    [InlineData("bg96", "AT+CCID", "ERROR")]
    public void Vendor_commands(string model, string command, string first) =>
        Assert.Equal(first, Ready(model).Command(command)[0]);

    [Fact]
    public void The_card_is_busy_until_it_is_read()
    {
        VirtualModem modem = Start("ec200");
        modem.Run(3.1);
        modem.Command("ATE0+CMEE=1");
        modem.TakeText();
        modem.Send("AT+CPIN?\r");
        modem.Run(0.05);
        Assert.Equal(["+CME ERROR: 14"], modem.TakeLines());
        modem.Run(5);
        Assert.Equal(["+CPIN: READY", "OK"], modem.Command("AT+CPIN?"));
    }

    [Fact]
    public void A_model_that_is_unknown_is_an_error_with_the_names() =>
        Assert.Contains("air724ug", Assert.Throws<OptionException>(() => ModemModels.Find("x")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void The_power_key_works_by_how_long_it_is_held()
    {
        VirtualModem modem = Ready("ec200");
        Hold(modem, ModemPin.PowerKey, 0.3);
        Assert.True(modem.Modem.IsOn);
        Hold(modem, ModemPin.PowerKey, 0.7);
        modem.Run(0.5);
        Assert.Contains("POWERED DOWN", modem.TakeLines());
        modem.Run(2);
        Assert.False(modem.Modem.IsOn);
        Hold(modem, ModemPin.Reset, 1);
        Hold(modem, ModemPin.PowerKey, 1.9);
        Assert.False(modem.Modem.IsOn);
        Hold(modem, ModemPin.PowerKey, 2);
        Assert.True(modem.Modem.IsOn);
        modem.Run(10);
        modem.TakeText();
        Hold(modem, ModemPin.Reset, 0.1);
        modem.Run(4);
        Assert.Empty(modem.TakeLines());
        Hold(modem, ModemPin.Reset, 0.2);
        modem.Run(4);
        Assert.Equal("RDY", modem.TakeLines()[0]);
    }

    [Theory]
    [InlineData("ec200", "AT+QPOWD", "POWERED DOWN")]
    [InlineData("sim800", "AT+CPOWD=1", "NORMAL POWER DOWN")]
    [InlineData("sim7600", "AT+CPOF", "NORMAL POWER DOWN")]
    public void The_power_command_switches_off_in_order(string model, string command, string report)
    {
        VirtualModem modem = Ready(model);
        Assert.Equal(["OK", report], modem.Command(command));
        modem.Run(26);
        Assert.False(modem.Modem.IsOn);
    }

    private static void Hold(VirtualModem modem, ModemPin pin, double seconds)
    {
        modem.Modem.SetPin(pin, true);
        modem.Run(seconds);
        modem.Modem.SetPin(pin, false);
    }
}
