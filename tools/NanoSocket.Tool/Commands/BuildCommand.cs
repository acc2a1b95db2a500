using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Sizes;

namespace NanoSocket.Tool.Commands;

/// <summary><c>nanosocket build</c>: makes the files to put on a board.</summary>
internal static class BuildCommand
{
    private const string Help = """
        The folder gets NAME.elf, NAME.bin and NAME.hex, with NAME.map, NAME.c and NAME.size.json.

        Example:
          nanosocket build samples/Demo --board netduino-plus-2 -o out
        """;

    public static Command Create()
    {
        Argument<string> app = CommonOptions.App();
        Option<string> board = CommonOptions.Board();
        Option<string?> roots = CommonOptions.PublicRoots();
        Option<string?> tls = CommonOptions.Tls();
        Option<string> output = new("--output", "-o")
        {
            Description = "The folder for the files; created when missing",
            HelpName = "DIR",
            Required = true,
        };
        Command command = new DetailedCommand(
            "build", "Builds the files to put on a board and prints what they take", Help)
        {
            app, board, tls, roots, output,
        };
        command.SetAction((result, cancellation) => BuildAsync(
            result.GetRequiredValue(app), result.GetRequiredValue(board),
            new BuildOptions
            {
                Tls = result.GetValue(tls),
                PublicRoots = result.GetValue(roots) is { } file ? PublicRoots.FileOf(file) : null,
            },
            result.GetRequiredValue(output), cancellation));
        return command;
    }

    private static async Task<int> BuildAsync(
        string app, string board, BuildOptions options, string output, CancellationToken cancellation)
    {
        BuiltImage image = await AppBuild.RunAsync(app, board, options, cancellation);
        SizeReport report = await SizeReport.CreateAsync(image, cancellation);

        string stem = Path.Combine(output, image.Source.App);
        WriteTo(output, () =>
        {
            Directory.CreateDirectory(output);
            File.Copy(image.Elf, stem + ".elf", overwrite: true);
            File.Copy(image.Map, stem + ".map", overwrite: true);
            File.Copy(image.Source.Code, stem + ".c", overwrite: true);
            File.WriteAllText(stem + ".size.json", report.ToJson());
        });
        CCompiler compiler = new(image.Board, options);
        await compiler.ConvertAsync(image.Elf, "binary", stem + ".bin", cancellation);
        await compiler.ConvertAsync(image.Elf, "ihex", stem + ".hex", cancellation);
        SizeTables.Print(report);
        return ExitCode.Success;
    }

    private static void WriteTo(string folder, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"cannot write to {folder}: {e.Message}");
        }
    }
}
