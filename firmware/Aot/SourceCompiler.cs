using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using NanoSocket.Aot.Testing;

namespace NanoSocket.Aot;

/// <summary>Compiles C# files to an assembly for the device, with Roslyn in this process.</summary>
public static class SourceCompiler
{
    private const string DeviceSymbol = "NANOSOCKET_DEVICE";

    /// <summary>Compiles <paramref name="options"/>' sources. Mistakes in them are diagnostics; a file that cannot
    /// be read or written throws <see cref="IOException"/>.</summary>
    public static SourceResult Compile(SourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CSharpParseOptions parse = new(
            LanguageVersion.Latest,
            DocumentationMode.Parse,
            preprocessorSymbols: options.Defines.Prepend(DeviceSymbol));
        List<SyntaxTree> trees = options.Sources.Select(path => ParseFile(path, parse)).ToList();
        if (GeneratedSource(options) is { Length: > 0 } generated)
        {
            trees.Add(CSharpSyntaxTree.ParseText(generated, parse, "<generated>", Encoding.UTF8));
        }

        CSharpCompilation compilation = CSharpCompilation.Create(
            options.AssemblyName,
            trees,
            options.References.Select(path => MetadataReference.CreateFromFile(path)),
            CompilationOptions(options));
        string assembly = Path.Combine(options.OutputDirectory, options.AssemblyName + ".dll");
        List<AotDiagnostic> problems = [];
        if (options.Executable && TestLauncherSource.Write(compilation, options.TestFilter, problems) is { } launcher)
        {
            compilation = compilation.AddSyntaxTrees(
                CSharpSyntaxTree.ParseText(launcher, parse, "<test launcher>", Encoding.UTF8));
        }
        if (problems.Count > 0)
        {
            return new SourceResult(false, problems, assembly);
        }
        EmitResult result = Emit(compilation, assembly);
        return new SourceResult(result.Success, Reportable(result.Diagnostics), assembly);
    }

    private static CSharpCompilationOptions CompilationOptions(SourceOptions options) =>
        new(options.Executable ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            deterministic: true,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 4,
            concurrentBuild: true);

    private static SyntaxTree ParseFile(string path, CSharpParseOptions parse)
    {
        using FileStream stream = File.OpenRead(path);
        SourceText text = SourceText.From(stream, Encoding.UTF8, SourceHashAlgorithm.Sha256);
        return CSharpSyntaxTree.ParseText(text, parse, path);
    }

    private static string GeneratedSource(SourceOptions options)
    {
        StringBuilder text = new();
        foreach (string name in options.GlobalUsings)
        {
            text.Append("global using global::").Append(name).Append(";\n");
        }
        foreach (string friend in options.FriendAssemblies)
        {
            text.Append("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"")
                .Append(friend).Append("\")]\n");
        }
        return text.ToString();
    }

    private static EmitResult Emit(CSharpCompilation compilation, string assembly)
    {
        using MemoryStream dll = new();
        using MemoryStream pdb = new();
        EmitOptions emit = new(
            debugInformationFormat: DebugInformationFormat.PortablePdb,
            pdbFilePath: Path.ChangeExtension(assembly, ".pdb"),
            runtimeMetadataVersion: "v4.0.30319");
        EmitResult result = compilation.Emit(dll, pdb, options: emit);
        if (result.Success)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(assembly))!);
            File.WriteAllBytes(assembly, dll.ToArray());
            File.WriteAllBytes(Path.ChangeExtension(assembly, ".pdb"), pdb.ToArray());
        }
        return result;
    }

    private static List<AotDiagnostic> Reportable(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics
            .Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)
            .Select(Convert)
            .OrderBy(d => d.File, StringComparer.Ordinal).ThenBy(d => d.Line).ThenBy(d => d.Column)
            .ThenBy(d => d.Code, StringComparer.Ordinal)
            .ToList();

    private static AotDiagnostic Convert(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetMappedLineSpan();
        bool known = span.IsValid;
        return new AotDiagnostic(
            diagnostic.Severity == DiagnosticSeverity.Error ? AotSeverity.Error : AotSeverity.Warning,
            diagnostic.Id,
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            known ? span.Path : null,
            known ? span.StartLinePosition.Line + 1 : 0,
            known ? span.StartLinePosition.Character + 1 : 0);
    }
}
