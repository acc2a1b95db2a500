using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Hosting;
using NanoSocket.Simulator.Live;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Tool.Commands;

/// <summary><c>nanosocket modem</c>: the simulator alone.</summary>
internal static class ModemCommand
{
    private const string Help = """
        For a real board on a serial port, or another program. Standard output gets the address of each line, standard
        error the log; with --verbose also each AT command. Ctrl-C ends it.

        Examples:
          nanosocket modem --listen pty
          nanosocket modem --listen serial:/dev/ttyUSB0 --baud 921600 --fault loss,percent=2
          nanosocket modem --model ec200 --live
          nanosocket modem --faults
        """;

    public static Command Create()
    {
        ModemArguments arguments = new(isOwnCommand: true);
        Command command = new DetailedCommand(
            "modem", "Simulates a modem and its operator's network", Help);
        Option<bool> faults = new("--faults") { Description = "List the faults with their parameters, and end" };
        Option<bool> models = new("--models") { Description = "List the models, and end" };
        Option<bool> live = new("--live") { Description = "Show the modems' state and the newest of the log" };
        arguments.AddTo(command);
        command.Add(faults);
        command.Add(models);
        command.Add(live);
        command.SetAction((result, cancellation) =>
            result.GetValue(faults) ? List(FaultCatalogue.Describe())
            : result.GetValue(models) ? List(ModemModels.Describe())
            : ServeAsync(
                arguments.ReadAll(result), arguments.IsVerbose(result), result.GetValue(live), cancellation));
        return command;
    }

    private static Task<int> List(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Console.WriteLine(line);
        }
        return Task.FromResult(ExitCode.Success);
    }

    private static async Task<int> ServeAsync(
        SimulatorOptions options, bool verbose, bool live, CancellationToken cancellation)
    {
        LiveScreen screen = new();
        await using SimulatorHost host = Start(options with
        {
            Log = live ? screen.Add : (in LogEntry entry) =>
            {
                if (verbose || entry.Topic is not LogTopic.At)
                {
                    Console.Error.WriteLine(entry.ToString());
                }
            },
        });
        foreach (string address in host.Addresses)
        {
            Console.WriteLine(address);
        }
        Task end = live
            ? new LiveView(host, screen, Console.Error, LiveView.ConsoleSize).RunAsync(cancellation)
            : Task.Delay(Timeout.Infinite, cancellation);
        await Task.WhenAny(host.Completion, end).Unwrap();
        return ExitCode.Success;
    }

    private static SimulatorHost Start(SimulatorOptions options)
    {
        try
        {
            return SimulatorHost.Start(options);
        }
        catch (OptionException e)
        {
            throw new ToolException(e.Message);
        }
    }
}
