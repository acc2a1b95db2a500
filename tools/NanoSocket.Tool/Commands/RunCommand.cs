using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Demo;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Traces;

namespace NanoSocket.Tool.Commands;

/// <summary><c>nanosocket run</c>: builds an app and runs it on a board.</summary>
internal static class RunCommand
{
    private const string Help = """
        Standard output carries only the app's own output; the firmware's log goes to standard error. The exit
        code is the app's own: what Main returns or Environment.Exit gets; 124 after --timeout, 134 after an
        unhandled exception. An app without Main that consists of nanoFramework test classes runs its tests and ends
        with the number of failures.

        Examples:
          nanosocket run samples/Hello
          nanosocket run my.cs --board posix --sanitize
          nanosocket run my.lua
          nanosocket run samples/ManySockets --echo
          nanosocket run my.cs --console        then type slots, link, memory, threads or help
          nanosocket run samples/SerialBridge --echo --uart 1=pty
          nanosocket run my.cs --modem "drop-carrier,at=20000" --timeout 60
          nanosocket run samples/UnitTests --filter Length
          nanosocket run my.cs --trace my.trace; nanosocket trace my.trace
        """;

    public static Command Create()
    {
        Argument<string> app = CommonOptions.App();
        Option<string> board = CommonOptions.Board();
        Option<TimeSpan> timeout = CommonOptions.Timeout();
        Option<bool> sanitize = CommonOptions.Sanitize();
        Option<bool> gcStress = CommonOptions.GcStress();
        Option<string?> roots = CommonOptions.PublicRoots();
        Option<string?> tls = CommonOptions.Tls();
        Option<bool> echo = new("--echo")
        {
            Description = $"Start echo servers on this PC that the app reaches under any name: TCP port "
                + $"{EchoServers.TcpPort}, UDP port {EchoServers.UdpPort}, TLS port {TlsEchoServers.Port}, "
                + $"TLS with client certificates port {TlsEchoServers.MutualPort}; see docs/tls.md",
        };
        Option<string?> filter = new("--filter")
        {
            Description = "Of an app that consists of test classes, only tests whose name contains this",
            HelpName = "NAME",
        };
        Option<bool> console = new("--console")
        {
            Description = "Pass what is typed here to the board's console; type help for its commands. They work from "
                + "the app's first use of sockets, messages or timers on; answers go to standard error",
        };
        Option<UartWire[]> uart = new("--uart")
        {
            Description = "What is on an app's serial port N: N=unix:PATH or N=tcp:ADDRESS:PORT (somebody listens "
                + "there), N=pty (its name is logged) or N=/dev/TTY; may be given for each port",
            HelpName = "N=WHERE",
            CustomParser = ParseUarts,
        };
        Option<string?> trace = new("--trace")
        {
            Description = "At the end of the run, however it ends, write what the flight recorder recorded of the "
                + "modem's line to this file, for nanosocket trace",
            HelpName = "FILE",
        };
        ModemArguments modem = new(isOwnCommand: false);
        Command command = new DetailedCommand(
            "run", "Builds an app and runs it, with a simulated modem when it uses sockets", Help)
        {
            app, board, timeout, sanitize, gcStress, tls, roots, echo, console, uart, filter, trace,
        };
        modem.AddTo(command);
        command.SetAction((result, cancellation) =>
        {
            BuildOptions options = new()
            {
                Sanitize = result.GetValue(sanitize),
                GcStress = result.GetValue(gcStress),
                PublicRoots = result.GetValue(roots) is { } file ? PublicRoots.FileOf(file) : null,
                Tls = result.GetValue(tls),
            };
            RunWiring wiring = new(
                modem.Read(result), result.GetValue(console) ? Console.OpenStandardInput() : null)
            {
                Uarts = result.GetValue(uart) ?? [],
                Trace = result.GetValue(trace),
            };
            return RunAsync(
                cancel => AppBuild.RunAsync(
                    result.GetRequiredValue(app), result.GetRequiredValue(board), options, cancel,
                    result.GetValue(filter)),
                wiring, result.GetValue(echo), result.GetValue(timeout), cancellation);
        });
        return command;
    }

    private static UartWire[] ParseUarts(ArgumentResult result)
    {
        try
        {
            return [.. result.Tokens.Select(token => UartWire.Parse(token.Value))];
        }
        catch (FormatException e)
        {
            result.AddError(e.Message);
            return [];
        }
    }

    private static async Task<int> RunAsync(
        Func<CancellationToken, Task<BuiltImage>> build, RunWiring wiring, bool echo, TimeSpan timeout,
        CancellationToken cancellation)
    {
        BuiltImage image = await build(cancellation);
        await using EchoServers? servers = echo ? EchoServers.Start() : null;
        await using TlsEchoServers? secure = echo ? TlsEchoServers.Start() : null;
        await using RunConsole console = new(new TraceTranslator(image));
        if (servers is not null && wiring.Modem is { } modem)
        {
            wiring = wiring with { Modem = modem.Reaching([.. servers.Ports, .. secure!.Ports]) };
        }
        return await AppRunner.RunAsync(image, wiring, console, timeout, cancellation);
    }
}
