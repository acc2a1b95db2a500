using System.Collections.Generic;
using System.IO;
using NanoSocket.Tool.Building;

namespace NanoSocket.Tool.Lua;

/// <summary>The C# of an app that consists of scripts.</summary>
internal static class LuaApp
{
    public static string Folder => Path.Combine(Repository.Current.Firmware, "Lua", "App");

    public static IReadOnlyList<string> Sources => SourceTree.Files(Folder, ".cs");
}
