using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Hosting;
using NanoSocket.Simulator.Logging;
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
          nanosocket modem --faults
        """;

    public static Command Create()
    {
        ModemArguments arguments = new(isOwnCommand: true);
        Command command = new DetailedCommand(
            "modem", "Simulates a modem and its operator's network", Help);
        Option<bool> list = new("--faults") { Description = "List the faults with their parameters, and end" };
        arguments.AddTo(command);
        command.Add(list);
        command.SetAction((result, cancellation) => result.GetValue(list)
            ? ListFaults()
            : ServeAsync(arguments.ReadAll(result), arguments.IsVerbose(result), cancellation));
        return command;
    }

    private static Task<int> ListFaults()
    {
        foreach (string line in FaultCatalogue.Describe())
        {
            Console.WriteLine(line);
        }
        return Task.FromResult(ExitCode.Success);
    }

    private static async Task<int> ServeAsync(SimulatorOptions options, bool verbose, CancellationToken cancellation)
    {
        await using SimulatorHost host = Start(options with
        {
            Log = (in LogEntry entry) =>
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
        await Task.WhenAny(host.Completion, Task.Delay(Timeout.Infinite, cancellation)).Unwrap();
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
