using System;
using System.Linq;
using System.Text;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Line;

public sealed class BaudRateTests
{
    private static readonly byte[] Everything = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];

    [Theory]
    [InlineData(115200, 115200)]
    [InlineData(115200, 117000)]
    [InlineData(3000000, 2950000)]
    public void Speeds_that_are_close_agree(int sender, int receiver)
    {
        Assert.True(RateMismatch.Agree(sender, receiver));
        Assert.Equal(Everything, RateMismatch.Receive(Everything, sender, receiver));
    }

    [Theory]
    [InlineData(115200, 9600)]
    [InlineData(9600, 115200)]
    [InlineData(115200, 230400)]
    [InlineData(921600, 115200)]
    public void Other_speeds_give_garbage_of_a_bounded_length(int sender, int receiver)
    {
        Assert.False(RateMismatch.Agree(sender, receiver));
        byte[] received = RateMismatch.Receive("AT\rAT\rAT\r"u8, sender, receiver);
        Assert.DoesNotContain("AT", Encoding.Latin1.GetString(received), StringComparison.Ordinal);
        Assert.InRange(RateMismatch.Receive(Everything, sender, receiver).Length, 1, 5 * Everything.Length);
    }

    [Fact]
    public void A_host_at_another_speed_is_not_understood()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Modem.HostBaudRate = 9600;
        Assert.DoesNotContain("OK", modem.Command("AT"));
        modem.Modem.HostBaudRate = 115200;
        modem.Command(""); // The end of what the modem took for a line.
        Assert.Equal(["OK"], modem.Command("AT"));
    }

    [Fact]
    public void The_result_of_ipr_still_comes_at_the_old_speed()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Modem.HostBaudRate = 115200;
        Assert.Equal(["OK"], modem.Command("AT+IPR=921600"));
        Assert.Equal(921600, modem.Modem.BaudRate);
        modem.Modem.HostBaudRate = 921600;
        Assert.Equal(["+IPR: 921600", "OK"], modem.Command("AT+IPR?"));
        Assert.Equal(["ERROR"], modem.Command("AT+IPR=12345"));
        modem.Modem.PowerOn();
        modem.Run(1);
        Assert.Contains("RDY", modem.TakeLines());
    }

    [Fact]
    public void Some_models_forget_the_speed_with_a_restart()
    {
        VirtualModem modem = VirtualModem.Ready(
            new ModemOptions { Model = ModemModels.Generic with { KeepsBaudRate = false } });
        modem.Command("AT+IPR=921600");
        modem.Modem.PowerOn();
        Assert.Equal(115200, modem.Modem.BaudRate);
    }

    [Fact]
    public void A_modem_that_finds_the_speed_is_silent_until_the_first_command()
    {
        VirtualModem modem = new(new ModemOptions { Model = ModemModels.Generic with { AutoBaud = true } });
        modem.Modem.HostBaudRate = 57600;
        modem.Modem.PowerOn();
        modem.Run(5);
        Assert.Empty(modem.TakeLines());
        Assert.Equal(["AT", "OK"], modem.Command("AT"));
        Assert.Equal(57600, modem.Modem.BaudRate);
    }
}
