using System.Globalization;
using System.Text.RegularExpressions;

namespace NanoSocket.Tool.Testing;

/// <summary>How many tests passed and failed.</summary>
internal readonly partial record struct TestTally(int Passed, int Failed)
{
    public static TestTally operator +(TestTally left, TestTally right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed);

    /// <summary>The closing line of every suite and of the whole run.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed");

    /// <summary>Finds the counts in a line: ours, or one of xunit's summary, which is shorter when a filter left
    /// nothing to run.</summary>
    public static TestTally? Find(string line)
    {
        if (Ours().Match(line) is { Success: true } ours)
        {
            return new TestTally(Number(ours, 1), Number(ours, 2));
        }
        return Xunit().Match(line) is { Success: true } xunit
            ? new TestTally(Number(xunit, 1) - Number(xunit, 2) - Number(xunit, 3), Number(xunit, 2))
            : null;
    }

    private static int Number(Match match, int group) =>
        match.Groups[group] is { Success: true } digits
            ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(@"^\s*(\d+) passed, (\d+) failed\b")]
    private static partial Regex Ours();

    [GeneratedRegex(@"Total: (\d+)(?:, Errors: \d+, Failed: (\d+), Skipped: (\d+))?")]
    private static partial Regex Xunit();
}
