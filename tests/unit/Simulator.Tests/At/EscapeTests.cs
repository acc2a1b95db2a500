using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.At;

public sealed class EscapeTests
{
    [Fact]
    public void Three_plus_signs_between_silences_lead_to_command_mode_and_ato_back()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Connect();
        modem.Run(1.1);
        modem.LeaveData();
        modem.Send("++");
        modem.Run(0.3);
        modem.Send("+");
        modem.Run(0.9);
        Assert.Empty(modem.TakeLines());
        modem.Run(0.2);
        Assert.Equal(["OK"], modem.TakeLines());
        Assert.Equal(["+CSQ: 25,99", "OK"], modem.Command("AT+CSQ"));
        Assert.Equal(["CONNECT 150000000"], modem.Command("ATO"));
        modem.Run(1.1);
        modem.Send("+++");
        modem.Run(1.1);
        modem.TakeText();
        Assert.Equal(["OK"], modem.Command("ATH"));
        Assert.Equal(["NO CARRIER"], modem.Command("ATO"));
    }

    [Theory]
    [InlineData("++++")]
    [InlineData("++")]
    [InlineData("+++x")]
    public void Other_sequences_stay_data(string bytes)
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Connect();
        modem.Run(1.1);
        modem.Send(bytes);
        modem.Run(3);
        modem.LeaveData();
        modem.Send("AT\r");
        modem.Run(1);
        Assert.Empty(modem.TakeLines());
    }

    [Fact]
    public void Plus_signs_without_silence_before_them_stay_data()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Connect();
        modem.Send("x");
        modem.Run(0.5);
        modem.LeaveData();
        modem.Send("+++");
        modem.Run(2);
        Assert.Empty(modem.TakeLines());
    }
}
