using System.Collections.Generic;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Analysis;

/// <summary>Everything reachable from the program's entry points.</summary>
internal sealed class CompiledProgram
{
    public required MethodNode Main { get; init; }

    public Dictionary<MethodNode, Function> Functions { get; } = [];

    /// <summary>Methods written in C.</summary>
    public Dictionary<MethodNode, NativeImport> Imports { get; } = [];

    /// <summary>Methods with a C name, whose exceptions are left to the caller.</summary>
    public Dictionary<MethodNode, string> Exports { get; } = [];

    /// <summary>Methods that only C calls, and that no exception may leave.</summary>
    public List<MethodNode> CalledByC { get; } = [];

    /// <summary>Types of which objects (boxes, for value types) can exist, in the order they were found.</summary>
    public List<TypeNode> Constructed { get; } = [];

    /// <summary>Virtual and interface methods that are called as such, in the order they were found.</summary>
    public List<MethodNode> Slots { get; } = [];

    /// <summary>Static fields whose initial value is a constant, so that their type needs no static constructor.
    /// </summary>
    public Dictionary<FieldNode, Expression> InitialValues { get; } = [];

    /// <summary>Types whose static constructor only sets <see cref="InitialValues"/>.</summary>
    public HashSet<TypeNode> Preinitialized { get; } = [];
}
