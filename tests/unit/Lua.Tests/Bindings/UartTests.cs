using NanoSocket.Lua.Tests.Support;
using Xunit;

namespace NanoSocket.Lua.Tests.Bindings;

/// <summary><c>uart</c> as a script calls it: spec 3, over the AT channel.</summary>
public sealed class UartTests : LuaTaskBench
{
    [Fact]
    public void Case_61_the_AT_channel_opens_with_baud_0_and_gives_nothing_before_the_modem_runs()
    {
        Assert.Equal(0, Number("uart.setup", 127, 0, 0, 2, 0));
        Assert.Equal("", Text("uart.read", 127, "*l", 0));
        Assert.Equal("", Text("uart.read", 127, 100));
        Assert.Equal("", Text("uart.read", 127, "*l", 20));
    }

    [Fact]
    public void Case_62_lines_that_come_at_once_are_one_message_and_are_read_whole()
    {
        WaitOnline();
        Call("uart.setup", 127, 0, 0, 2, 0);
        while (Text("uart.read", 127, "*l", 100).Length > 0)
        {
            // What is told unasked.
        }

        while (Call("rtos.receive", 50).Length > 1)
        {
        }

        Assert.Equal(12, Number("uart.write", 127, "AT+CREG?", 13, "AT", "\r"));
        Assert.Equal([6.0, 127.0], Call("rtos.receive", 5000));
        Assert.StartsWith("+CREG: 2,", Text("uart.read", 127, "*l", 0));
        Assert.Equal("OK\r\n", Text("uart.read", 127, "*l", 0));
        Assert.Equal("OK\r\n", Text("uart.read", 127, "*l", -1));
        Assert.Equal("", Text("uart.read", 127, "*l", 0));
        Assert.Equal(4, Number("rtos.receive", 50));
    }

    [Fact]
    public void A_port_that_is_not_set_up_takes_and_gives_nothing_and_waits_for_nothing()
    {
        Assert.Equal(0, Number("uart.write", 1, "x"));
        Assert.Equal("", Text("uart.read", 1, 10, -1));
        Assert.Equal("", Text("uart.read", 99, "*l", -1));
        Assert.Equal(1, Number("uart.close", 1));
    }

    [Theory]
    [InlineData(256)]
    [InlineData(-1)]
    [InlineData(true)]
    [InlineData(null)]
    public void What_is_neither_text_nor_a_byte_is_not_written(object? value)
    {
        LuaError error = Assert.Throws<LuaError>(() => Call("uart.write", 127, "AT", value));
        Assert.StartsWith("bad argument #3 to 'write'", error.Message);
    }

    [Fact]
    public void A_port_or_format_that_does_not_exist_is_an_error()
    {
        Assert.Throws<LuaError>(() => Call("uart.setup", 1, 9600, 8, 2, 0));
        Assert.Throws<LuaError>(() => Call("uart.setup", 129, 9600, 8, 2, 0));
        Assert.Throws<LuaError>(() => Call("uart.setup", 127, 0, 0, 2));
        Assert.Throws<LuaError>(() => Call("uart.read", 127, "*n"));
        Assert.Throws<LuaError>(() => Call("uart.read", 127));
    }
}
