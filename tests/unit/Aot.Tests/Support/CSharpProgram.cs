using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace NanoSocket.Aot.Tests.Support;

/// <summary>A C# program on its way to C.</summary>
public sealed class CSharpProgram
{
    private readonly string assembly;

    private CSharpProgram(string folder, string assembly)
    {
        Folder = folder;
        this.assembly = assembly;
    }

    /// <summary>Where the source, the assembly and the image are.</summary>
    public string Folder { get; }

    /// <summary>The C file.</summary>
    public string ImageFile => Path.Combine(Folder, "image.c");

    /// <summary>Compiles a source text, which must have no C# errors.</summary>
    public static CSharpProgram Of(string source, bool isExecutable = true)
    {
        string folder = Scratch.Folder("program");
        string file = Path.Combine(folder, "app.cs");
        File.WriteAllText(file, source);
        SourceResult result = SourceCompiler.Compile(new SourceOptions
        {
            AssemblyName = "app",
            OutputDirectory = folder,
            Sources = [file],
            References = [ClassLibrary.Path],
            Executable = isExecutable,
        });
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return new CSharpProgram(folder, result.AssemblyPath);
    }

    /// <summary>Compiles to C.</summary>
    public AotResult ToC(params AotExport[] exports) => AotCompiler.Compile(new AotOptions
    {
        EntryAssembly = assembly,
        References = [ClassLibrary.Path],
        OutputFile = ImageFile,
        Exports = exports,
        PathMap = [new KeyValuePair<string, string>(Folder, "src")],
    });

    /// <summary>The C text of a source that has no errors.</summary>
    public static string Image(string source, params AotExport[] exports)
    {
        CSharpProgram program = Of(source);
        AotResult result = program.ToC(exports);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return File.ReadAllText(program.ImageFile);
    }

    /// <summary>The errors of a source that Roslyn accepts.</summary>
    public static IReadOnlyList<AotDiagnostic> Errors(string source)
    {
        CSharpProgram program = Of(source);
        AotResult result = program.ToC();
        Assert.False(result.Success);
        Assert.False(File.Exists(program.ImageFile));
        return result.Diagnostics.Where(d => d.Severity == AotSeverity.Error).ToList();
    }

    /// <summary>The body of one function of an image.</summary>
    public static string FunctionOf(string image, string name)
    {
        int start = -1;
        do
        {
            start = image.IndexOf($" {name}(", start + 1, System.StringComparison.Ordinal);
            Assert.True(start >= 0, $"no function {name}");
        }
        while (image[image.IndexOf(')', start) + 1] != '\n');
        int open = image.IndexOf("\n{\n", start, System.StringComparison.Ordinal);
        int close = image.IndexOf("\n}\n", open, System.StringComparison.Ordinal);
        return image[open..close];
    }
}
