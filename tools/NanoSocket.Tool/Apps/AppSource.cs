using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Lua;

namespace NanoSocket.Tool.Apps;

/// <summary>The source of an app.</summary>
internal sealed record AppSource
{
    /// <summary>The assembly's name.</summary>
    public required string Name { get; init; }

    /// <summary>The folder that the files' names are relative to.</summary>
    public required string Folder { get; init; }

    /// <summary>The C# files, full paths, sorted.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The app's own C files: the other side of its <c>[DllImport]</c>s.</summary>
    public IReadOnlyList<string> NativeFiles { get; init; } = [];

    /// <summary>The app's Lua scripts and what lies beside them; <c>/lua/main.lua</c> is among them, or there are none.
    /// </summary>
    public IReadOnlyList<Script> Scripts { get; init; } = [];

    /// <summary>Preprocessor symbols; those of a debug build where nothing else is said, as with <c>dotnet run</c>:
    /// <c>Debug.WriteLine</c> is how many apps for devices print.</summary>
    public IReadOnlyList<string> Defines { get; init; } = ["DEBUG", "TRACE"];

    /// <summary>Namespaces that every file uses without saying so, as in the .NET SDK.</summary>
    public IReadOnlyList<string> GlobalUsings { get; init; } = DefaultUsings;

    /// <summary>Of an app that consists of test classes, only the tests whose name contains this; null: all.</summary>
    public string? TestFilter { get; init; }

    /// <summary>The SDK's implicit usings as far as the device's class library has them.</summary>
    private static IReadOnlyList<string> DefaultUsings { get; } =
        ["System", "System.Collections.Generic", "System.Threading"];

    /// <summary>Finds the app a person means: a .cs file, a folder of them, a .csproj, a .lua file, or a folder of
    /// scripts with a main.lua.</summary>
    /// <exception cref="ToolException">There is no such app.</exception>
    public static async Task<AppSource> ResolveAsync(string path, CancellationToken cancellation)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            string[] projects = Directory.GetFiles(full, "*.csproj");
            return projects.Length switch
            {
                0 when ScriptProject.IsIn(full) => ScriptProject.FromFolder(full),
                0 => FromFolder(full),
                1 => await ProjectReader.ReadAsync(projects[0], cancellation),
                _ => throw new ToolException($"{path} has several .csproj files: name one", ExitCode.Usage),
            };
        }
        if (!File.Exists(full))
        {
            throw new ToolException($"{path}: no such file or folder", ExitCode.Usage);
        }
        return Path.GetExtension(full).ToLowerInvariant() switch
        {
            ".cs" => FromFile(full),
            ".lua" => ScriptProject.FromFile(full),
            ".csproj" => await ProjectReader.ReadAsync(full, cancellation),
            _ => throw new ToolException(
                $"{path}: an app is a .cs file, a folder of .cs files, a .csproj, a .lua file or a folder with a "
                + "main.lua", ExitCode.Usage),
        };
    }

    /// <summary>An assembly name made from a file's or folder's name.</summary>
    internal static string NameFrom(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        string safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return safe is "" or "mscorlib" ? "App" + safe : safe;
    }

    private static AppSource FromFile(string file) => new()
    {
        Name = NameFrom(file),
        Folder = Path.GetDirectoryName(file)!,
        Files = [file],
    };

    private static AppSource FromFolder(string folder)
    {
        IReadOnlyList<string> files = SourceTree.Files(folder, ".cs");
        return files.Count == 0
            ? throw new ToolException($"{folder} has no .cs files", ExitCode.Usage)
            : new AppSource
            {
                Name = NameFrom(folder),
                Folder = folder,
                Files = files,
                NativeFiles = SourceTree.Files(folder, ".c"),
                Scripts = ScriptProject.Beside(folder),
            };
    }
}
