using System.Collections.Generic;
using System.Linq;
using System.Text;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary>The table of modems: each entry is usable, and each model finds its own.</summary>
public sealed class ProfileTests
{
    private static readonly CellularSettings s_settings = new()
    {
        Apn = "a", User = "u", Password = "p", PsmPeriodicUpdate = "00100001", PsmActiveTime = "00000101",
        EdrxCycle = "0101",
    };

    public static IEnumerable<TheoryDataRow<string>> Names
        => ModemProfiles.All.Select(profile => new TheoryDataRow<string>(profile.Name));

    [Theory]
    [InlineData("Air724UG", "Air724UG")]
    [InlineData("SIMCOM_SIM7600E-H", "SIM7600")]
    [InlineData("A7670E-LASS", "A7670")]
    [InlineData("EG25", "EC200/EG25")]
    [InlineData("EC200U", "EC200/EG25")]
    [InlineData("SIM7080G", "SIM7000/SIM7080")]
    [InlineData("BG96", "BG96")]
    [InlineData("BG95-M3", "BG95")]
    [InlineData("SIM800 R14.18", "SIM800")]
    [InlineData("Something else", "3GPP")]
    [InlineData("", "3GPP")]
    public void A_model_finds_its_family(string model, string name)
        => Assert.Equal(name, ModemProfiles.Find(Encoding.ASCII.GetBytes(model)).Name);

    [Theory]
    [MemberData(nameof(Names))]
    public void All_commands_of_a_profile_can_be_said_and_all_values_make_sense(string name)
    {
        ModemProfile profile = ModemProfiles.All.Single(p => p.Name == name);
        CommandValues values = new(s_settings) { Baud = 115_200, FrameSize = 127 };
        values.Apn.Set("apn"u8);
        string[] templates =
        [
            profile.Context, profile.DefaultContext, profile.Credentials, profile.Dial, profile.Multiplexer,
            profile.SetBaud, profile.SetPsm, profile.SetEdrx, profile.IccidCommand, .. profile.Init, .. profile.Poll,
        ];
        foreach (string template in templates.Where(t => t.Length > 0))
        {
            AtCommand command = new();
            values.Write(command, template);
            Assert.True(command.IsValid, template);
            Assert.StartsWith("AT", Text(command));
        }

        Assert.NotEmpty(profile.Models);
        Assert.Equal(profile.BaudRates.OrderDescending(), profile.BaudRates);
        Assert.InRange(profile.Poll.Length, 0, 4);
        Assert.InRange(profile.PowerOnMs, 50, 5000);
        Assert.InRange(profile.PowerOffMs, profile.PowerOnMs, 10_000);
        Assert.InRange(profile.ResetMs, 50, 5000);
        Assert.InRange(profile.BootMs, 1000, 30_000);
        Assert.InRange(profile.FrameSize, 31, 1509);
    }

    [Theory]
    [InlineData("AT+X=%a,%u,%p,%b,%s,%n", "AT+X=\"net\",\"u\",\"p\",460800,7,127")]
    [InlineData("AT%%VENDOR", "AT%VENDOR")]
    [InlineData("AT", "AT")]
    public void Placeholders_become_values(string template, string expected)
    {
        AtCommand command = new();
        CommandValues values = new(s_settings) { Baud = 460_800, FrameSize = 127 };
        values.Apn.Set("net"u8);
        values.Write(command, template);
        Assert.Equal((true, expected), (command.IsValid, Text(command)));
    }

    [Theory]
    [InlineData("AT+X=%z")]
    [InlineData("AT+X=%a")]
    public void What_cannot_be_composed_safely_is_not_sent(string template)
    {
        AtCommand command = new();
        CommandValues values = new(s_settings);
        values.Apn.Set("a\"b"u8);
        values.Write(command, template);
        Assert.False(command.IsValid);
    }

    [Theory]
    [InlineData("460001234567890", "cmnet")]
    [InlineData("310410123456789", "broadband")]
    [InlineData("262011234567890", "internet.telekom")]
    [InlineData("214031234567890", "internet")]
    [InlineData("222881234567890", "internet.wind")]
    [InlineData("001010123456789", "")]
    [InlineData("46000", "")]
    [InlineData("", "")]
    public void An_operator_is_known_by_the_first_digits_of_its_sim(string imsi, string apn)
    {
        byte[] found = new byte[100];
        int length = OperatorApns.Find(Encoding.ASCII.GetBytes(imsi), found);
        Assert.Equal(apn, Encoding.ASCII.GetString(found, 0, length));
    }

    [Theory]
    [InlineData("SIMCOM_SIM7600E-H", "AT+CGAUTH=1,2,\"secret\",\"me\"", "AT+CICCID")]
    [InlineData("EC200U", "AT+QICSGP=1,1,\"net\",\"me\",\"secret\",2", "AT+QCCID")]
    [InlineData("Air724UG", "AT+CGAUTH=1,2,\"me\",\"secret\"", "AT+ICCID")]
    public void A_modem_hears_its_own_dialect(string model, string credentials, string iccid)
    {
        EngineBench bench = new();
        bench.Modem.Answers["AT+CGMM"] = "\r\n" + model + "\r\n\r\nOK\r\n";
        bench.Modem.Multiplexes = true;
        bench.Supervisor.Settings = new CellularSettings { Apn = "net", User = "me", Password = "secret" };
        bench.Online();
        bench.Run(3000);
        Assert.Contains(credentials, bench.Modem.Commands);
        Assert.Contains(iccid, bench.Modem.Commands);
        Assert.DoesNotContain("AT+C5GREG=2", bench.Modem.Commands);
    }

    [Fact]
    public void A_modem_that_refuses_fast_speeds_in_CMUX_is_not_told_one()
    {
        EngineBench bench = new();
        bench.Modem.Answers["AT+CGMM"] = "\r\nAir724UG\r\n\r\nOK\r\n";
        bench.Modem.Multiplexes = true;
        bench.Online();
        Assert.Contains("AT+CMUX=0,0,,127", bench.Modem.Commands);
    }

    [Fact]
    public void Power_saving_is_asked_for_where_the_profile_knows_how()
    {
        EngineBench bench = new();
        bench.Modem.Answers["AT+CGMM"] = "\r\nBG96\r\n\r\nOK\r\n";
        bench.Supervisor.Settings = s_settings;
        bench.Online();
        Assert.Contains("AT+CPSMS=1,,,\"00100001\",\"00000101\"", bench.Modem.Commands);
        Assert.Contains("AT+CEDRXS=1,4,\"0101\"", bench.Modem.Commands);
    }

    private static string Text(AtCommand command)
        => string.Concat(Enumerable.Range(0, command.Length).Select(i => (char)command[i]));
}
