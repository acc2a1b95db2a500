using System.Text;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary>The app's AT terminal with a modem that has no multiplexer.</summary>
public sealed class PlainConsoleTests
{
    private readonly EngineBench _bench = new();

    public PlainConsoleTests()
    {
        _bench.Modem.Answers["AT+CREG?"] = "\r\n+CREG: 2,2\r\n\r\nOK\r\n";
        _bench.Modem.Answers["AT+CEREG?"] = "\r\n+CEREG: 2,2\r\n\r\nOK\r\n";
        _bench.Engine.PowerOn(true);
        _bench.RunUntil(SupervisorState.Registering, 5000);
        _bench.Run(1000);
    }

    [Fact]
    public void A_command_of_the_app_gets_its_own_answer_and_nobody_elses()
    {
        _bench.Modem.Answers["AT+VENDOR?"] = "\r\n+VENDOR: 7\r\n\r\nOK\r\n";
        Write("AT+VENDOR?\r");
        _bench.Run(5000);
        Assert.Equal("\r\n+VENDOR: 7\r\n\r\nOK\r\n", Read());
        Assert.Equal(SupervisorState.Registering, _bench.Supervisor.State);
    }

    [Fact]
    public void What_the_modem_says_unasked_is_shown_too()
    {
        Write("AT\r");
        _bench.Run(100);
        Read();
        _bench.Modem.Say("\r\n+CMTI: \"SM\",1\r\n");
        _bench.Run(100);
        Assert.Equal("\r\n+CMTI: \"SM\",1\r\n", Read());
    }

    [Fact]
    public void A_text_after_a_prompt_reaches_the_modem_before_anything_else()
    {
        _bench.Modem.Answers["AT+CMGS=1"] = "\r\n> ";
        Write("AT+CMGS=1\r");
        _bench.Run(4000);
        int commands = _bench.Modem.Commands.Count;
        Assert.Equal("\r\n> ", Read());
        Write("hello\u001a");
        _bench.Modem.Answers["hello\u001a"] = "\r\n+CMGS: 1\r\n\r\nOK\r\n";
        _bench.Run(100);
        Assert.Equal(commands, _bench.Modem.Commands.Count);
        _bench.Modem.TakeText();
        _bench.Run(100);
        Assert.Equal("hello\u001a", _bench.Modem.Commands[commands]);
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", Read());
    }

    [Fact]
    public void A_line_that_never_ends_is_refused_and_harms_nobody()
    {
        Write(new string('x', 200));
        _bench.Run(100);
        Assert.StartsWith("\r\nERROR\r\n", Read());
        _bench.Modem.Say("\r\n+CEREG: 1,\"a\",\"b\",7\r\n");
        _bench.RunUntil(SupervisorState.Online, 10_000);
        Assert.False(_bench.Engine.Line.Console.IsOpen);
    }

    private void Write(string text)
        => Assert.Equal(text.Length, _bench.Engine.Line.Console.Write(Encoding.Latin1.GetBytes(text)));

    private string Read()
    {
        byte[] buffer = new byte[500];
        return Encoding.Latin1.GetString(buffer, 0, _bench.Engine.Line.Console.Read(buffer));
    }
}
