using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using NanoSocket.Tool;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Processes;

namespace NanoSocket.Differential;

/// <summary>What a program does on .NET 10: the truth. Kept until the program or the runtime changes.</summary>
internal static class ReferenceRun
{
    private static readonly BuildCache Cache = new(Path.Combine(Repository.Current.Build, "reference"));

    /// <summary>The framework this process runs on, which is the one the programs run on.</summary>
    private static readonly IReadOnlyList<MetadataReference> Framework =
        Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToList();

    /// <summary>Runs a program, or remembers how it ran.</summary>
    /// <exception cref="ToolException">It does not compile.</exception>
    public static async Task<RunResult> GetAsync(string program, CancellationToken cancellation)
    {
        AppSource app = await AppSource.ResolveAsync(program, cancellation);
        using Fingerprint fingerprint = new();
        string key = fingerprint.Add(Environment.Version.ToString()).Add(app.Name)
            .Add(app.GlobalUsings).Add(app.Defines).AddFiles(app.Folder, app.Files).ToString();
        string folder = await Cache.GetAsync($"{app.Name}-{key}", output => MakeAsync(app, output, cancellation));
        string text = await File.ReadAllTextAsync(Path.Combine(folder, "output"), cancellation);
        string code = await File.ReadAllTextAsync(Path.Combine(folder, "code"), cancellation);
        return new RunResult(text, int.Parse(code, CultureInfo.InvariantCulture));
    }

    private static async Task MakeAsync(AppSource app, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        string assembly = Path.Combine(folder, app.Name + ".dll");
        Compile(app, assembly);
        await File.WriteAllTextAsync(
            Path.ChangeExtension(assembly, ".runtimeconfig.json"), RuntimeConfig(), cancellation);
        CommandResult result = await Command.RunAsync("dotnet", [assembly], cancellation: cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "output"), result.Output, cancellation);
        string code = result.ExitCode.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(Path.Combine(folder, "code"), code, cancellation);
    }

    private static void Compile(AppSource app, string assembly)
    {
        CSharpParseOptions parse = new(LanguageVersion.Latest, preprocessorSymbols: app.Defines);
        string usings = string.Concat(app.GlobalUsings.Select(name => $"global using global::{name};\n"));
        CSharpCompilation compilation = CSharpCompilation.Create(
            app.Name,
            app.Files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), parse, file))
                .Append(CSharpSyntaxTree.ParseText(usings, parse)),
            Framework,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true,
                optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        EmitResult result = compilation.Emit(assembly);
        if (!result.Success)
        {
            IEnumerable<Diagnostic> errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error);
            throw new ToolException($"{app.Name} does not compile for .NET 10:\n{string.Join('\n', errors)}");
        }
    }

    private static string RuntimeConfig() => JsonSerializer.Serialize(new
    {
        runtimeOptions = new
        {
            tfm = "net10.0",
            framework = new { name = "Microsoft.NETCore.App", version = Environment.Version.ToString() },
            configProperties = new Dictionary<string, bool> { ["System.Globalization.Invariant"] = true },
        },
    });
}
