using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Fuzzing;
using NanoSocket.Tool.Processes;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Terminal;
using Command = System.CommandLine.Command;

namespace NanoSocket.Tool.Commands;

/// <summary><c>nanosocket fuzz</c>: searches for input that breaks the firmware.</summary>
internal static class FuzzCommand
{
    private const string Help = """
        The firmware's C# and C, compiled as for a device, in a program that libFuzzer drives under the address and
        undefined behaviour sanitizers. New inputs that reach new code are kept in .build/fuzz/TARGET and are the
        start of the next search; inputs that break something in .build/fuzz/findings.

        Examples:
          nanosocket fuzz at --minutes 30
          nanosocket fuzz ppp --input .build/fuzz/findings/ppp-crash-0123    one input again, with its report
          nanosocket fuzz ppp --keep                        the smallest corpus that reaches all of it, into the tree
        """;

    private const double DefaultMinutes = 5;

    public static Command Create()
    {
        Argument<string> target = new("TARGET")
        {
            Description = $"One of {string.Join(", ", FuzzImage.Targets)}",
        };
        Option<double> minutes = new("--minutes")
        {
            Description = "How long to search",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultMinutes,
        };
        Option<string?> input = new("--input") { Description = "Run this input only", HelpName = "FILE" };
        Option<bool> keep = new("--keep")
        {
            Description = "Do not search: add what was found to the corpus in the tree, without what adds nothing",
        };
        Command command = new DetailedCommand("fuzz", "Searches for input that breaks the firmware", Help)
        {
            target, minutes, input, keep,
        };
        command.SetAction((result, cancellation) => FuzzAsync(
            result.GetRequiredValue(target), result.GetValue(input), result.GetValue(keep),
            TimeSpan.FromMinutes(result.GetValue(minutes)), cancellation));
        return command;
    }

    private static async Task<int> FuzzAsync(
        string target, string? input, bool keep, TimeSpan time, CancellationToken cancellation)
    {
        if (!FuzzImage.Targets.Contains(target, StringComparer.Ordinal))
        {
            throw new ToolException(
                $"unknown target '{target}' (targets: {string.Join(", ", FuzzImage.Targets)})", ExitCode.Usage);
        }
        FuzzImage image = await Progress.RunAsync(step => FuzzImage.BuildAsync(step, cancellation));
        string[] arguments = input is not null ? [Existing(input)]
            : keep ? Merge(target)
            : Search(target, time);
        await using ChildProcess process = await image.StartAsync(target, arguments);
        await Task.WhenAll(
            OutputPump.LinesAsync(process.Output, Console.Error.WriteLine),
            OutputPump.LinesAsync(process.Error, Console.Error.WriteLine));
        int code = await process.WaitAsync(cancellation);
        if (code == 0 && keep)
        {
            FuzzCorpus.Replace(FuzzImage.Corpus(target), Merged(target));
        }
        return code == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static string Existing(string file) =>
        File.Exists(file) ? Path.GetFullPath(file) : throw new ToolException($"{file}: no such file", ExitCode.Usage);

    private static string[] Search(string target, TimeSpan time)
    {
        List<string> arguments =
        [
            string.Create(CultureInfo.InvariantCulture, $"-max_total_time={(int)Math.Ceiling(time.TotalSeconds)}"),
            "-print_final_stats=1", "-use_value_profile=1", "-reduce_inputs=1",
            $"-artifact_prefix={Path.Combine(Work("findings"), target + "-")}",
        ];
        string words = FuzzImage.Corpus(target) + ".dict";
        if (File.Exists(words))
        {
            arguments.Add("-dict=" + words);
        }
        return [.. arguments, Work(target), FuzzImage.Corpus(target)];
    }

    private static string[] Merge(string target)
    {
        FuzzCorpus.Clear(Merged(target));
        // Short inputs that together take every branch; how often they take it is left to the search.
        return
        [
            "-set_cover_merge=1", "-use_counters=0", "-max_len=4096",
            Merged(target), FuzzImage.Corpus(target), Work(target),
        ];
    }

    private static string Merged(string target) => Work("merged-" + target);

    private static string Work(string folder)
    {
        string path = Path.Combine(Repository.Current.Build, "fuzz", folder);
        Directory.CreateDirectory(path);
        return path;
    }
}
