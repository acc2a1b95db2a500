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
    /// <exception cref="ToolException">There is no such app or board, or it does not build.</exception>
    public static async Task<BuiltImage> RunAsync(
        string app, string board, BuildOptions options, CancellationToken cancellation)
    {
        ImageBuilder builder = new(BoardCatalog.Load(board), options);
        AppSource source = await AppSource.ResolveAsync(app, cancellation);
        BuiltImage image = await Progress.RunAsync(step => builder.BuildAsync(source, step, cancellation));
        foreach (string warning in image.Source.Warnings)
        {
            Console.Error.WriteLine(warning);
        }
        return image;
    }
}
