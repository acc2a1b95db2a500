using NanoSocket.Tool.Testing;
using Xunit;

namespace NanoSocket.Tool.Tests;

public sealed class TestTallyTests
{
    [Theory]
    [InlineData("12 passed, 3 failed", 12, 3)]
    [InlineData("0 passed, 1 failed, 2 skipped", 0, 1)]
    [InlineData("   Core.Tests  Total: 9, Errors: 0, Failed: 2, Skipped: 3, Not Run: 0, Time: 1.8s", 4, 2)]
    [InlineData("   Core.Tests  Total: 0", 0, 0)]
    public void A_closing_line_is_understood(string line, int passed, int failed) =>
        Assert.Equal(new TestTally(passed, failed), TestTally.Find(line));

    [Theory]
    [InlineData("all 12 passed, 3 failed")]
    [InlineData("ok 12")]
    [InlineData("")]
    public void Other_lines_are_not(string line) => Assert.Null(TestTally.Find(line));

    [Fact]
    public void Tallies_add_up_to_the_line_that_closes_the_run() =>
        Assert.Equal("15 passed, 3 failed", (new TestTally(12, 3) + new TestTally(3, 0)).ToString());
}
