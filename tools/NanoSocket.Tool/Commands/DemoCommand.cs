using System;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Demo;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Sizes;

namespace NanoSocket.Tool.Commands;

/// <summary><c>nanosocket demo</c>: the whole path at work.</summary>
internal static class DemoCommand
{
    private const string Help = """
        The demo app registers with the simulated network, gets an IP address, resolves a name, and exchanges data
        over TCP and UDP with servers started on 127.0.0.1. Lines marked '|' are the firmware's log. Exit code 0
        means that every byte came back right.

        Examples:
          nanosocket demo
          nanosocket demo --board posix
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>The demo app's folder.</summary>
    public static string App => Repository.Current.Resolve("samples/Demo");

    public static Command Create()
    {
        Option<string> board = CommonOptions.Board();
        Option<TimeSpan> timeout = CommonOptions.Timeout();
        timeout.DefaultValueFactory = _ => Limit;
        ModemArguments modem = new(isOwnCommand: false);
        Command command = new DetailedCommand(
            "demo", "Shows the whole path at work: an app on a board talks to servers of this PC", Help)
        {
            board, timeout,
        };
        modem.AddTo(command);
        command.SetAction((result, cancellation) => RunAsync(
            result.GetRequiredValue(board), modem.Read(result), result.GetValue(timeout), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        string board, ModemSettings modem, TimeSpan timeout, CancellationToken cancellation)
    {
        BuiltImage image = await AppBuild.RunAsync(App, board, new BuildOptions(), cancellation);
        Console.WriteLine($"{image.Source.App} on {board}: {image.Board.Description}");
        Console.WriteLine(SizeTables.Summary(await SizeReport.CreateAsync(image, cancellation)));

        await using EchoServers servers = EchoServers.Start();
        long start = Stopwatch.GetTimestamp();
        int code = await RunAsync(image, servers.ReachableThrough(modem), timeout, cancellation);
        Summarise(code, servers, Stopwatch.GetElapsedTime(start));
        return code;
    }

    private static async Task<int> RunAsync(
        BuiltImage image, ModemSettings modem, TimeSpan timeout, CancellationToken cancellation)
    {
        await using DemoConsole console = new();
        return await AppRunner.RunAsync(image, modem, console, timeout, cancellation);
    }

    private static void Summarise(int code, EchoServers servers, TimeSpan elapsed)
    {
        string text = string.Create(CultureInfo.InvariantCulture,
            $"{servers.TcpBytes:N0} bytes over TCP and {servers.Datagrams:N0} datagrams over UDP came back "
            + $"in {elapsed.TotalSeconds:0.0} s; the app's exit code is {code}");
        Console.WriteLine();
        Console.WriteLine((code == 0 ? "Demo passed: " : "Demo FAILED: ") + text);
    }
}
