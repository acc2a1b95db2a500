using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.LuaLibraryTests.Servers;
using NanoSocket.Simulator.Faults;
using NanoSocket.Tool;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Testing;

namespace NanoSocket.LuaLibraryTests;

/// <summary>A script project on a board, with all servers there are. It passes when it ends with code 0.</summary>
/// <param name="Board">The board's name.</param>
/// <param name="Builder">Makes the board's images.</param>
/// <param name="Script">The project's folder, relative to the checkout.</param>
internal sealed record ScriptCase(string Board, ImageBuilder Builder, string Script) : ITestCase
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(4);

    public string Name => $"{Path.GetFileName(Script)}@{Board}";

    /// <summary>What is wrong with the modem, as after <c>--modem</c>.</summary>
    public string Faults { get; init; } = "";

    /// <summary>Whether the network's time server is asked, or one that cannot be trusted.</summary>
    public bool TrustedTime { get; init; } = true;

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        DirectoryInfo folder = CopyOfProject();
        try
        {
            // One name for all: what is compiled from C# is the same for each.
            AppSource app = (await AppSource.ResolveAsync(folder.FullName, cancellation)) with { Name = "Script" };
            BuiltImage image = await Builder.BuildAsync(app, _ => { }, cancellation);
            await using ServerSet servers = await ServerSet.StartAsync();
            CollectedOutput output = new();
            int code = await AppRunner.RunAsync(image, ModemFor(servers), output, s_limit, cancellation);
            return code == 0 ? null : $"exit code {code}\n{output.AppText}\n--- log\n{output.LogText}";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The project with the scripts beside its folder, which the tests share.</summary>
    private DirectoryInfo CopyOfProject()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nanosocket-script-");
        string project = Repository.Current.Resolve(Script);
        foreach (string file in Directory.EnumerateFiles(project, "*.lua")
            .Concat(Directory.EnumerateFiles(Path.GetDirectoryName(project)!, "*.lua")))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }
        return folder;
    }

    private ModemSettings ModemFor(ServerSet servers) => ModemSettings.Usual with
    {
        Options = ModemSettings.Usual.Options with
        {
            Ports = servers.Ports(liar: !TrustedTime),
            AnswerNtp = TrustedTime,
            Faults = FaultSpec.ParseList(Faults),
        },
    };
}
