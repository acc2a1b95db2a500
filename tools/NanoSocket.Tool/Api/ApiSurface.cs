using System;
using System.Collections.Generic;
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

    /// <summary>The members of a list that an app cannot use, in the list's order.</summary>
    public IReadOnlyList<string> Missing(ApiList list) => [.. list.Members.Where(id => !Has(id))];

    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility
        is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

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
