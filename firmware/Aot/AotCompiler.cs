using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;
using NanoSocket.Aot.Analysis;
using NanoSocket.Aot.Diagnostics;
using NanoSocket.Aot.Emit;
using NanoSocket.Aot.Lowering;
using NanoSocket.Aot.Metadata;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot;

/// <summary>Compiles .NET assemblies to one C file.</summary>
public static class AotCompiler
{
    /// <summary>Compiles everything reachable from the entry point. Errors in the program are diagnostics, never
    /// exceptions; a file that cannot be read or written throws <see cref="IOException"/>.</summary>
    public static AotResult Compile(AotOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using AssemblySet assemblies = new(options);
        DiagnosticBag diagnostics = new();
        try
        {
            return Run(options, assemblies, diagnostics);
        }
        catch (CompileError error)
        {
            diagnostics.Error(error, default, null);
            return Failed(diagnostics);
        }
    }

    private static AotResult Run(AotOptions options, AssemblySet assemblies, DiagnosticBag diagnostics)
    {
        World world = new(assemblies.TypeSystem);
        Dispatch dispatch = new(world);
        LoweringContext context = new(world, dispatch, new MethodBodies(assemblies), diagnostics);
        CompiledProgram program = Reachability.Run(context, FindMain(assemblies, world), options.Exports);
        if (diagnostics.HasErrors)
        {
            return Failed(diagnostics);
        }
        Image image = new(program, world, dispatch);
        byte[] text = Encoding.UTF8.GetBytes(ImageWriter.Write(image));
        WriteIfChanged(options.OutputFile, text);
        return new AotResult(
            diagnostics.ToList(),
            new AotStatistics(
                image.Bodies.Count, image.Descriptors.Count, image.Literals.StringCount, text.Length),
            Sorted(image.Imports.Select(i => i.Library)),
            Sorted(image.Imports.Select(i => i.Symbol)));
    }

    private static MethodNode FindMain(AssemblySet assemblies, World world)
    {
        int token = assemblies.Main.CorHeader?.EntryPointTokenOrRelativeVirtualAddress ?? 0;
        if (token == 0 || MetadataTokens.EntityHandle(token) is not { Kind: HandleKind.MethodDefinition } handle)
        {
            throw new CompileError(
                CompileError.NoEntryPoint, $"'{assemblies.Main.Name}' has no entry point (a static Main)");
        }
        MethodNode main = world.Resolve(
            assemblies.TypeSystem.MainModule.GetDefinition((MethodDefinitionHandle)handle), GenericScope.Empty);
        bool isPlain = main.ReturnType.Category == TypeCategory.Void || main.ReturnType.Primitive == Primitive.Int32;
        return isPlain && main.Parameters.Count <= 1
            ? main
            : throw new CompileError(CompileError.NoEntryPoint, "Main must return void or int");
    }

    private static void WriteIfChanged(string path, byte[] text)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(text))
        {
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllBytes(path, text);
    }

    private static AotResult Failed(DiagnosticBag diagnostics) =>
        new(diagnostics.ToList(), new AotStatistics(0, 0, 0, 0), [], []);

    private static List<string> Sorted(IEnumerable<string> names) =>
        names.Distinct().Order(StringComparer.Ordinal).ToList();
}
