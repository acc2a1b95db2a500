using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Processes;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Testing;

namespace NanoSocket.SocketTests;

/// <summary>The firmware on this PC with slirp as its PPP peer: the link comes up and data passes both ways.</summary>
internal sealed class SlirpCase : ITestCase
{
    private const string App = "tests/sockets/apps/OtherPeer.cs";
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private readonly ImageBuilder _builder;

    /// <param name="builder">Makes images that are programs of this PC.</param>
    public SlirpCase(ImageBuilder builder) => _builder = builder;

    public string Name => "OtherPeer@posix [slirp]";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        Programs.Require(SlirpModem.Program);
        await using Servers servers = new();
        using RunFolder folder = new();
        BuiltImage image = await BuildAsync(cancellation);
        await using SlirpModem modem = new(folder.ModemSocket, folder.File(""), NetworkOf(servers));
        CollectedOutput output = new();
        int code = await RunAsync(image, folder, output, cancellation);
        bool passed = code == 0 && output.AppText.Contains("20000 bytes back", StringComparison.Ordinal);
        return passed
            ? null
            : $"""
            exit code {code}
            --- output
            {output.AppText}
            --- log
            {output.LogText}
            --- modem
            {modem.Log}
            """;
    }

    private async Task<BuiltImage> BuildAsync(CancellationToken cancellation)
    {
        string app = Repository.Current.Resolve(App);
        AppSource source = (await AppSource.ResolveAsync(app, cancellation)) with
        {
            Files = [app, Path.Combine(Path.GetDirectoryName(app)!, "Net.cs")],
        };
        return await _builder.BuildAsync(source, _ => { }, cancellation);
    }

    /// <summary>Slirp passes ports on as they are, so the app has to learn them: from the network's name.</summary>
    private static string NetworkOf(Servers servers)
    {
        int Port(int asked) => servers.Ports.First(port => port.From == asked).To;
        return string.Create(CultureInfo.InvariantCulture, $"{Port(7011)} {Port(7007)}");
    }

    private static async Task<int> RunAsync(
        BuiltImage image, RunFolder folder, CollectedOutput output, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(s_limit);
        await using ProcessMachine machine = await ProcessMachine.StartAsync(image, new RunWiring(null), folder);
        try
        {
            return await machine.RunAsync(output, null, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ExitCode.Timeout;
        }
    }
}
