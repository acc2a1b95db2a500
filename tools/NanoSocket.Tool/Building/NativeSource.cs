using System.Collections.Generic;

namespace NanoSocket.Tool.Building;

/// <summary>A C or assembler file of an image.</summary>
/// <param name="File">Full path.</param>
/// <param name="Component">The row of the size report it counts in.</param>
/// <param name="IsOurs">Its warnings are errors; those of others are not ours to mend.</param>
internal sealed record NativeSource(string File, string Component, bool IsOurs = true)
{
    /// <summary>Flags for this file alone.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}
