using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Hosting;
using NanoSocket.Simulator.Live;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Scripting;

namespace NanoSocket.Simulator.Cli;

/// <summary>The simulator as a program: addresses on stdout, the live log on stderr.</summary>
internal static class Program
{
    private const int ExitUsage = 2;
    private const string LiveOption = "--live";

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
        if (arguments.Contains("--models"))
        {
            foreach (string line in ModemModels.Describe())
            {
                Console.WriteLine(line);
            }
            return 0;
        }
        try
        {
            bool live = arguments.Contains(LiveOption);
            string[] others = [.. arguments.Where(argument => argument != LiveOption)];
            await RunAsync(SimulatorArguments.Parse(others), live).ConfigureAwait(false);
            return 0;
        }
        catch (OptionException error)
        {
            await Console.Error.WriteLineAsync("nsim: " + error.Message).ConfigureAwait(false);
            return ExitUsage;
        }
    }

    private static async Task RunAsync(SimulatorOptions options, bool live)
    {
        using CancellationTokenSource stop = new();
        void OnSignal(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        LiveScreen screen = new();
        SimulatorHost host = SimulatorHost.Start(options with
        {
            Log = live ? screen.Add : (in LogEntry entry) => Console.Error.WriteLine(entry.ToString()),
        });
        await using (host.ConfigureAwait(false))
        {
            foreach (string address in host.Addresses)
            {
                Console.WriteLine(address);
            }
            Task end = live
                ? new LiveView(host, screen, Console.Error, LiveView.ConsoleSize).RunAsync(stop.Token)
                : Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(
                    _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await Task.WhenAny(end, host.Completion).Unwrap().ConfigureAwait(false);
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
        Console.WriteLine($"  {LiveOption,-30} show the modems' state and the newest of the log, four times a second");
        Console.WriteLine($"  {"--faults",-30} list the faults");
        Console.WriteLine($"  {"--models",-30} list the models");
        Console.WriteLine("Actions of a script, behind 'at TIME' or 'every TIME':");
        foreach ((string usage, string summary) in ScriptActions.Help)
        {
            Console.WriteLine($"  {usage,-38} {summary}");
        }
    }
}
