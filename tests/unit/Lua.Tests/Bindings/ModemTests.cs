using System.Collections.Generic;
using NanoSocket.Lua.Tests.Support;
using Xunit;

namespace NanoSocket.Lua.Tests.Bindings;

/// <summary><c>modem</c> as a script calls it.</summary>
public sealed class ModemTests : LuaTaskBench
{
    private const double LinkUp = 3;

    [Fact]
    public void The_link_is_told_of_once_it_is_up()
    {
        Assert.Equal(false, NativeFunction.CallOne("modem.online"));
        Call("modem.notify", true);
        Call("rtos.poweron", 1);

        Dictionary<string, object?> message;
        do
        {
            message = NextTable();
            Assert.Equal(100.0, message["id"]);
        }
        while (!LinkUp.Equals(message["event"]));

        Assert.Equal(true, NativeFunction.CallOne("modem.online"));
        Dictionary<string, object?> status =
            Assert.IsType<Dictionary<string, object?>>(NativeFunction.CallOne("modem.status"));
        Assert.Equal(5.0, status["state"]);
        Assert.Equal(1.0, status["links"]);
        Assert.Equal("", Assert.IsType<LuaText>(status["problem"]).ToString());
    }

    [Fact]
    public void Nothing_is_told_unasked()
    {
        WaitOnline();
        Assert.Equal(4, Number("rtos.receive", 100));
    }

    [Fact]
    public void Settings_that_cannot_be_used_are_refused()
    {
        Call("modem.configure", new Dictionary<string, object?> { ["apn"] = "internet", ["pin"] = "1234" });
        LuaError error = Assert.Throws<LuaError>(
            () => Call("modem.configure", new Dictionary<string, object?> { ["pin"] = "12x4" }));
        Assert.Contains("Pin: 4 to 8 digits", error.Message);
        Assert.Throws<LuaError>(
            () => Call("modem.configure", new Dictionary<string, object?> { ["apn"] = new string('a', 101) }));
        Assert.Throws<LuaError>(() => Call("modem.configure"));
    }
}
