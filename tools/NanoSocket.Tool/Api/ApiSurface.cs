using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NanoSocket.Tool.Building;

namespace NanoSocket.Tool.Api;

/// <summary>The public and protected members of our own assemblies.</summary>
internal sealed class ApiSurface
{
    private readonly HashSet<string> members = new(StringComparer.Ordinal);
    private readonly Compilation compilation;

    private ApiSurface(Compilation compilation)
    {
        this.compilation = compilation;
        foreach (MetadataReference reference in compilation.References)
        {
            if (compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly)
            {
                Collect(assembly.GlobalNamespace);
            }
        }
    }

    /// <summary>What an app can use on a device.</summary>
    public static async Task<ApiSurface> OfFirmwareAsync(Action<string> step)
    {
        IReadOnlyList<string> assemblies = await new FirmwareAssemblies().GetAsync(step);
        return new ApiSurface(CSharpCompilation.Create(
            "api", [], assemblies.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));
    }

    /// <summary>The members of ours that sources use and that none of the lists has: what keeps them from compiling
    /// on nanoFramework.</summary>
    /// <param name="sources">C# files of one program.</param>
    /// <param name="allowed">Members that may be used.</param>
    public IReadOnlyList<string> UsesBeyond(IEnumerable<string> sources, IReadOnlySet<string> allowed)
    {
        List<SyntaxTree> trees = [.. sources.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)))];
        Compilation program = compilation.AddSyntaxTrees(trees)
            .WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        return [.. trees.SelectMany(tree => UsedMembers(program, tree))
            .Where(symbol => !IsAllowed(symbol, allowed))
            .Select(symbol => symbol.GetDocumentationCommentId()!)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The members of a list that an app cannot use, in the list's order.</summary>
    public IReadOnlyList<string> Missing(ApiList list) => [.. list.Members.Where(id => !Has(id))];

    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility
        is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary>Types and members of our assemblies that a file names.</summary>
    private static IEnumerable<ISymbol> UsedMembers(Compilation program, SyntaxTree tree)
    {
        SemanticModel model = program.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes()
            .Select(node => model.GetSymbolInfo(node).Symbol?.OriginalDefinition)
            .OfType<ISymbol>()
            .Where(symbol => symbol
                is INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol)
            .Where(symbol => !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, program.Assembly)
                && symbol.GetDocumentationCommentId() is not null);
    }

    /// <summary>Operators of the language belong to no class that could lack them; overrides are their base's.
    /// </summary>
    private static bool IsAllowed(ISymbol symbol, IReadOnlySet<string> allowed) =>
        allowed.Contains(symbol.GetDocumentationCommentId()!)
        || symbol is IMethodSymbol { MethodKind: MethodKind.BuiltinOperator }
        || (symbol is IMethodSymbol { OverriddenMethod: { } overridden } && IsAllowed(overridden, allowed));

    private bool Has(string id) => members.Contains(id) || IsInherited(id);

    /// <summary>A method or property that a base class declares can be used all the same.</summary>
    private bool IsInherited(string id)
    {
        int parameters = id.IndexOf('(', StringComparison.Ordinal);
        int dot = id.LastIndexOf('.', parameters < 0 ? id.Length - 1 : parameters);
        string member = id[dot..];
        INamedTypeSymbol? type = compilation.GetTypeByMetadataName(id[2..dot])?.BaseType;
        while (type is not null && id[0] != 'T' && !member.StartsWith(".#", StringComparison.Ordinal))
        {
            if (members.Contains($"{id[0]}:{type.GetDocumentationCommentId()?[2..]}{member}"))
            {
                return true;
            }
            type = type.BaseType;
        }
        return false;
    }

    private void Collect(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamespaceSymbol inner)
            {
                Collect(inner);
            }
            else if (IsVisible(member))
            {
                if (member.GetDocumentationCommentId() is string id)
                {
                    members.Add(id);
                }
                if (member is INamedTypeSymbol type)
                {
                    Collect(type);
                }
            }
        }
    }
}
