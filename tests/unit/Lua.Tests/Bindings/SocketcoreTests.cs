using System.Collections.Generic;
using System.Text;
using NanoSocket.Core.Sockets;
using NanoSocket.Lua.Tests.Support;
using Xunit;

namespace NanoSocket.Lua.Tests.Bindings;

/// <summary><c>socketcore</c> as a script calls it: spec 1, with the traps of 1.1.</summary>
public sealed class SocketcoreTests : LuaTaskBench
{
    [Fact]
    public void A_connection_is_made_used_and_freed_by_numbers_and_tables()
    {
        WaitOnline();
        Assert.Equal(0, Number("socketcore.sock_conn", 0, "name.example", "80"));
        Assert.Equal([34.0, 0.0, 0.0], Fields(NextTable(), "id", "socket_index", "result"));
        Assert.Equal([1.0, 0.0], Call("socketcore.sock_send", "0", new byte[10]));
        Assert.Equal([32.0, 0.0, 0.0, 10.0], Fields(NextTable(), "id", "socket_index", "result", "send_len"));
        Assert.Equal([31.0, 0.0, 0.0, 100.0], Fields(NextTable(), "id", "socket_index", "result", "recv_len"));
        Assert.Equal(40, Text("socketcore.sock_recv", 0, 40).Length);
        Assert.Equal(60, Text("socketcore.sock_recv", 0, 5000).Length);
        Assert.Equal("", Text("socketcore.sock_recv", 0, 5000));
        Assert.Equal(1, Number("socketcore.sock_close", 0));
        Assert.Equal([33.0, 0.0, 0.0], Fields(NextTable(), "id", "socket_index", "result"));
        Assert.Equal(1, Number("socketcore.sock_destroy", 0));
        Assert.Equal(0, Number("socketcore.sock_destroy", 0));
    }

    [Fact]
    public void Case_11_type_and_port_may_be_numeric_strings_and_must_be_there()
    {
        WaitOnline();
        Assert.Equal(0, Number("socketcore.sock_conn_ext", "0", "name.example", "8080"));
        LuaError error = Assert.Throws<LuaError>(() => Call("socketcore.sock_conn", 0, "name.example"));
        Assert.Equal("bad argument #3 to 'sock_conn' (number expected, got no value)", error.Message);
        Assert.Throws<LuaError>(() => Call("socketcore.sock_conn", "x", "name.example", 80));
        Assert.Throws<LuaError>(() => Call("socketcore.sock_conn", 0, null, 80));
    }

    [Theory]
    [InlineData(0, 4096)]
    [InlineData(0, 0, null, null, null, null)]
    [InlineData(1, 4096)]
    [InlineData(0, null, null, null, null, null)]
    [InlineData(0, null, 4096, 1, 40_000, 0)]
    [InlineData(0, "no table", 4096, true, null, false)]
    [InlineData(1, null, 4096, 0)]
    public void Case_18_the_fourth_argument_is_the_buffer_or_the_certificates(int type, params object?[] optional)
    {
        WaitOnline();
        Assert.Equal(0, Number("socketcore.sock_conn_ext", [type, "name.example", 80, .. optional]));
        Assert.Equal([34.0, 0.0], Fields(NextTable(), "id", "result"));
    }

    [Theory]
    [InlineData(5, "x")]
    [InlineData(5, true)]
    [InlineData(6, "1")]
    [InlineData(7, LuaType.Table)]
    [InlineData(8, LuaType.Function)]
    public void An_optional_argument_of_another_type_is_an_error(int place, object value)
    {
        object?[] arguments = [0, "1.2.3.4", 80, null, null, null, null, null];
        arguments[place - 1] = value;
        LuaError error = Assert.Throws<LuaError>(() => Call("socketcore.sock_conn", arguments));
        Assert.Equal($"bad argument #{place} to 'sock_conn' (number expected)", error.Message);
    }

    [Fact]
    public void TLS_that_is_not_in_the_image_is_refused_with_a_reason()
    {
        WaitOnline();
        Assert.Null(NativeFunction.CallOne("socketcore.sock_conn", 2, "name.example", 443));
        Assert.Equal(-1, Number("socketcore.sock_conn_ext", 2, "name.example", 443, new Dictionary<string, object?>()));
        object?[] reason = Call("socketcore.sock_reason");
        Assert.Equal((double)SocketFailure.TlsNotInImage, reason[0]);
        Assert.Contains("TLS is not in this image", reason[1]!.ToString());
    }

    [Fact]
    public void The_reason_of_a_failed_connection_can_be_read()
    {
        Call("rtos.poweron", 0);
        Assert.Equal(0, Number("socketcore.sock_conn", 0, "1.2.3.4", 80));
        Assert.Equal(1.0, NextTable()["result"]);
        Assert.Equal((double)SocketFailure.LinkDown, Call("socketcore.sock_reason", 0)[0]);
        Assert.Equal([0.0, (LuaText)""], Call("socketcore.sock_reason", 5));
        Assert.Equal([0.0, (LuaText)""], Call("socketcore.sock_reason", -7));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-1)]
    [InlineData(256)]
    [InlineData(1e300)]
    [InlineData(-1e300)]
    public void Case_24_an_id_out_of_range_does_what_the_table_says(double id)
    {
        Assert.Equal([0.0, 16.0], Call("socketcore.sock_send", id, "x"));
        Assert.Equal("", Text("socketcore.sock_recv", id, 10));
        Assert.Equal(1, Number("socketcore.sock_close", id));
        Assert.Equal(0, Number("socketcore.sock_destroy", id));
        Assert.Equal(-1, Number("socketcore.sock_setopt", id, 4095, 8, 1));
        Assert.Equal(0, Number("socketcore.sock_getremainbuf", id));
        Assert.Equal(33.0, NextTable()["id"]);
    }

    [Fact]
    public void Case_23_data_must_be_a_string_and_not_a_number()
    {
        LuaError error = Assert.Throws<LuaError>(() => Call("socketcore.sock_send", 0, 5));
        Assert.Equal("bad argument #2 to 'sock_send' (string expected, got number)", error.Message);
    }

    [Theory]
    [InlineData("1")]
    [InlineData(null)]
    [InlineData(true)]
    public void Case_49_an_option_value_that_is_no_number_gives_minus_1(object? value)
    {
        WaitOnline();
        Call("socketcore.sock_conn", 0, "1.2.3.4", 80);
        Assert.Equal(0, Number("socketcore.sock_setopt", 0, 4095, 8, 1));
        Assert.Equal(-1, Number("socketcore.sock_setopt", 0, 4095, 8, value));
        Assert.Equal(-1, Number("socketcore.sock_setopt", 0, 4095, 8));
    }

    [Fact]
    public void An_address_of_any_length_and_content_is_looked_at_without_harm()
    {
        WaitOnline();
        Assert.Equal(-1, Number("socketcore.sock_conn_ext", 0, new string('a', 101), 80));
        Assert.Equal(-1, Number("socketcore.sock_conn_ext", 0, new string('a', 100_000), 80));
        Assert.Equal(0, Number("socketcore.sock_conn_ext", 0, Encoding.Latin1.GetBytes("\0\xff x"), 80));
        Assert.Equal(1.0, NextTable()["result"]);
    }

    private static object?[] Fields(Dictionary<string, object?> table, params string[] names)
    {
        Assert.Equal(names.Length, System.Linq.Enumerable.Count(names, table.ContainsKey));
        return [.. System.Linq.Enumerable.Select(names, name => table[name])];
    }
}
