using System.Globalization;
using System.Text.RegularExpressions;

namespace NanoSocket.Tool.Testing;

/// <summary>How many tests passed and failed.</summary>
internal readonly partial record struct TestTally(int Passed, int Failed)
{
    public static TestTally operator +(TestTally left, TestTally right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed);

    /// <summary>The closing line of every suite and of the whole run.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed");

    /// <summary>Finds the counts in a line: ours, or one of xunit's summary.</summary>
    public static TestTally? Find(string line)
    {
        Match match = Ours().Match(line);
        if (!match.Success)
        {
            match = Xunit().Match(line);
            return match.Success ? new TestTally(Number(match, 1) - Number(match, 2) - Number(match, 3), Number(match, 2))
                : null;
        }
        return new TestTally(Number(match, 1), Number(match, 2));
    }

    private static int Number(Match match, int group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\s*(\d+) passed, (\d+) failed\b")]
    private static partial Regex Ours();

    [GeneratedRegex(@"Total: (\d+), Errors: \d+, Failed: (\d+), Skipped: (\d+)")]
    private static partial Regex Xunit();
}
