using System.Collections.Generic;
using System.Linq;
using ICSharpCode.Decompiler.TypeSystem;
using NanoSocket.Aot.Diagnostics;
using NanoSocket.Aot.Lowering;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Analysis;

/// <summary>A C# method that C code calls.</summary>
/// <param name="Method">The method.</param>
/// <param name="Symbol">Its name in C.</param>
/// <param name="Library">The native library that calls it; null: whoever knows its class.</param>
internal sealed record NativeExport(MethodNode Method, string Symbol, string? Library)
{
    /// <summary>Everything that the assemblies and the options offer to C.</summary>
    public static List<NativeExport> Find(World world, IReadOnlyList<AotExport> named)
    {
        List<NativeExport> result = named.Select(export => Named(world, export)).OfType<NativeExport>().ToList();
        foreach (ITypeDefinition definition in world.Definitions.Where(type => type.TypeParameterCount == 0))
        {
            foreach (IMethod method in definition.Methods.Where(method => method.IsStatic))
            {
                if (SymbolOf(method) is { } symbol)
                {
                    MethodNode node = world.Resolve(method, GenericScope.Empty);
                    result.Add(new NativeExport(node, symbol, null));
                }
            }
        }
        return result;
    }

    /// <summary>Whether exceptions end at the method, as .NET has it, or are left to the C code.</summary>
    public static bool IsUnmanaged(MethodNode method) => method.Attribute(Attributes.UnmanagedCallersOnly) is not null;

    /// <summary>The name in C of a method that is for C alone; null: it has none, only an address.</summary>
    public static string? UnmanagedSymbolOf(MethodNode method) =>
        EntryPointOf(method.Attribute(Attributes.UnmanagedCallersOnly)!);

    /// <summary>Null: the program refers to nothing of the assembly with that class, and so not to the library.</summary>
    private static NativeExport? Named(World world, AotExport export)
    {
        if (world.Find(export.Type) is not { } type)
        {
            return null;
        }
        MethodNode? method = world.MethodsNamed(type, export.Method).SingleOrDefault(
            candidate => candidate.Parameters is [{ Category: TypeCategory.ByRef }]);
        return method is { IsStatic: true }
            ? new NativeExport(method, export.Symbol, export.Library)
            : throw CompileError.NotFound($"The static method '{export.Type}.{export.Method}'");
    }

    private static string? SymbolOf(IMethod method)
    {
        foreach (IAttribute attribute in method.GetAttributes())
        {
            switch (attribute.AttributeType.FullName)
            {
                case Attributes.RuntimeExport:
                    return (string?)attribute.FixedArguments.FirstOrDefault().Value;
                case Attributes.UnmanagedCallersOnly:
                    return EntryPointOf(attribute);
            }
        }
        return null;
    }

    private static string? EntryPointOf(IAttribute attribute) =>
        (string?)attribute.NamedArguments.FirstOrDefault(argument => argument.Name == "EntryPoint").Value;
}
