using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Lua;
using NanoSocket.Tool.Processes;

namespace NanoSocket.Tool.Apps;

/// <summary>Asks MSBuild what a .csproj compiles. The answer is kept until the project, its properties files or the
/// list of C# files below it change, because MSBuild takes seconds to say it.</summary>
internal static class ProjectReader
{
    private static readonly string[] SharedFiles =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    /// <summary>The app that a project describes.</summary>
    /// <exception cref="ToolException">MSBuild rejects the project, or it needs what a device has not.</exception>
    public static async Task<AppSource> ReadAsync(string project, CancellationToken cancellation)
    {
        string cached = Path.Combine(Repository.Current.Build, "projects", Key(project) + ".json");
        string json;
        if (File.Exists(cached))
        {
            json = await File.ReadAllTextAsync(cached, cancellation);
        }
        else
        {
            json = await EvaluateAsync(project, cancellation);
            AtomicFile.Write(cached, json);
        }
        return Interpret(project, json);
    }

    /// <summary>Makes an app of MSBuild's answer.</summary>
    internal static AppSource Interpret(string project, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement items = document.RootElement.GetProperty("Items");
        JsonElement properties = document.RootElement.GetProperty("Properties");
        foreach (string reference in Items(items, "ProjectReference", "FullPath"))
        {
            if (!reference.StartsWith(Repository.Current.Resolve("nf-interop") + "/", StringComparison.Ordinal))
            {
                throw new ToolException($"{project}: references {reference}; an app for a device is one project "
                    + "(only nf-interop may be referenced): list the other project's files as Compile items");
            }
        }
        List<string> files = Items(items, "Compile", "FullPath").Order(StringComparer.Ordinal).ToList();
        string folder = Path.GetDirectoryName(project)!;
        return files.Count == 0
            ? throw new ToolException($"{project} compiles no files", ExitCode.Usage)
            : new AppSource
            {
                Name = AppSource.NameFrom(project),
                Folder = folder,
                Files = files,
                NativeFiles = SourceTree.Files(folder, ".c"),
                Scripts = ScriptProject.Beside(folder),
                Defines = properties.GetProperty("DefineConstants").GetString()!
                    .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                GlobalUsings = [],
            };
    }

    private static IEnumerable<string> Items(JsonElement items, string kind, string metadata) =>
        items.TryGetProperty(kind, out JsonElement list)
            ? list.EnumerateArray().Select(item => item.GetProperty(metadata).GetString()!)
            : [];

    private static async Task<string> EvaluateAsync(string project, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "msbuild", project, "-nologo", "-getItem:Compile", "-getItem:ProjectReference",
            "-getProperty:DefineConstants",
        ];
        CommandResult result =
            await Command.RunAsync("dotnet", arguments, cancellation: cancellation);
        return result.ExitCode == 0
            ? result.Output
            : throw new ToolException($"{project}: {(result.Output + result.Error).Trim()}");
    }

    private static string Key(string project)
    {
        using Fingerprint fingerprint = new();
        string folder = Path.GetDirectoryName(project)!;
        fingerprint.Add(project).AddFile(project).Add(SourceTree.Files(folder, ".cs"));
        for (string? parent = folder; parent is not null; parent = Path.GetDirectoryName(parent))
        {
            fingerprint.AddFiles(
                parent, SharedFiles.Select(name => Path.Combine(parent, name)).Where(File.Exists));
        }
        return fingerprint.ToString();
    }
}
