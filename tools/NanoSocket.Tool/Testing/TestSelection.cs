using System.Collections.Generic;

namespace NanoSocket.Tool.Testing;

/// <summary>Which tests of a suite to run.</summary>
/// <param name="Filter">Only tests whose name contains it; null: all. A script runs all of its tests.</param>
/// <param name="Seeds">Arguments that make the simulation run seeds, of what the filter names; empty: none.</param>
internal sealed record TestSelection(string? Filter, IReadOnlyList<string> Seeds)
{
    /// <summary>Arguments for a test program.</summary>
    public IReadOnlyList<string> Arguments(bool isXunit)
    {
        if (Seeds.Count > 0)
        {
            return Filter is null ? Seeds : [.. Seeds, "--filter", Filter];
        }
        string[] options = isXunit ? ["-noColor", "-noLogo"] : [];
        string[] filter = Filter is null ? [] : isXunit ? ["-method", $"*{Filter}*"] : ["--filter", Filter];
        return [.. options, .. filter];
    }
}
