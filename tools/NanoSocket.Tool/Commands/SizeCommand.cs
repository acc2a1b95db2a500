using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Sizes;

namespace NanoSocket.Tool.Commands;

/// <summary><c>nanosocket size</c>: what an image takes, by component.</summary>
internal static class SizeCommand
{
    private const string Help = """
        Without APP, it is the demo's image that is measured. 'free' is what remains of each memory.

        Examples:
          nanosocket size
          nanosocket size my.cs --json
        """;

    public static Command Create()
    {
        Argument<string> app = CommonOptions.App();
        app.Arity = ArgumentArity.ZeroOrOne;
        Option<string> board = CommonOptions.Board();
        Option<string?> tls = CommonOptions.Tls();
        Option<bool> json = CommonOptions.Json();
        Command command = new DetailedCommand(
            "size", "Prints the flash and RAM of an image by component, and its memory budget", Help)
        {
            app, board, tls, json,
        };
        command.SetAction((result, cancellation) => SizeAsync(
            result.GetValue(app) ?? DemoCommand.App, result.GetRequiredValue(board),
            new BuildOptions { Tls = result.GetValue(tls) }, result.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> SizeAsync(
        string app, string board, BuildOptions options, bool json, CancellationToken cancellation)
    {
        BuiltImage image = await AppBuild.RunAsync(app, board, options, cancellation);
        SizeReport report = await SizeReport.CreateAsync(image, cancellation);
        if (json)
        {
            Console.WriteLine(report.ToJson());
        }
        else
        {
            SizeTables.Print(report);
        }
        return ExitCode.Success;
    }
}
