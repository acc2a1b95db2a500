using System.Collections.Generic;

namespace NanoSocket.Aot;

/// <summary>What <see cref="SourceCompiler"/> reads and writes.</summary>
public sealed class SourceOptions
{
    /// <summary>The assembly's simple name; it is written to <c>OutputDirectory/AssemblyName.dll</c> with its
    /// portable PDB beside it.</summary>
    public required string AssemblyName { get; init; }

    /// <summary>The folder for the dll and the PDB. Created when missing.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>The C# files.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Assemblies the sources may use. Nothing is referenced implicitly: the class library is listed
    /// here, and an empty list compiles the class library itself.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>Makes a program with an entry point (top-level statements allowed) instead of a library. Test classes
    /// without an entry point get one that runs them.</summary>
    public bool Executable { get; init; }

    /// <summary>Only tests whose name contains this are run by a generated entry point; null: all.</summary>
    public string? TestFilter { get; init; }

    /// <summary>Assemblies that may use this one's internals.</summary>
    public IReadOnlyList<string> FriendAssemblies { get; init; } = [];

    /// <summary>Preprocessor symbols besides <c>NANOSOCKET_DEVICE</c>.</summary>
    public IReadOnlyList<string> Defines { get; init; } = [];

    /// <summary>Usings every file gets, as namespaces. A stand-alone program gets the SDK's defaults this way.
    /// </summary>
    public IReadOnlyList<string> GlobalUsings { get; init; } = [];
}
