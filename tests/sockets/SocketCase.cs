using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Faults;
using NanoSocket.Tool;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Traces;
using NanoSocket.Tool.Testing;

namespace NanoSocket.SocketTests;

/// <summary>An app on a board with a modem in some condition, against real servers. It passes when the app ends with
/// code 0 and has printed what is expected.</summary>
internal sealed class SocketCase : ITestCase
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>Files that every app of this folder's <c>apps</c> gets; what it does not use is not in its image.
    /// </summary>
    private static readonly string[] s_shared = ["Net.cs", "TlsNet.cs"];

    private readonly string[] _files;
    private readonly ImageBuilder _builder;
    private readonly string _faults;
    private readonly string[] _expected;

    /// <summary>What happens on the PC meanwhile: gets the port that leads to the app.</summary>
    private readonly Func<int, CancellationToken, Task>? _visit;

    /// <summary>Describes a case.</summary>
    /// <param name="app">The app's file or folder, relative to the checkout; apps of this folder get what
    /// they share too.</param>
    /// <param name="board">The board's name, for the case's.</param>
    /// <param name="builder">Makes the board's images.</param>
    /// <param name="faults">What is wrong with the modem, as after <c>--modem</c>.</param>
    /// <param name="expected">Texts the output contains, in this order.</param>
    public SocketCase(string app, string board, ImageBuilder builder, string faults, params string[] expected)
        : this(app, board, builder, faults, null, expected)
    {
    }

    /// <summary>Describes a case in which the PC connects to the app.</summary>
    /// <param name="app">As above.</param>
    /// <param name="board">As above.</param>
    /// <param name="builder">As above.</param>
    /// <param name="faults">As above.</param>
    /// <param name="visit">Connects to a port of 127.0.0.1 that leads to the app's; its failure is the case's.</param>
    /// <param name="expected">As above.</param>
    public SocketCase(string app, string board, ImageBuilder builder, string faults,
        Func<int, CancellationToken, Task>? visit, params string[] expected)
    {
        _visit = visit;
        string path = Repository.Current.Resolve(app);
        string[] files = Directory.Exists(path) ? Directory.GetFiles(path, "*.cs") : [path];
        _files = [.. files, .. s_shared.Select(name => Path.Combine(Path.GetDirectoryName(path)!, name))
            .Where(File.Exists)];
        _builder = builder;
        _faults = faults;
        _expected = expected;
        Name = $"{Path.GetFileNameWithoutExtension(app)}@{board}{(faults.Length > 0 ? $" [{faults}]" : "")}";
    }

    public string Name { get; }

    /// <summary>Makes the image instead when it depends on the servers.</summary>
    public Func<Servers, ImageBuilder>? Builder { get; init; }

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        AppSource app = (await AppSource.ResolveAsync(_files[0], cancellation)) with { Files = _files };
        await using Servers servers = new();
        ImageBuilder builder = Builder?.Invoke(servers) ?? _builder;
        BuiltImage image = await builder.BuildAsync(app, _ => { }, cancellation);
        ModemSettings modem = ModemSettings.Usual with
        {
            Options = ModemSettings.Usual.Options with
            {
                Ports = servers.Ports,
                Forwards = _visit == null ? [] : [servers.Forward],
                Faults = FaultSpec.ParseList(_faults),
            },
        };
        CollectedOutput output = new();
        Task visit = _visit?.Invoke(servers.Forward.From, cancellation) ?? Task.CompletedTask;
        int code = await AppRunner.RunAsync(image, modem, output, Limit, cancellation);
        return code == 0 && await Succeeds(visit) && ContainsInOrder(output.AppText)
            ? null
            : await DescribeAsync(code, output, new TraceTranslator(image));
    }

    /// <summary>The app has ended, so the visit has nothing to wait for any longer.</summary>
    private static async Task<bool> Succeeds(Task visit)
    {
        await Task.WhenAny(visit, Task.Delay(TimeSpan.FromSeconds(5)));
        return visit.IsCompletedSuccessfully;
    }

    private bool ContainsInOrder(string text)
    {
        int at = 0;
        foreach (string expected in _expected)
        {
            at = text.IndexOf(expected, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }
        }
        return true;
    }

    private async Task<string> DescribeAsync(int code, CollectedOutput output, TraceTranslator traces) =>
        $"""
        exit code {code}; expected in the output: {string.Join(" ... ", _expected)}
        --- output
        {output.AppText}
        --- log
        {await traces.TranslateAllAsync(output.LogText)}
        """;
}
