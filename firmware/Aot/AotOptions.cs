using System.Collections.Generic;

namespace NanoSocket.Aot;

/// <summary>What <see cref="AotCompiler"/> reads and writes.</summary>
public sealed class AotOptions
{
    /// <summary>The assembly whose <c>Main</c> starts the image.</summary>
    public required string EntryAssembly { get; init; }

    /// <summary>Every other assembly the image may use, the class library (<c>mscorlib</c>) among them. Each has
    /// its portable PDB beside it.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>The C file to write. It is left untouched when there are errors or when its text did not change.
    /// </summary>
    public required string OutputFile { get; init; }

    /// <summary>Replacements for the beginning of source paths in <c>#line</c> directives, messages and stack
    /// traces, tried in order: (from, to).</summary>
    public IReadOnlyList<KeyValuePair<string, string>> PathMap { get; init; } = [];

    /// <summary>Methods that C calls, besides those that say so themselves by an attribute.</summary>
    public IReadOnlyList<AotExport> Exports { get; init; } = [];
}
