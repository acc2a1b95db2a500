using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Traces;
using NanoSocket.Tool.Testing;

namespace NanoSocket.Differential;

/// <summary>One program on one target.</summary>
internal sealed class TestCase(string program, Target target) : ITestCase
{
    /// <summary>A program that starts with this line and a target's name is not meant for that target; what follows
    /// the name says why.</summary>
    private const string NotMeant = "// not on ";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>What <c>--filter</c> selects by.</summary>
    public string Name { get; } = $"{Path.GetFileNameWithoutExtension(program)}@{target.Name}";

    /// <summary>Whether the program is meant for the target.</summary>
    public bool IsMeant
    {
        get
        {
            foreach (string line in File.ReadLines(program))
            {
                if (!line.StartsWith("//", StringComparison.Ordinal))
                {
                    return true;
                }
                if (line.StartsWith($"{NotMeant}{target.Name}:", StringComparison.Ordinal))
                {
                    return false;
                }
            }
            return true;
        }
    }

    /// <summary>Runs the program on .NET 10 and on the target.</summary>
    /// <returns>Null when both did the same, else what differs.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        RunResult expected = await ReferenceRun.GetAsync(program, cancellation);
        AppSource app = await AppSource.ResolveAsync(program, cancellation);
        BuiltImage image = await target.Builder.BuildAsync(app, _ => { }, cancellation);
        CollectedOutput output = new();
        int code = await AppRunner.RunAsync(image, ModemSettings.Usual, output, Limit, cancellation);
        RunResult actual = new(output.AppText, code);
        return actual == expected ? null : await DescribeAsync(expected, actual, output, image);
    }

    private static async Task<string> DescribeAsync(
        RunResult expected, RunResult actual, CollectedOutput output, BuiltImage image)
    {
        string difference = UnifiedDiff.Of(".NET 10", expected.Output, image.Board.Name, actual.Output);
        string codes = expected.ExitCode == actual.ExitCode
            ? ""
            : $"exit code {actual.ExitCode} instead of {expected.ExitCode}\n";
        TraceTranslator traces = new(image);
        return $"{codes}{difference}{await traces.TranslateAllAsync(output.LogText)}".TrimEnd();
    }
}
