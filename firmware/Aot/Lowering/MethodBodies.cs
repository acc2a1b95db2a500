using System.Collections.Generic;
using System.Reflection.Metadata;
using ICSharpCode.Decompiler.IL;
using ICSharpCode.Decompiler.TypeSystem;
using NanoSocket.Aot.Metadata;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Lowering;

/// <summary>Reads method bodies, each once however often it is instantiated.</summary>
internal sealed class MethodBodies(AssemblySet assemblies)
{
    private readonly Dictionary<IMethod, (ILFunction, LineTable)> bodies = [];

    public (ILFunction Function, LineTable Lines) Read(MethodNode method)
    {
        if (!bodies.TryGetValue(method.Definition, out (ILFunction, LineTable) result))
        {
            result = ReadBody(method);
            bodies.Add(method.Definition, result);
        }
        return result;
    }

    /// <summary>Whether locals start as zero: always, but under <c>[SkipLocalsInit]</c>.</summary>
    public static bool ClearsLocals(MethodNode method) => method.Module.MetadataFile
        .GetMethodBody(method.Row.RelativeVirtualAddress).LocalVariablesInitialized;

    /// <summary>Where a method is written, for messages about methods without a body.</summary>
    public LineTable LinesOf(MethodNode method) =>
        assemblies.SymbolsOf(method.Module.MetadataFile).LinesOf(method.Handle);

    private (ILFunction, LineTable) ReadBody(MethodNode method)
    {
        MetadataModule module = method.Module;
        DebugSymbols symbols = assemblies.SymbolsOf(module.MetadataFile);
        ILReader reader = new(module) { UseDebugSymbols = true, DebugInfo = symbols };
        MethodBodyBlock body = module.MetadataFile.GetMethodBody(method.Row.RelativeVirtualAddress);
        return (reader.ReadIL(method.Handle, body), symbols.LinesOf(method.Handle));
    }
}
