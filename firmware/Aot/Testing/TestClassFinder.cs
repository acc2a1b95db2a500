using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NanoSocket.Aot.Testing;

/// <summary>Finds the test classes of a program by nanoFramework's attributes.</summary>
internal sealed class TestClassFinder
{
    private const string Framework = "nanoFramework.TestFramework.";

    private readonly CSharpCompilation compilation;
    private readonly List<AotDiagnostic> problems;

    /// <param name="compilation">The program.</param>
    /// <param name="problems">Takes what is wrong with its tests.</param>
    public TestClassFinder(CSharpCompilation compilation, List<AotDiagnostic> problems)
    {
        this.compilation = compilation;
        this.problems = problems;
    }

    /// <summary>The test classes in the order of the sources.</summary>
    public IReadOnlyList<TestClass> Find()
    {
        List<INamedTypeSymbol> types = [];
        Collect(compilation.Assembly.GlobalNamespace, types);
        Dictionary<SyntaxTree, int> order = compilation.SyntaxTrees.Select((tree, index) => (tree, index))
            .ToDictionary(pair => pair.tree, pair => pair.index);
        return types.OrderBy(type => order[type.Locations[0].SourceTree!])
            .ThenBy(type => type.Locations[0].SourceSpan.Start).Select(Describe).ToList();
    }

    private void Collect(INamespaceOrTypeSymbol container, List<INamedTypeSymbol> types)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type && Has(type, "TestClassAttribute") && IsUsable(type))
            {
                types.Add(type);
            }
            if (member is INamespaceOrTypeSymbol inner)
            {
                Collect(inner, types);
            }
        }
    }

    private bool IsUsable(INamedTypeSymbol type)
    {
        if (type.IsAbstract && !type.IsStatic)
        {
            return false; // A base class; its methods are tests of the derived ones.
        }
        bool usable = !type.IsGenericType && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);
        if (!usable)
        {
            Report(type, "a test class is public or internal and has no type parameters");
        }
        return usable;
    }

    private TestClass Describe(INamedTypeSymbol type)
    {
        List<TestMethod> setups = [];
        List<TestMethod> tests = [];
        List<TestMethod> cleanups = [];
        foreach (IMethodSymbol method in Methods(type))
        {
            AddPlain(method, "SetupAttribute", setups);
            AddTests(method, tests);
            AddPlain(method, "CleanupAttribute", cleanups);
        }
        TestClass result = new(type, setups, tests, cleanups);
        if (result.NeedsInstance && !type.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty))
        {
            Report(type, "a test class has a constructor without parameters");
        }
        return result;
    }

    /// <summary>The methods of a class, its base classes' first, as reflection would find them.</summary>
    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type)
    {
        IEnumerable<IMethodSymbol> own =
            type.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary);
        return type.BaseType is { } parent ? Methods(parent).Concat(own) : own;
    }

    private void AddPlain(IMethodSymbol method, string attribute, List<TestMethod> methods)
    {
        if (Has(method, attribute) && IsCallable(method, parameters: 0))
        {
            methods.Add(new TestMethod(method, 0, []));
        }
    }

    private void AddTests(IMethodSymbol method, List<TestMethod> tests)
    {
        List<AttributeData> rows =
            method.GetAttributes().Where(attribute => Is(attribute, "DataRowAttribute")).ToList();
        if (rows.Count == 0)
        {
            AddPlain(method, "TestMethodAttribute", tests);
            return;
        }
        for (int i = 0; i < rows.Count; i++)
        {
            TypedConstant values = rows[i].ConstructorArguments.FirstOrDefault();
            IReadOnlyList<TypedConstant> arguments = values is { Kind: TypedConstantKind.Array, IsNull: false }
                ? values.Values
                : [];
            if (IsCallable(method, arguments.Count))
            {
                tests.Add(new TestMethod(method, i, arguments));
            }
        }
    }

    private bool IsCallable(IMethodSymbol method, int parameters)
    {
        bool callable = method.ReturnsVoid && !method.IsAsync && !method.IsGenericMethod
            && compilation.IsSymbolAccessibleWithin(method, compilation.Assembly);
        if (!callable)
        {
            Report(method, "a test method is public, returns void and has no type parameters");
        }
        else if (method.Parameters.Length != parameters)
        {
            Report(method, $"a row has {parameters} values where the method has {method.Parameters.Length} parameters");
            callable = false;
        }
        return callable;
    }

    private static bool Has(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Any(data => Is(data, attribute));

    private static bool Is(AttributeData data, string attribute) =>
        data.AttributeClass?.ToDisplayString() == Framework + attribute;

    private void Report(ISymbol symbol, string rule)
    {
        FileLinePositionSpan place = symbol.Locations[0].GetMappedLineSpan();
        problems.Add(new AotDiagnostic(
            AotSeverity.Error, TestLauncherSource.BadTest, $"'{symbol.ToDisplayString()}' cannot be run: {rule}",
            place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1));
    }
}
