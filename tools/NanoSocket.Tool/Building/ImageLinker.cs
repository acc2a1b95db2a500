using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Processes;
using NanoSocket.Tool.Sizes;

namespace NanoSocket.Tool.Building;

/// <summary>Links an image and checks that it fits the board.</summary>
internal sealed partial class ImageLinker(CCompiler compiler, Board board, BuildOptions options)
{
    /// <summary>Links <paramref name="objects"/> into <paramref name="image"/>'s files.</summary>
    /// <param name="image">The image to make.</param>
    /// <param name="objects">Everything to link.</param>
    /// <param name="cancellation">Ends gcc.</param>
    /// <exception cref="ToolException">A function is missing or a memory too small.</exception>
    public async Task LinkAsync(
        BuiltImage image, IReadOnlyList<CompiledObject> objects, CancellationToken cancellation)
    {
        IReadOnlyList<string> flags = options.Fuzz ? FuzzToolchain.LinkFlags(image, objects) : [];
        CommandResult result = await compiler
            .LinkAsync(objects.Select(o => o.File), image.Elf, image.Map, flags, cancellation);
        IEnumerable<string> components = objects.Select(o => $"{Path.GetFileName(o.File)} {o.Component}");
        await File.WriteAllLinesAsync(image.Components, components, cancellation);
        if (result.ExitCode != 0)
        {
            throw Explain(result.Error, image);
        }
        if (MemoryUse.Of(board, image).FirstOrDefault(use => use.Used > use.Region.Length) is { } full)
        {
            throw new ToolException(full.Overflow());
        }
    }

    private ToolException Explain(string error, BuiltImage image)
    {
        List<string> missing = Undefined().Matches(error)
            .Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        List<string> missingImports = missing.Intersect(image.Source.Imports, StringComparer.Ordinal).ToList();
        if (missingImports.Count > 0)
        {
            return new ToolException($"the app's [DllImport] names C functions that nothing in the image defines: "
                + $"{string.Join(", ", missingImports)} (add a .c file to the app's folder)");
        }
        if (missing.Count > 0)
        {
            return new ToolException($"internal error: nothing in the image for board '{board.Name}' defines "
                + string.Join(", ", missing));
        }
        if (Overflow().IsMatch(error) && File.Exists(image.Map))
        {
            IEnumerable<string> overflows = MemoryUse.Of(board, image)
                .Where(use => use.Used > use.Region.Length).Select(use => use.Overflow());
            string text = string.Join(Environment.NewLine, overflows);
            return new ToolException(text.Length > 0 ? text : error.Trim());
        }
        return new ToolException($"internal error: the link failed{Environment.NewLine}{error.Trim()}");
    }

    [GeneratedRegex("undefined reference to `([^']+)'")]
    private static partial Regex Undefined();

    [GeneratedRegex("region `[^']+' overflowed|will not fit in region")]
    private static partial Regex Overflow();
}
