using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NanoSocket.Tool.Apps;

namespace NanoSocket.Tool.Lua;

/// <summary>An app that consists of scripts.</summary>
internal static class ScriptProject
{
    private const string Main = "main.lua";

    /// <summary>The folder of the device in which its files are.</summary>
    private const string Folder = "/lua/";

    /// <summary>Whether a folder is a script project.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Main));

    /// <summary>One script, which is the main one whatever its name.</summary>
    public static AppSource FromFile(string file) => Of(file, [new Script(Folder + Main, file)]);

    /// <summary>Every file of a folder and those below, under its own name: the device has one folder for all of them.
    /// </summary>
    /// <exception cref="ToolException">Two files have the same name.</exception>
    public static AppSource FromFolder(string folder)
    {
        Script[] scripts = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal)
            .Select(file => new Script(Folder + Path.GetFileName(file), file)).ToArray();
        IGrouping<string, Script>? twice = scripts.GroupBy(script => script.Name).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? Of(folder, scripts)
            : throw new ToolException($"{folder}: {string.Join(" and ", twice.Select(script => script.File))} would "
                + $"both be {twice.Key} on the device");
    }

    /// <summary>The scripts of an app in C#: those of the folder <c>lua</c> beside it, which has a main.lua; else none.
    /// </summary>
    public static IReadOnlyList<Script> Beside(string folder)
    {
        string scripts = Path.Combine(folder, "lua");
        return IsIn(scripts) ? FromFolder(scripts).Scripts : [];
    }

    /// <summary>What the scripts require and do not bring along comes from our library.</summary>
    private static AppSource Of(string path, Script[] scripts) => new()
    {
        Name = AppSource.NameFrom(path),
        Folder = LuaApp.Folder,
        Files = LuaApp.Sources,
        Scripts =
        [
            .. scripts,
            .. ScriptLibrary.FilesFor(scripts.Select(script => script.File).Where(ScriptLibrary.IsScript).ToList())
                .Select(file => new Script(Folder + Path.GetFileName(file), file)),
        ],
    };
}
