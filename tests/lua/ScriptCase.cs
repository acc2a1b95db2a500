using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.LuaTests.Servers;
using NanoSocket.Simulator.Faults;
using NanoSocket.Tool;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Testing;

namespace NanoSocket.LuaTests;

/// <summary>A script project on a board. It passes when it ends with code 0, and has printed what its
/// <c>expected.txt</c> says where there is one.</summary>
/// <param name="Board">The board's name.</param>
/// <param name="Builder">Makes the board's images.</param>
/// <param name="Script">The project's folder, relative to the checkout.</param>
internal sealed record ScriptCase(string Board, ImageBuilder Builder, string Script) : ITestCase
{
    private const string Shared = "tests/lua";
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(4);

    public string Name => $"{Path.GetFileName(Path.GetDirectoryName(Script))}/{Path.GetFileName(Script)}@{Board}";

    /// <summary>What is wrong with the modem, as after <c>--modem</c>.</summary>
    public string Faults { get; init; } = "";

    /// <summary>Whether the script finds servers in the network.</summary>
    public bool HasServers { get; init; }

    /// <summary>Whether the network's time server is asked, or one that cannot be trusted.</summary>
    public bool TrustedTime { get; init; } = true;

    /// <summary>Why the script does not run on this board: a line <c>-- not on BOARD: reason</c> of it; null: it does.
    /// </summary>
    public string? Exclusion
    {
        get
        {
            string prefix = $"-- not on {Board}: ";
            return File.ReadLines(Path.Combine(Project, "main.lua"))
                .FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];
        }
    }

    private string Project => Repository.Current.Resolve(Script);

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        DirectoryInfo folder = CopyOfProject();
        try
        {
            // One name for all: what is compiled from C# is the same for each.
            AppSource app = (await AppSource.ResolveAsync(folder.FullName, cancellation)) with { Name = "Script" };
            BuiltImage image = await Builder.BuildAsync(app, _ => { }, cancellation);
            await using ServerSet? servers = HasServers ? await ServerSet.StartAsync() : null;
            CollectedOutput output = new();
            int code = await AppRunner.RunAsync(image, ModemFor(servers), output, s_limit, cancellation);
            string? problem = code == 0 ? DifferenceOf(output.AppText) : $"exit code {code}\n{output.AppText}";
            return problem is null ? null : $"{problem}\n--- log\n{output.LogText}";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string? DifferenceOf(string output)
    {
        string expected = Path.Combine(Project, "expected.txt");
        string difference = File.Exists(expected)
            ? UnifiedDiff.Of("expected.txt", File.ReadAllText(expected), "output", output)
            : "";
        return difference.Length > 0 ? difference : null;
    }

    /// <summary>The project with the scripts that the tests share: those beside its folder, and those of all.</summary>
    private DirectoryInfo CopyOfProject()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nanosocket-script-");
        foreach (string file in
            new[] { Project, Path.GetDirectoryName(Project)!, Repository.Current.Resolve(Shared) }
                .SelectMany(from => Directory.EnumerateFiles(from, "*.lua")))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }
        return folder;
    }

    private ModemSettings ModemFor(ServerSet? servers) => ModemSettings.Usual with
    {
        Options = ModemSettings.Usual.Options with
        {
            Ports = servers?.Ports(liar: !TrustedTime) ?? [],
            AnswerNtp = TrustedTime,
            Faults = FaultSpec.ParseList(Faults),
        },
    };
}
