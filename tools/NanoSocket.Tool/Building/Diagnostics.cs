using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NanoSocket.Aot;

namespace NanoSocket.Tool.Building;

/// <summary>Presents what the compilers say about a program.</summary>
internal static class Diagnostics
{
    /// <summary>More than this many at once help nobody.</summary>
    private const int Most = 20;

    /// <summary>The error that ends a command: a headline and the diagnostics, errors first.</summary>
    public static ToolException Failure(string headline, IReadOnlyList<AotDiagnostic> diagnostics)
    {
        List<AotDiagnostic> errors = diagnostics.Where(d => d.Severity == AotSeverity.Error).ToList();
        IEnumerable<string> lines = errors.Take(Most).Select(Format);
        if (errors.Count > Most)
        {
            lines = lines.Append($"... and {errors.Count - Most} more");
        }
        return new ToolException(headline + Environment.NewLine + string.Join(Environment.NewLine, lines));
    }

    /// <summary>The warnings of a build that succeeded.</summary>
    public static IEnumerable<string> Warnings(IEnumerable<AotDiagnostic> diagnostics) =>
        diagnostics.Where(d => d.Severity == AotSeverity.Warning).Take(Most).Select(Format);

    /// <summary>The form editors understand, with the path as short as it can be from here.</summary>
    private static string Format(AotDiagnostic diagnostic)
    {
        if (diagnostic.File is not { } file)
        {
            return diagnostic.ToString();
        }
        string full = Path.GetFullPath(file, Repository.Current.Root);
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, full);
        bool below = !relative.StartsWith("..", StringComparison.Ordinal);
        return (diagnostic with { File = below ? relative : full }).ToString();
    }
}
