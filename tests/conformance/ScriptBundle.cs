using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NanoSocket.Tool;
using NanoSocket.Tool.Building;

namespace NanoSocket.Conformance;

/// <summary>Cases in Lua as one script, in which each file is a module: what they show is about sockets, and owes
/// nothing to a file system.</summary>
internal static class ScriptBundle
{
    private const string Main = "main.lua";

    /// <summary>Writes the script and returns its path.</summary>
    /// <param name="root">The folder of all cases in Lua.</param>
    /// <param name="cases">The folder of these cases.</param>
    public static string Write(string root, string cases)
    {
        IReadOnlyList<string> support = SourceTree.Files(Repository.Current.Resolve($"{root}/support"), ".lua");
        IReadOnlyList<string> files = SourceTree.Files(Repository.Current.Resolve($"{root}/{cases}"), ".lua");
        StringBuilder text = new("package.preload.files = function() return {");
        text.AppendJoin(", ", files.Select(file => $"\"{NameOf(file)}\"")).Append("} end\n");
        foreach (string file in files.Concat(support.Where(file => Path.GetFileName(file) != Main)))
        {
            text.Append($"package.preload[\"{NameOf(file)}\"] = function()\n{File.ReadAllText(file)}end\n");
        }
        text.Append(File.ReadAllText(support.First(file => Path.GetFileName(file) == Main)));

        string script = Repository.Current.Resolve($".build/conformance/lua_{cases.Replace('-', '_')}.lua");
        Directory.CreateDirectory(Path.GetDirectoryName(script)!);
        File.WriteAllText(script, text.ToString());
        return script;
    }

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);
}
