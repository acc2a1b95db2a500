using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Hosting;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Cli;

/// <summary>The simulator as a program: addresses on stdout, the live log on stderr.</summary>
internal static class Program
{
    private const int ExitUsage = 2;

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments.Contains("--help") || arguments.Contains("-h"))
        {
            PrintHelp();
            return 0;
        }
        if (arguments.Contains("--faults"))
        {
            foreach (string line in FaultCatalogue.Describe())
            {
                Console.WriteLine(line);
            }
            return 0;
        }
        try
        {
            await RunAsync(SimulatorArguments.Parse(arguments)).ConfigureAwait(false);
            return 0;
        }
        catch (OptionException error)
        {
            await Console.Error.WriteLineAsync("nsim: " + error.Message).ConfigureAwait(false);
            return ExitUsage;
        }
    }

    private static async Task RunAsync(SimulatorOptions options)
    {
        TaskCompletionSource stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnSignal(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.TrySetResult();
        }
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        SimulatorHost host = SimulatorHost.Start(options with
        {
            Log = (in LogEntry entry) => Console.Error.WriteLine(entry.ToString()),
        });
        await using (host.ConfigureAwait(false))
        {
            foreach (string address in host.Addresses)
            {
                Console.WriteLine(address);
            }
            await Task.WhenAny(stop.Task, host.Completion).Unwrap().ConfigureAwait(false);
        }
    }

    private static void PrintHelp()
    {
        Console.WriteLine("nsim: a cellular modem and its operator's network, simulated.");
        Console.WriteLine("Prints the address of each line; ends on Ctrl-C.");
        foreach ((string name, string summary) in SimulatorArguments.Help)
        {
            Console.WriteLine($"  {name,-30} {summary}");
        }
        Console.WriteLine($"  {"--faults",-30} list the faults");
    }
}
