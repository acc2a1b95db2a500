using System;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.Threading.Tasks;
using NanoSocket.Tool.Commands;
using NanoSocket.Tool.Terminal;

namespace NanoSocket.Tool;

/// <summary>The nanosocket command.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        RootCommand root = new("Runs and tests C# on microcontroller boards with a cellular modem.")
        {
            DemoCommand.Create(),
            RunCommand.Create(),
            BuildCommand.Create(),
            TestCommand.Create(),
            ModemCommand.Create(),
            TraceCommand.Create(),
            SizeCommand.Create(),
            BenchCommand.Create(),
            FuzzCommand.Create(),
            ApiCommand.Create(),
        };
        DetailedCommand.Install(root);
        ParseResult command = root.Parse(arguments);
        if (command.Action is ParseErrorAction)
        {
            string message = command.UnmatchedTokens is [string unknown, ..]
                ? $"unknown command or argument '{unknown}'"
                : command.Errors[0].Message.TrimEnd('.');
            Messages.Error(message + " (see --help)");
            return ExitCode.Usage;
        }
        try
        {
            using Interruption interruption = new();
            InvocationConfiguration configuration = new()
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await command.InvokeAsync(configuration, interruption.Token);
        }
        catch (ToolException e)
        {
            Messages.Error(e.Message);
            return e.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }
}
