using System.Collections.Generic;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Ir;

/// <summary>A lowered method body.</summary>
internal sealed class Function(
    MethodNode method, IReadOnlyList<Local> parameters, IReadOnlyList<Local> locals,
    IReadOnlyList<Statement> body, SourcePlace place)
{
    public MethodNode Method { get; } = method;

    public IReadOnlyList<Local> Parameters { get; } = parameters;

    /// <summary>Variables declared at the top and cleared there; temporaries declare themselves.</summary>
    public IReadOnlyList<Local> Locals { get; } = locals;

    public IReadOnlyList<Statement> Body { get; } = body;

    /// <summary>The method's first line.</summary>
    public SourcePlace Place { get; } = place;
}
