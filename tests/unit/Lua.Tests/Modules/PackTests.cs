using System;
using System.Linq;
using CsCheck;
using NanoSocket.Lua.Tests.Support;
using Xunit;

namespace NanoSocket.Lua.Tests.Modules;

/// <summary>pack: case 73 of the specification, the vendor's examples, every letter both ways.</summary>
public sealed class PackTests
{
    [Theory]
    [InlineData(">PbbH", "00044D5154540402012C", "MQTT", 4, 2, 300)]
    [InlineData("A", "3130", 10)]
    [InlineData("b", "10", 0x10)]
    [InlineData("b", "05", "5")]
    [InlineData("<h>h=h", "010000010100", 1, 1, 1)]
    [InlineData("I>l, L", "FFFFFFFFFFFFFFFE80000000", 4294967295.0, -2, 2147483648.0)]
    [InlineData("z", "414200", "AB")]
    [InlineData("pPa", "0141010041020000004100", "A", "A", "A\0")]
    [InlineData(">a", "0000000141", "A")]
    [InlineData("f>d", "0000803F3FF0000000000000", 1, 1)]
    [InlineData("b3", "010203", 1, 2, 3)]
    [InlineData("A2", "4142", "A", "B")]
    [InlineData("b0", "")]
    [InlineData("c", "FF", 255)]
    [InlineData("", "")]
    public void Values_become_bytes(string format, string expected, params object[] values)
    {
        object? packed = NativeFunction.CallOne("pack.pack", [format, .. values]);
        Assert.Equal(expected, Convert.ToHexString(((LuaText)packed!).Bytes));
    }

    [Theory]
    [InlineData("010203", ">bH", 4, 1, 515)]
    [InlineData("6C756174313030", "c4", 5, 108, 117, 97, 116)]
    [InlineData("006400000064", ">H>i", 7, 100, 100)]
    [InlineData("FF", "c", 2, -1)]
    [InlineData("FF", "b", 2, 255)]
    [InlineData("FEFF", "h", 3, -2)]
    [InlineData("FEFF", "H", 3, 65534)]
    [InlineData("FEFFFFFF", "i", 5, -2)]
    [InlineData("FEFFFFFF", "L", 5, 4294967294.0)]
    [InlineData("01", "bb", 2, 1)]
    [InlineData("0100", "i", 1)]
    [InlineData("", "b", 1)]
    [InlineData("FFFFFFFF41", "a", 1)]
    [InlineData("0541", "p", 1)]
    [InlineData("4142", "z", 1)]
    public void Bytes_become_values_as_far_as_they_reach(string bytes, string format, params object[] expected) =>
        Assert.Equal(expected.Select(value => (object?)Convert.ToDouble(value, null)),
            NativeFunction.Call("pack.unpack", Convert.FromHexString(bytes), format));

    [Fact]
    public void Strings_are_read_with_their_length_their_end_or_a_count()
    {
        Assert.Equal([5.0, (LuaText)"luat"], NativeFunction.Call("pack.unpack", "luat100", "A4"));
        Assert.Equal([4.0, (LuaText)"ab"], NativeFunction.Call("pack.unpack", "ab\0c", "z"));
        Assert.Equal([7.0, (LuaText)"ab", (LuaText)"", (LuaText)"c"],
            NativeFunction.Call("pack.unpack", "\x02" + "ab\0\0c", "pPA1"));
    }

    [Theory]
    [InlineData(3, 4.0, 3.0)]
    [InlineData(1, 2.0, 1.0)]
    [InlineData(-5, 2.0, 1.0)]
    [InlineData(4, 4.0)]
    [InlineData(99, 4.0)]
    public void Reading_begins_where_the_third_argument_says(int start, params object[] expected) =>
        Assert.Equal(expected.Cast<object?>(), NativeFunction.Call("pack.unpack", "\x01\x02\x03", "b", start));

    [Fact]
    public void Numbers_come_back_as_they_were() => Gen.Select(Gen.Int, Gen.UInt, Gen.Double, Gen.Bool)
        .Sample((signed, unsigned, real, isBig) =>
        {
            string format = (isBig ? ">" : "<") + "iLnfdz";
            LuaText packed = (LuaText)NativeFunction.CallOne("pack.pack", format, signed, unsigned, real, real, real, "x")!;
            Assert.Equal([4 + 4 + 8 + 4 + 8 + 2 + 1.0, (double)signed, (double)unsigned, real, (double)(float)real, real,
                (LuaText)"x"], NativeFunction.Call("pack.unpack", packed.Bytes.ToArray(), format));
        });

    [Fact]
    public void Any_format_and_any_bytes_are_read_within_the_bytes()
    {
        Gen<string> format = Gen.Char["<>= ,bchHiIlLfdnzpPaA0123456789"].Array[0, 12].Select(chars => new string(chars));
        Gen.Select(format, Gen.Byte.Array[0, 40]).Sample((any, bytes) =>
        {
            try
            {
                object?[] results = NativeFunction.Call("pack.unpack", bytes, any);
                Assert.InRange((double)results[0]!, 1, bytes.Length + 1);
            }
            catch (LuaError error)
            {
                Assert.StartsWith("bad argument #2 to 'unpack' (bad code in format", error.Message, default);
            }
        });
    }

    [Theory]
    [InlineData("x", "bad argument #1 to 'pack' (bad code in format)")]
    [InlineData("b", "bad argument #2 to 'pack' (number expected)")]
    [InlineData("z", "bad argument #2 to 'pack' (string expected)")]
    [InlineData("b99999999999999999999", "bad argument #2 to 'pack' (number expected)")]
    public void An_error_names_the_argument(string format, string message) =>
        Assert.Equal(message, Assert.Throws<LuaError>(() => NativeFunction.Call("pack.pack", format)).Message);
}
