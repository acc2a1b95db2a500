using System;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace NanoSocket.Cli.Tests;

/// <summary>What <c>run</c> does with an app that consists of test classes.</summary>
public sealed partial class TestRunTests : IDisposable
{
    private const string Tests = """
        using System;
        using nanoFramework.TestFramework;
        namespace My;

        [TestClass]
        public class Verdicts
        {
            private int _sum;

            [Setup]
            public void Begin() => _sum = 40;

            [TestMethod]
            public void Passes() => Assert.AreEqual(42, _sum + 2);

            [TestMethod]
            public void Fails() => Assert.AreEqual(1, 2, "of course");

            [TestMethod]
            public void Throws() => throw new InvalidOperationException("two\nlines");

            [TestMethod]
            public void Skips() => Assert.SkipTest("not here");

            [TestMethod]
            [DataRow(1, 1)]
            [DataRow(2, 4)]
            public void Squares(int root, int square) => Assert.AreEqual(square, root * root);

            [Cleanup]
            public void End() => OutputHelper.WriteLine("cleaned up");
        }

        [TestClass]
        public class Unprepared
        {
            [Setup]
            public void Begin() => Assert.IsTrue(false);

            [TestMethod]
            public void NeverRuns() => OutputHelper.WriteLine("it ran");
        }
        """;

    private readonly AppFolder _apps = new();

    public void Dispose() => _apps.Dispose();

    [Theory]
    [InlineData("posix")]
    [InlineData("netduino-plus-2")]
    public async Task A_folder_of_tests_prints_nanoFrameworks_lines_and_ends_with_the_failures(string board)
    {
        _apps.Write("tests/Verdicts.cs", Tests);

        CliResult result = await Cli.RunAsync("run", _apps.Path("tests"), "--board", board);

        Assert.Equal("""
            Test passed,My.Verdicts.Passes.0,TICKS
            Test failed,My.Verdicts.Fails.0,Assert.AreEqual failed. Expected:<1>. Actual:<2>. of course
            Test failed,My.Verdicts.Throws.0,System.InvalidOperationException: two lines
            Test skipped,My.Verdicts.Skips.0,not here
            Test passed,My.Verdicts.Squares.0,TICKS
            Test passed,My.Verdicts.Squares.1,TICKS
            cleaned up
            Test failed,My.Unprepared.Begin.0,Assert.IsTrue failed.
            Test skipped,My.Unprepared.NeverRuns.0,its class was not set up

            """, Ticks().Replace(result.Output, ",TICKS"));
        Assert.Equal(3, result.ExitCode);
        Assert.Matches(@"at .*Verdicts\.Fails.* in Verdicts\.cs:line 17", result.Error);
    }

    [Fact]
    public async Task A_filter_selects_tests()
    {
        _apps.Write("tests/Verdicts.cs", Tests);

        CliResult result = await Cli.RunAsync("run", _apps.Path("tests"), "--board", "posix", "--filter", "squares");

        Assert.Equal("""
            Test passed,My.Verdicts.Squares.0,TICKS
            Test passed,My.Verdicts.Squares.1,TICKS
            cleaned up

            """, Ticks().Replace(result.Output, ",TICKS"));
        Assert.Equal(0, result.ExitCode);
    }

    [GeneratedRegex(@",\d+$", RegexOptions.Multiline)]
    private static partial Regex Ticks();
}
