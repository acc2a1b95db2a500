using System;
using System.Text;
using CsCheck;
using NanoSocket.Lua.Tests.Support;
using Xunit;

namespace NanoSocket.Lua.Tests.Modules;

/// <summary>iconv against .NET's encodings.</summary>
public sealed class IconvTests
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, true);
    private static readonly Encoding StrictUtf16 = new UnicodeEncoding(false, false, true);
    private static readonly Encoding StrictUtf16Big = new UnicodeEncoding(true, false, true);

    [Theory]
    [InlineData("utf8", "ucs2")]
    [InlineData("utf8", "ucs2be")]
    [InlineData("ucs2", "utf8")]
    [InlineData("ucs2be", "utf8")]
    [InlineData("ucs2be", "ucs2")]
    [InlineData("utf8", "utf8")]
    public void Any_bytes_become_what_dotnet_makes_of_them_or_nil(string to, string from)
    {
        object? converter = NativeFunction.CallOne("iconv.open", to, from);
        Encoding loose = from switch
        {
            "utf8" => Encoding.UTF8,
            "ucs2" => Encoding.Unicode,
            _ => Encoding.BigEndianUnicode,
        };
        Gen<byte[]> text = Gen.OneOf(
            Gen.Byte.Array[0, 9],
            Gen.Char['\0', '\u3000'].Array[0, 9].Select(loose.GetBytes),
            Gen.Int[0, 0x7FF].Select(i => loose.GetBytes(char.ConvertFromUtf32(0x10000 + (i * 0x1FF)))));
        text.Sample(bytes =>
        {
            byte[]? expected = Expected(to, from, bytes);
            Assert.Equal(expected is null ? null : (LuaText)expected,
                NativeFunction.CallOne("iconv.object.iconv", converter, bytes));
        });
    }

    [Fact]
    public void An_encoding_that_is_not_there_is_named()
    {
        LuaError error = Assert.Throws<LuaError>(() => NativeFunction.Call("iconv.open", "utf8", "gb2312"));
        Assert.Equal("bad argument #2 to 'open' (utf8, ucs2 or ucs2be expected; there is no gb2312 table)", error.Message);
    }

    private static byte[]? Expected(string to, string from, byte[] bytes)
    {
        try
        {
            return Find(to).GetBytes(Find(from).GetString(bytes));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Encoding Find(string name) => name switch
    {
        "utf8" => StrictUtf8,
        "ucs2" => StrictUtf16,
        _ => StrictUtf16Big,
    };
}
