using System;
using System.Collections.Generic;
using NanoSocket.Lua.Tests.Support;
using Xunit;

namespace NanoSocket.Lua.Tests;

/// <summary>What a native function sees of its arguments, and what it can return.</summary>
public sealed unsafe class LuaCallTests
{
    private delegate void Body(ref LuaCall call);

    [Theory]
    [InlineData(3.9, 3, 3u)]
    [InlineData(-3.9, -3, 4294967293u)]
    [InlineData(4294967296.0 + 5, int.MaxValue, 5u)]
    [InlineData(-2147483649.0, int.MinValue, 2147483647u)]
    [InlineData(1e300, int.MaxValue, 0u)]
    [InlineData(double.NaN, 0, 0u)]
    [InlineData(double.PositiveInfinity, int.MaxValue, 0u)]
    [InlineData(double.NegativeInfinity, int.MinValue, 0u)]
    public void A_number_has_a_nearest_integer_and_a_value_modulo_2_to_the_32(double value, int integer, uint modulo)
    {
        Run([value], (ref LuaCall call) =>
        {
            Assert.Equal(integer, call.Integer(1));
            Assert.Equal(modulo, call.UInt32(1));
        });
    }

    [Fact]
    public void An_argument_that_is_absent_is_nil_and_reads_as_nothing()
    {
        Run([7], (ref LuaCall call) =>
        {
            Assert.Equal(1, call.Count);
            Assert.True(call.IsNil(2) && call.IsNil(0) && call.IsNil(-1) && !call.IsNil(1));
            Assert.Equal(0, call.Number(2));
            Assert.False(call.Boolean(2));
            Assert.True(call.Bytes(2).IsEmpty);
            Assert.Equal(9, call.Integer(2, otherwise: 9));
        });
    }

    [Fact]
    public void Zero_and_the_empty_string_are_true_as_Lua_has_it()
    {
        Run([0, "", false, null], (ref LuaCall call) =>
        {
            Assert.True(call.Boolean(1) && call.Boolean(2));
            Assert.False(call.Boolean(3) || call.Boolean(4));
        });
    }

    [Fact]
    public void Fields_of_a_table_are_read_by_name()
    {
        Run([new Dictionary<string, object?> { ["hostName"] = "a.example", ["n"] = 4 }, "text"], (ref LuaCall call) =>
        {
            Assert.True(call.TryField(1, "hostName"u8, out LuaValue name));
            Assert.True(name.Bytes.SequenceEqual("a.example"u8));
            Assert.True(call.TryField(1, "n"u8, out LuaValue number));
            Assert.Equal(4, number.Integer);
            Assert.False(call.TryField(1, "caCert"u8, out _));
            Assert.False(call.TryField(2, "hostName"u8, out _));
        });
    }

    [Fact]
    public void Results_come_back_in_order_and_a_table_with_its_fields()
    {
        object?[] results = Run([], (ref LuaCall call) =>
        {
            call.Return(1.5);
            call.Return("a\0b"u8);
            Span<byte> room = call.Reserve(10);
            "xyz"u8.CopyTo(room);
            call.Commit(3);
            call.BeginTable();
            call.Set("id"u8, 31);
            call.BeginTable("inner"u8);
            call.Set("ok"u8, true);
            call.EndTable();
            call.EndTable();
            call.ReturnNil();
        });

        Assert.Equal([1.5, (LuaText)"a\0b", (LuaText)"xyz"], results[..3]);
        Dictionary<string, object?> table = Assert.IsType<Dictionary<string, object?>>(results[3]);
        Assert.Equal(31.0, table["id"]);
        Assert.Equal(true, Assert.IsType<Dictionary<string, object?>>(table["inner"])["ok"]);
        Assert.Null(results[4]);
    }

    [Fact]
    public void The_first_error_counts_and_a_long_one_is_cut()
    {
        using TestFrame frame = new([]);
        LuaCall call = new(frame.Native);
        call.ArgumentError(2, new string('x', 200));
        call.Error("later");
        Assert.Equal(new string('x', NativeFrame.ErrorCapacity), frame.ErrorText);
        Assert.Equal(2, frame.Native->WrongArgument);
    }

    private static object?[] Run(object?[] arguments, Body body)
    {
        using TestFrame frame = new(arguments);
        LuaCall call = new(frame.Native);
        body(ref call);
        Assert.Null(frame.ErrorText);
        return frame.Results();
    }
}
