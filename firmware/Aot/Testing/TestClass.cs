using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NanoSocket.Aot.Testing;

/// <summary>A test class and what runs in it, in this order.</summary>
/// <param name="Type">The class.</param>
/// <param name="Setups">Run before its tests.</param>
/// <param name="Tests">Its tests.</param>
/// <param name="Cleanups">Run after its tests.</param>
internal sealed record TestClass(
    INamedTypeSymbol Type,
    IReadOnlyList<TestMethod> Setups,
    IReadOnlyList<TestMethod> Tests,
    IReadOnlyList<TestMethod> Cleanups)
{
    /// <summary>Some of its methods are not static.</summary>
    public bool NeedsInstance => Setups.Concat(Tests).Concat(Cleanups).Any(method => !method.Symbol.IsStatic);
}

/// <summary>A method with the arguments of one of its rows.</summary>
/// <param name="Symbol">The method.</param>
/// <param name="Row">Number of the row.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record TestMethod(IMethodSymbol Symbol, int Row, IReadOnlyList<TypedConstant> Arguments)
{
    /// <summary>The name in result lines: that of nanoFramework's launcher.</summary>
    public string NameIn(INamedTypeSymbol type) => $"{type.ToDisplayString()}.{Symbol.Name}.{Row}";
}
