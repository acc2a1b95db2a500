using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Lua;

namespace NanoSocket.Tool.Building;

/// <summary>Lua, the shim over it, the tables of the native modules, and the app's scripts.</summary>
internal static class LuaSource
{
    private const string Library = "lua5.1";

    /// <summary>The files of Lua that use files and time: the firmware's, not the C library's.</summary>
    private static readonly string[] FilesUsers = ["lauxlib.c", "liolib.c", "loadlib.c", "loslib.c"];

    /// <summary>The sources of an image with Lua.</summary>
    /// <param name="shim">The shim's folder.</param>
    /// <param name="modules">The native modules.</param>
    /// <param name="scripts">The app's scripts.</param>
    /// <param name="step">Told what happens.</param>
    /// <param name="cancellation">Ends the download.</param>
    public static async Task<IEnumerable<NativeSource>> ListAsync(
        string shim, IReadOnlyList<LuaModule> modules, IReadOnlyList<Script> scripts, Action<string> step,
        CancellationToken cancellation)
    {
        FetchedSource lua = await FetchedSource.FindAsync(
            Library, Path.Combine(shim, "lua.sources"), step, cancellation);
        string source = await PatchedLua.GetAsync(lua.Folder, Path.Combine(shim, "patches"), cancellation);
        RomSource rom = new(Path.Combine(source, "src"), modules);
        string[] flags = ["-I" + shim, "-I" + Path.Combine(source, "src")];
        List<NativeSource> sources =
        [
            .. SourceTree.Files(shim, ".c").Select(file => new NativeSource(file, Component.LuaShim)),
            new(Generated("modules", rom.Write()), Component.LuaModules),
            new(Generated("scripts", ScriptSource.Write(scripts)), Component.Scripts),
            .. lua.Files.Select(file => new NativeSource(
                WithRom(rom, Path.Combine(source, file.File)), file.Component, IsOurs: false)),
        ];
        string[] withFiles = [.. flags, "-include", Path.Combine(shim, "nsfile_stdio.h")];
        return sources.ConvertAll(file => file with
        {
            Flags = FilesUsers.Any(user => IsOf(user, file.File)) ? withFiles : flags,
        });
    }

    /// <summary>Whether it is that file of Lua, or the one that stands for it.</summary>
    private static bool IsOf(string user, string file) => Path.GetFileName(file) == user
        || Path.GetFileName(Path.GetDirectoryName(file)) == Folder(Path.GetFileNameWithoutExtension(user));

    private static string Folder(string name) => "lua-" + name;

    /// <summary>A file of Lua, or the one that stands for it.</summary>
    private static string WithRom(RomSource rom, string file)
    {
        string name = Path.GetFileName(file);
        return rom.WriteLibrary(name) is { } text ? Generated(Path.GetFileNameWithoutExtension(name), text) : file;
    }

    /// <summary>A file with that text; one per content, so nothing in it ever changes.</summary>
    private static string Generated(string name, string text)
    {
        using Fingerprint fingerprint = new();
        string file = Path.Combine(Repository.Current.Build, Folder(name), fingerprint.Add(text) + ".c");
        if (!File.Exists(file))
        {
            AtomicFile.Write(file, text);
        }
        return file;
    }
}
