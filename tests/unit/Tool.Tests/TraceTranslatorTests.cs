using NanoSocket.Tool.Traces;
using Xunit;

namespace NanoSocket.Tool.Tests;

public sealed class TraceTranslatorTests
{
    [Theory]
    [InlineData("   at 0x08001234", true)]
    [InlineData("   at 0x08001234 ", true)]
    [InlineData("   at Program.Main", false)]
    [InlineData("at 0x08001234", false)]
    [InlineData("   at 0x", false)]
    public void Only_an_address_is_translated(string line, bool expected) =>
        Assert.Equal(expected, TraceTranslator.IsTrace(line));

    [Fact]
    public void An_inlined_call_becomes_two_lines_and_an_unknown_address_stays()
    {
        const string answer = """
            0x08001234
            Program_Inner
            /home/me/app/Program.cs:12 (discriminator 3)
            Program_Main.constprop.0
            /home/me/app/Program.cs:30
            0x00000000
            ??
            ??:0
            0x08000100
            ns_start
            ??:?
            """;

        Assert.Equal(
            [
                "   at Program_Inner in Program.cs:line 12",
                "   at Program_Main in Program.cs:line 30",
                "   at 0x00000000",
                "   at ns_start",
            ],
            TraceTranslator.Present(
                answer, ["   at 0x08001234", "   at 0x00000000", "   at 0x08000100"], SourceMethods.Read([])));
    }
}
