using System;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Faults;
using NanoSocket.Tool;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Demo;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Testing;

namespace NanoSocket.RecoveryTests;

/// <summary>A fault strikes while an app on a board transfers. It passes when the service is back.</summary>
internal sealed class RecoveryCase : ITestCase
{
    private const string App = "tests/recovery/apps/Steady.cs";
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    private readonly ImageBuilder _builder;
    private readonly RealFault _fault;
    private readonly string _board;
    private readonly int _seed;
    private readonly RecoveryTable _table;

    /// <param name="builder">Makes the board's images.</param>
    /// <param name="fault">What strikes.</param>
    /// <param name="board">The board's name.</param>
    /// <param name="seed">The modem's and the fault's randomness.</param>
    /// <param name="table">Gets the result.</param>
    public RecoveryCase(ImageBuilder builder, RealFault fault, string board, int seed, RecoveryTable table)
    {
        _builder = builder;
        _fault = fault;
        _board = board;
        _seed = seed;
        _table = table;
    }

    public string Name => $"{_fault.Name}@{_board} seed {_seed}";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        AppSource app = await AppSource.ResolveAsync(Repository.Current.Resolve(App), cancellation);
        BuiltImage image = await _builder.BuildAsync(app, _ => { }, cancellation);
        await using EchoServers servers = EchoServers.Start();
        ModemSettings modem = servers.ReachableThrough(ModemSettings.Usual with
        {
            Options = ModemSettings.Usual.Options with { Seed = _seed, Faults = FaultSpec.ParseList(_fault.Text) },
        });
        using CancellationTokenSource recovered = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ServiceMonitor monitor = new(_fault.Name, recovered);
        string end = await RunAsync(image, modem, monitor, recovered.Token);
        cancellation.ThrowIfCancellationRequested();
        if (!recovered.IsCancellationRequested)
        {
            return $"{_fault.Text}: {end}\n{monitor.Text}";
        }
        if (monitor.HasWrongEcho && !_fault.ChangesData)
        {
            return $"{_fault.Text}: an echo was not what was sent\n{monitor.Text}";
        }
        _table.Add(_fault.Name, _board, monitor.LongestSilence);
        return null;
    }

    private static async Task<string> RunAsync(
        BuiltImage image, ModemSettings modem, ServiceMonitor monitor, CancellationToken recovered)
    {
        try
        {
            return "exit code " + await AppRunner.RunAsync(image, modem, monitor, s_limit, recovered);
        }
        catch (OperationCanceledException) when (recovered.IsCancellationRequested)
        {
            return "ended";
        }
    }
}
