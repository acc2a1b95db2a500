using System;
using System.Linq;
using System.Text;
using System.Threading;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Rtos;
using NanoSocket.Lua.Tests.Support;
using Xunit;

namespace NanoSocket.Lua.Tests.Bindings;

/// <summary><c>rtos</c> as a script calls it: spec 2.2 and 3.</summary>
public sealed class RtosTests : LuaTaskBench
{
    [Fact]
    public void Case_56_a_timer_comes_as_two_numbers()
    {
        Assert.Equal(1, Number("rtos.timer_start", 0x7FFFFFFF, 5));
        Assert.Equal([5.0, 2147483647.0], Call("rtos.receive", 4294967295.0));
        Assert.Equal(1, Number("rtos.timer_stop", 12345));
    }

    [Fact]
    public void Case_59_nothing_in_time_is_4_and_a_wait_needs_a_time()
    {
        Assert.Equal(4, Number("rtos.receive", 20));
        Assert.Equal(4, Number("rtos.recv", "0"));
        Assert.Throws<LuaError>(() => Call("rtos.receive"));
        Assert.Throws<LuaError>(() => Call("rtos.receive", true));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(4294967295.0)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e300)]
    public void Negative_and_largest_times_have_no_limit(double timeout)
    {
        Call("rtos.timer_start", 1, 50);
        Assert.Equal([5.0, 1.0], Call("rtos.receive", timeout));
    }

    [Fact]
    public void Case_58_a_fifty_first_timer_is_refused()
    {
        Assert.All(Enumerable.Range(0, 50), id => Assert.Equal(1, Number("rtos.timer_start", id, 60_000)));
        Assert.Equal(0, Number("rtos.timer_start", 50, 60_000));
    }

    [Fact]
    public void A_close_of_an_unused_id_is_a_table_with_the_id_as_it_was_given()
    {
        Call("socketcore.sock_close", 123_456);
        Assert.Equal([("id", 33.0), ("result", 0.0), ("socket_index", 123_456.0)],
            NextTable().Select(field => (field.Key, (double)field.Value!)));
    }

    [Fact]
    public void Posts_come_as_number_kind_and_data_and_go_to_threads_by_name()
    {
        Thread.CurrentThread.Name ??= "lua-test";
        string self = Thread.CurrentThread.Name;
        Assert.Equal(0, Number("rtos.post", self, 1, "lost"));
        Call("rtos.accept_posts", 100);
        Assert.Equal(1, Number("rtos.post", self, 7, "a\0b"));
        Assert.Equal(1, Number("rtos.post", self, -8));
        Assert.Equal(0, Number("rtos.post", self, 9, new byte[98]));
        Assert.Equal(0, Number("rtos.post", new string('x', 1000), 9));
        Assert.Equal([(double)RtosMessageId.Post, 7.0, (LuaText)"a\0b"], Call("rtos.receive", 1000));
        Assert.Equal([(double)RtosMessageId.Post, -8.0, (LuaText)""], Call("rtos.receive", 1000));
        Assert.Equal(4, Number("rtos.receive", 0));
        Assert.Throws<LuaError>(() => Call("rtos.accept_posts", -1));
        Assert.Throws<LuaError>(() => Call("rtos.accept_posts", 1e9));
    }

    [Theory]
    [InlineData("1", null, "0100000000000000")]
    [InlineData("12345678901234", null, "F22FCE733A0B0000")]
    [InlineData("12345678901234", "little", "F22FCE733A0B0000")]
    [InlineData("12345678901234", "big", "00000B3A73CE2FF2")]
    [InlineData("-1", "big", "FFFFFFFFFFFFFFFF")]
    [InlineData("18446744073709551615", "big", "FFFFFFFFFFFFFFFF")]
    [InlineData("-9223372036854775808", "big", "8000000000000000")]
    public void A_decimal_number_becomes_eight_bytes(string number, string? order, string expected)
        => Assert.Equal(expected, Convert.ToHexString(Encoding.Latin1.GetBytes(Text("rtos.toint64", number, order))));

    [Theory]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData("12a", null)]
    [InlineData("18446744073709551616", null)]
    [InlineData("-9223372036854775809", null)]
    [InlineData("1", "middle")]
    public void What_is_no_64_bit_number_is_an_error(string number, string? order)
        => Assert.Throws<LuaError>(() => Call("rtos.toint64", number, order));

    [Fact]
    public void What_no_board_has_says_so_or_that_it_failed()
    {
        Assert.Equal(0, Number("rtos.init_module", 1, 2, 3));
        Assert.Throws<LuaError>(() => Call("rtos.init_module", 3));
        Assert.Equal(-1, Number("rtos.fota_start"));
        Assert.Contains("not available", Assert.Throws<LuaError>(() => Call("rtos.set_alarm", 1)).Message);
        Assert.Throws<LuaError>(() => Call("rtos.set_time", 1_800_000_000));
        Assert.False((bool)Call("rtos.openSoftDog", 1000)[0]!);
        Assert.Empty(Call("rtos.eatSoftDog"));
        Assert.Empty(Call("rtos.closeSoftDog"));
    }

    [Fact]
    public void The_version_names_product_and_board()
        => Assert.Equal("NanoSocket_V" + FirmwareVersion.Number + "_host", Text("rtos.get_version"));
}
