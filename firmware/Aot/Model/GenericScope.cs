using System.Collections.Generic;

namespace NanoSocket.Aot.Model;

/// <summary>What the type parameters stand for inside one instantiation.</summary>
internal sealed record GenericScope(IReadOnlyList<TypeNode> TypeArguments, IReadOnlyList<TypeNode> MethodArguments)
{
    public static GenericScope Empty { get; } = new([], []);
}
