using System;
using System.Linq;
using System.Net;
using NanoSocket.Simulator.Hosting;
using NanoSocket.Simulator.Options;
using Xunit;

namespace NanoSocket.Simulator.Tests.Hosting;

public sealed class OptionTests
{
    [Fact]
    public void All_options_are_read()
    {
        SimulatorOptions options = SimulatorArguments.Parse(
        [
            "--listen", "tcp:127.0.0.1:5000", "--listen", "pty:/tmp/modem", "--baud", "921600", "--apn", "iot",
            "--auth", "chap:u:p:q", "--pin", "1234", "--host", "Example.com.=127.0.0.1:8080", "--map", "80=8081",
            "--fault", "loss,percent=2", "--seed", "7", "--ntp",
        ]);
        Assert.Equal([new(LineKind.TcpListen, "", 5000), new(LineKind.Pty, "/tmp/modem")], options.Listen);
        ModemOptions modem = options.Modem;
        Assert.Equal((921600, 7, true), (modem.BaudRate, modem.Seed, modem.AnswerNtp));
        Assert.Equal(("iot", "1234"), (modem.Apn, modem.Pin));
        Assert.Equal(new AuthPolicy(AuthMode.Chap, "u", "p:q"), modem.Auth);
        Assert.Equal([new("example.com", IPAddress.Loopback, 8080)], modem.Hosts);
        Assert.Equal([new(80, 8081)], modem.Ports);
        Assert.Equal("loss,percent=2", modem.Faults[0].Text);
        Assert.Equal([new(LineKind.Pty)], SimulatorArguments.Parse([]).Listen);
    }

    [Fact]
    public void Lines_may_have_modems_of_their_own()
    {
        SimulatorOptions options = SimulatorArguments.Parse(
        [
            "--listen", "tcp:0,model=SIM800,pin=1234", "--model", "ec200", "--listen", "pty", "--uplink", "64000",
            "--technology", "2g",
        ]);
        Assert.Equal([new(LineKind.TcpListen), new(LineKind.Pty)], options.Listen);
        Assert.Equal(
            [("sim800", "1234", 64000), ("ec200", "", 64000)],
            options.Modems.Select(modem => (modem.Model.Name, modem.Pin, modem.UplinkRate)));
    }

    [Theory]
    [InlineData("--listen pty,colour=red", "KEY one of baud, model")]
    [InlineData("--listen pty,model", "KEY one of baud, model")]
    [InlineData("--model nokia", "unknown; there are generic")]
    [InlineData("--technology 6g", "expected 2g, 3g")]
    [InlineData("--script /nowhere", "script '/nowhere'")]
    [InlineData("--listen tcp:1.2.3.4:80", "a port of 127.0.0.1")]
    [InlineData("--listen tcp:99999", "a port of 127.0.0.1")]
    [InlineData("--listen tcp-connect:0", "from 1 to 65535")]
    [InlineData("--listen modem", "expected one of unix:PATH")]
    [InlineData("--listen unix:", "expected one of unix:PATH")]
    [InlineData("--baud fast", "expected a number")]
    [InlineData("--auth user", "expected none, any")]
    [InlineData("--auth :x", "expected none, any")]
    [InlineData("--host a.b", "expected name=a.b.c.d")]
    [InlineData("--host a=1.2.3", "expected name=a.b.c.d")]
    [InlineData("--host a=1.2.3.4:0", "expected name=a.b.c.d")]
    [InlineData("--host a=::1", "expected name=a.b.c.d")]
    [InlineData("--map 80", "expected PORT=PORT")]
    [InlineData("--map 80=0", "expected PORT=PORT")]
    [InlineData("--pin 12a4", "expected 4 to 8 digits")]
    [InlineData("--seed", "--seed needs a value")]
    [InlineData("--what", "unknown option '--what'")]
    [InlineData("--fault nothing", "known are: lose-bytes")]
    public void Mistakes_are_explained(string arguments, string message)
    {
        OptionException error = Assert.Throws<OptionException>(() => SimulatorArguments.Parse(arguments.Split(' ')));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
