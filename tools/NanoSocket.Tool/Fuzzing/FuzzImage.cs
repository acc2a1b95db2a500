using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Processes;
using NanoSocket.Tool.Running;

namespace NanoSocket.Tool.Fuzzing;

/// <summary>The fuzz targets of <c>tests/fuzz</c> as a program with libFuzzer in it: the firmware's C#, compiled as for
/// a device, and its C.</summary>
internal sealed class FuzzImage
{
    private const string TargetVariable = "NANOSOCKET_FUZZ";

    /// <summary>Sources of the targets that tests have already, relative to <c>tests</c>.</summary>
    private static readonly string[] s_shared =
    [
        "unit/Core.Tests/Support/NullNetwork.cs", "unit/Core.Tests/Tls/ByteQueue.cs",
        "unit/Core.Tests/Tls/PipeConnection.cs", "unit/Core.Tests/Tls/PipeStack.cs",
    ];

    private readonly string _program;

    private FuzzImage(string program) => _program = program;

    /// <summary>Where the seeds of a target are: a folder of small files.</summary>
    public static string Corpus(string target) => Path.Combine(Folder, "corpus", target);

    /// <summary>All targets: those with a corpus.</summary>
    public static IReadOnlyList<string> Targets { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Folder, "corpus")).Select(Path.GetFileName).Order()!];

    private static string Folder => Path.Combine(Repository.Current.Tests, "fuzz");

    /// <summary>Builds the program, or finds the one built before.</summary>
    /// <exception cref="ToolException">It does not build, or clang is missing.</exception>
    public static async Task<FuzzImage> BuildAsync(Action<string> step, CancellationToken cancellation)
    {
        string folder = Path.Combine(Folder, "targets");
        AppSource app = await AppSource.ResolveAsync(folder, cancellation) with
        {
            Name = "Fuzz",
        };
        IEnumerable<string> shared = s_shared.Select(file => Path.Combine(Repository.Current.Tests, file));
        app = app with { Files = [.. app.Files, .. shared] };
        ImageBuilder builder = new(BoardCatalog.Load(BoardCatalog.Host), new BuildOptions { Fuzz = true });
        BuiltImage image = await builder.BuildAsync(app, step, cancellation);
        return new FuzzImage(image.Elf);
    }

    /// <summary>Runs every input of a target's corpus once.</summary>
    /// <returns>Null when none broke anything, else the report.</returns>
    public async Task<string?> ReplayAsync(string target, CancellationToken cancellation)
    {
        StringBuilder report = new();
        await using ChildProcess process = await StartAsync(target, ["-runs=0", Corpus(target)]);
        await Task.WhenAll(
            OutputPump.LinesAsync(process.Output, line => report.AppendLine(line)),
            OutputPump.LinesAsync(process.Error, line => report.AppendLine(line)));
        return await process.WaitAsync(cancellation) == 0 ? null : report.ToString();
    }

    /// <summary>Starts libFuzzer on a target.</summary>
    /// <param name="target">One of <see cref="Targets"/>.</param>
    /// <param name="arguments">libFuzzer's own flags and folders.</param>
    public Task<ChildProcess> StartAsync(string target, IEnumerable<string> arguments)
    {
        // Its watchdog for memory is a thread, and a signal of the board's timer must find the main one.
        string[] always = ["-rss_limit_mb=0", "-malloc_limit_mb=0", "-timeout=10", "-max_len=8192"];
        return ChildProcess.StartAsync(
            _program, [.. always, .. arguments], new Dictionary<string, string> { [TargetVariable] = target });
    }
}
