using NanoSocket.Lua.Tests.Support;
using Xunit;

namespace NanoSocket.Lua.Tests.Modules;

/// <summary>bit: the vendor's examples, and the signs of its results.</summary>
public sealed class BitTests
{
    [Theory]
    [InlineData("bnot", 4294967290.0, 5)]
    [InlineData("bnot", 0, -1)]
    [InlineData("band", 1, 1, 1)]
    [InlineData("band", 4294967295.0, -1, 4294967295.0)]
    [InlineData("band", 2, 6, 3, "2")]
    [InlineData("bor", 3, 1, 2)]
    [InlineData("bor", 2147483648.0, 2147483648.0, 0)]
    [InlineData("bxor", 3, 1, 2)]
    [InlineData("bxor", 7, 1, 2, 4)]
    [InlineData("lshift", 4, 1, 2)]
    [InlineData("lshift", -2147483648.0, 1, 31)]
    [InlineData("lshift", 0, 1, 32)]
    [InlineData("lshift", 0, 1, -1)]
    [InlineData("rshift", 1, 4, 2)]
    [InlineData("rshift", 1, -1, 31)]
    [InlineData("rshift", 0, -1, 32)]
    [InlineData("arshift", 0, 2, 2)]
    [InlineData("arshift", -1, -1, 40)]
    [InlineData("arshift", -2, -8, 2)]
    [InlineData("rol", 1, 2147483648.0, 1)]
    [InlineData("rol", 2147483648.0, 1, -1)]
    [InlineData("ror", 2147483648.0, 1, 1)]
    [InlineData("ror", 5, 5, 32)]
    [InlineData("bit", 4, 2)]
    [InlineData("set", 15, 0, 0, 1, 2, 3)]
    [InlineData("clear", 0, 5, 0, 2)]
    public void Words_of_32_bits(string function, double expected, params object[] arguments) =>
        Assert.Equal(expected, NativeFunction.CallOne("bit." + function, arguments));

    [Theory]
    [InlineData(5, 0, true)]
    [InlineData(5, 1, false)]
    [InlineData(5, 32, false)]
    [InlineData(-1, 31, true)]
    public void A_bit_is_set_or_clear(double word, int position, bool isSet)
    {
        Assert.Equal(isSet, NativeFunction.CallOne("bit.isset", word, position));
        Assert.Equal(!isSet, NativeFunction.CallOne("bit.isclear", word, position));
    }

    [Fact]
    public void Digits_are_as_many_as_asked_for()
    {
        Assert.Equal((LuaText)"0000beef", NativeFunction.CallOne("bit.tohex", 0xBEEF));
        Assert.Equal((LuaText)"EF", NativeFunction.CallOne("bit.tohex", 0xBEEF, -2));
        Assert.Equal((LuaText)"ffffffff", NativeFunction.CallOne("bit.tohex", -1, 99));
        Assert.Equal((LuaText)"", NativeFunction.CallOne("bit.tohex", 1, 0));
        Assert.Equal((LuaText)"FFFFFFFF", NativeFunction.CallOne("bit.tohex", -1, -2147483648.0));
    }

    [Fact]
    public void What_is_no_number_is_named()
    {
        LuaError error = Assert.Throws<LuaError>(() => NativeFunction.Call("bit.bor", 1, 2, true));
        Assert.Equal("bad argument #3 to 'bor' (number expected)", error.Message);
    }
}
