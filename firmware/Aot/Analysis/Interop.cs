using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using NanoSocket.Aot.Diagnostics;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Analysis;

/// <summary>A method implemented in C.</summary>
/// <param name="Library">The name in <c>[DllImport]</c>.</param>
/// <param name="Symbol">The C function.</param>
internal sealed record NativeImport(string Library, string Symbol)
{
    /// <summary>The library that stands for the runtime itself: its functions know objects and exceptions.</summary>
    public const string RuntimeLibrary = "nanosocket";

    public bool IsRuntime => Library == RuntimeLibrary;

    /// <summary>What the method's <c>[DllImport]</c> says, or null without one.</summary>
    public static NativeImport? Of(MethodNode method)
    {
        if ((method.Attributes & MethodAttributes.PinvokeImpl) == 0)
        {
            return null;
        }
        MethodImport import = method.Row.GetImport();
        MetadataReader metadata = method.Module.MetadataFile.Metadata;
        if (import.Module.IsNil)
        {
            throw new CompileError(CompileError.BadInterop, $"'{method.DisplayName}' names no library");
        }
        string library = metadata.GetString(metadata.GetModuleReference(import.Module).Name);
        string symbol = metadata.GetString(import.Name);
        return new NativeImport(library, symbol.Length == 0 ? method.Name : symbol);
    }

    /// <summary>Checks that C can take the parameters: what the garbage collector manages stays on this side.</summary>
    public static void CheckSignature(MethodNode method, NativeImport import)
    {
        foreach (TypeNode type in method.Parameters.Append(method.ReturnType))
        {
            bool isPlain = type.Category switch
            {
                TypeCategory.Array => type.Element!.IsValueType && !type.Element.ContainsReferences
                    && type != method.ReturnType,
                TypeCategory.ByRef => !type.Element!.ContainsReferences,
                _ => !type.ContainsReferences,
            };
            if (!isPlain && !import.IsRuntime)
            {
                throw new CompileError(
                    CompileError.BadInterop,
                    $"'{method.DisplayName}' passes '{type.DisplayName}' to C; use numbers, structs of numbers, "
                    + "pointers, ref or arrays of them");
            }
        }
    }
}
