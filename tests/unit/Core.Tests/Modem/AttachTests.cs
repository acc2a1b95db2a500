using System.Linq;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary>A modem is found in whatever state it was left, and gets the fastest line it can have.</summary>
public sealed class AttachTests
{
    private readonly EngineBench _bench = new();

    [Theory]
    [InlineData(9600)]
    [InlineData(19_200)]
    [InlineData(57_600)]
    [InlineData(460_800)]
    [InlineData(921_600)]
    public void A_modem_at_another_speed_is_found(int baud)
    {
        _bench.Modem.MaximumBaud = 921_600;
        _bench.Modem.Baud = baud;
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Online, 40_000);
        Assert.DoesNotContain("PowerKey+", _bench.Modem.Pins);
    }

    [Fact]
    public void The_line_gets_as_fast_as_board_and_modem_can()
    {
        _bench.Modem.MaximumBaud = 921_600;
        _bench.Modem.Baud = 115_200;
        _bench.Online();
        Assert.Equal(921_600, _bench.Modem.OpenedBaud);
        Assert.Contains("AT+IPR=921600", _bench.Modem.Commands);
    }

    [Theory]
    [InlineData(115_200, 0)]
    [InlineData(921_600, 115_200)]
    public void The_line_is_never_faster_than_board_and_settings_allow(int board, int setting)
    {
        _bench.Modem.MaximumBaud = board;
        _bench.Supervisor.Settings = new CellularSettings { MaximumBaudRate = setting };
        _bench.Online();
        Assert.Equal(115_200, _bench.Modem.OpenedBaud);
        Assert.DoesNotContain(_bench.Modem.Commands, command => command.StartsWith("AT+IPR"));
    }

    [Fact]
    public void A_modem_that_agrees_to_a_speed_and_keeps_its_own_is_used_at_the_old_one()
    {
        _bench.Modem.MaximumBaud = 921_600;
        _bench.Modem.Baud = 115_200;
        _bench.Modem.OnCommand = command =>
        {
            if (command.StartsWith("AT+IPR="))
            {
                _bench.Modem.Answers[command] = "\r\nO.K.\r\n\r\nOK\r\n";
            }
        };
        _bench.Modem.KeepsBaud = true;
        _bench.Online();
        Assert.Equal(115_200, _bench.Modem.OpenedBaud);
        Assert.Equal(1, _bench.Modem.Commands.Count(command => command.StartsWith("AT+IPR")));
    }

    [Fact]
    public void A_multiplexer_left_open_by_our_own_restart_is_closed()
    {
        _bench.Modem.Multiplexes = true;
        _bench.Modem.IsMultiplexed = true;
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Online, 10_000);
        Assert.Equal(LineMode.Mux, _bench.Engine.Line.Mode);
    }

    [Fact]
    public void A_multiplexer_left_open_at_the_raised_speed_is_closed_too()
    {
        _bench.Modem.MaximumBaud = 921_600;
        _bench.Modem.Baud = 921_600;
        _bench.Modem.Multiplexes = true;
        _bench.Modem.IsMultiplexed = true;
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Online, 15_000);
    }

    [Fact]
    public void A_modem_whose_status_line_says_off_gets_its_power_key_at_once()
    {
        _bench.Modem.WiredPins |= ModemPins.Status;
        _bench.Modem.IsDead = true;
        _bench.Modem.OnPins = (_, values) =>
        {
            _bench.Modem.IsModemOn |= (values & ModemPins.PowerKey) != 0;
            _bench.Modem.IsDead = !_bench.Modem.IsModemOn;
        };
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Online, 5000);
        Assert.Equal(1, _bench.Modem.Pins.Count(pin => pin == "PowerKey+"));
    }

    [Fact]
    public void A_modem_whose_status_line_says_on_is_not_switched_off()
    {
        _bench.Modem.WiredPins |= ModemPins.Status;
        _bench.Modem.IsModemOn = true;
        _bench.Online();
        Assert.DoesNotContain("PowerKey+", _bench.Modem.Pins);
    }

    [Fact]
    public void A_modem_that_waits_for_a_message_is_brought_back()
    {
        bool prompted = true;
        _bench.Modem.OnCommand = command => prompted &= !command.Contains('\u001b');
        _bench.Modem.Answers["AT"] = null;
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(() => !prompted, 10_000);
        _bench.Modem.Answers.Remove("AT");
        _bench.RunUntil(SupervisorState.Online, 20_000);
    }

    [Fact]
    public void Without_wired_lines_a_silent_modem_is_looked_for_for_ever()
    {
        _bench.Modem.WiredPins = ModemPins.None;
        _bench.Modem.IsDead = true;
        _bench.Engine.PowerOn(true);
        _bench.Run(3_600_000);
        _bench.Modem.IsDead = false;
        _bench.RunUntil(SupervisorState.Online, 400_000);
        Assert.DoesNotContain("Reset+", _bench.Modem.Pins);
    }
}
