using System;
using System.Text;
using CsCheck;
using Xunit;

namespace NanoSocket.Lua.Tests;

/// <summary>Numbers as C writes and reads them.</summary>
public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.0, 'g', 14, "0")]
    [InlineData(1.0 / 3, 'g', 14, "0.33333333333333")]
    [InlineData(16777217.0, 'g', 14, "16777217")]
    [InlineData(99999999999999.0, 'g', 14, "99999999999999")]
    [InlineData(1e14, 'g', 14, "1e+14")]
    [InlineData(123456789012345678.0, 'g', 14, "1.2345678901235e+17")]
    [InlineData(0.0001, 'g', 14, "0.0001")]
    [InlineData(0.00001, 'g', 14, "1e-05")]
    [InlineData(1e300, 'g', 14, "1e+300")]
    [InlineData(-2.5, 'g', 14, "-2.5")]
    [InlineData(0.1, 'g', 17, "0.10000000000000001")]
    [InlineData(100.0, 'g', 0, "1e+02")]
    [InlineData(9.5, 'g', 1, "1e+01")]
    [InlineData(2.5, 'f', 0, "2")]
    [InlineData(3.14159, 'f', 2, "3.14")]
    [InlineData(1e20, 'f', 1, "100000000000000000000.0")]
    [InlineData(12345.678, 'e', 3, "1.235e+04")]
    [InlineData(1e-200, 'e', 0, "1e-200")]
    public void Are_written_as_printf_does(double value, char conversion, int precision, string expected)
    {
        Assert.Equal(expected, Write(value, conversion, precision));
    }

    [Theory]
    [InlineData("10", 10)]
    [InlineData("-.5e3", -500)]
    [InlineData("1e400", double.PositiveInfinity)]
    public void Are_read(string text, double expected)
    {
        Assert.True(NumberText.TryRead(Encoding.ASCII.GetBytes(text), out double value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 ")]
    [InlineData("1e")]
    [InlineData("0x10")]
    public void What_is_no_number_is_refused(string text) =>
        Assert.False(NumberText.TryRead(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void Seventeen_digits_come_back_as_the_same_number() => Gen.Double.Sample(value =>
        !double.IsFinite(value)
            || (NumberText.TryRead(Encoding.ASCII.GetBytes(Write(value, 'g', 17)), out double read) && read == value));

    [Fact]
    public void The_longest_number_has_room()
    {
        string text = Write(-double.MaxValue, 'f', NumberText.MaxPrecision);
        Assert.Equal(1 + 309 + 1 + NumberText.MaxPrecision, text.Length);
    }

    private static string Write(double value, char conversion, int precision)
    {
        Span<byte> text = stackalloc byte[420];
        return Encoding.ASCII.GetString(text[..NumberText.Format(value, conversion, precision, text)]);
    }
}
