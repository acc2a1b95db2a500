using System;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Terminal;

namespace NanoSocket.Tool.Commands;

/// <summary>The first step of most commands: from what the person named to an image.</summary>
internal static class AppBuild
{
    /// <summary>Builds an app for a board, showing progress and then the compiler's warnings.</summary>
    /// <param name="app">What the person named.</param>
    /// <param name="board">The board's name.</param>
    /// <param name="options">The variant.</param>
    /// <param name="cancellation">Ends the build.</param>
    /// <param name="testFilter">Of an app that consists of test classes, only tests whose name contains this.</param>
    /// <exception cref="ToolException">There is no such app or board, or it does not build.</exception>
    public static async Task<BuiltImage> RunAsync(
        string app, string board, BuildOptions options, CancellationToken cancellation, string? testFilter = null)
    {
        ImageBuilder builder = new(BoardCatalog.Load(board), options);
        AppSource source = (await AppSource.ResolveAsync(app, cancellation)) with { TestFilter = testFilter };
        BuiltImage image = await Progress.RunAsync(step => builder.BuildAsync(source, step, cancellation));
        foreach (string warning in image.Source.Warnings)
        {
            Console.Error.WriteLine(warning);
        }
        return image;
    }
}
