using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Aot;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Processes;

namespace NanoSocket.Tool.Sizes;

/// <summary>Splits what our compiler wrote into the parts that people ask about. Code goes by the C# file it came
/// from, which the debug information knows; data by the name the compiler gave it.</summary>
internal sealed class GeneratedCode
{
    private const string App = "app C#";
    private const string Core = "core C#";
    private const string ClassLibrary = "class library C#";
    private const string Types = "type data";
    private const string Strings = "strings";
    private const string Statics = "static fields";

    private const string StringSection = ".rodata." + ImageNames.StringPrefix;

    private readonly IReadOnlyDictionary<ulong, string> _files;

    internal GeneratedCode(IReadOnlyDictionary<ulong, string> files) => _files = files;

    /// <summary>Looks up the C# file of each function.</summary>
    public static async Task<GeneratedCode> LocateAsync(
        BuiltImage image, IEnumerable<MapSection> sections, CancellationToken cancellation)
    {
        List<ulong> functions = sections.Where(IsCode).Select(section => section.Address).Distinct().ToList();
        string input = string.Concat(functions.Select(address => $"0x{address:x}\n"));
        CommandResult result = await Command.RunAsync(
            image.Board.CompilerPrefix + "addr2line", ["-e", image.Elf], input, cancellation: cancellation);
        string[] places = result.Output.Split('\n');
        return new GeneratedCode(functions.Zip(places).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    /// <summary>The part a section of the generated object belongs to.</summary>
    public string ComponentOf(MapSection section)
    {
        if (IsCode(section))
        {
            return OfFile(_files.GetValueOrDefault(section.Address, ""));
        }
        if (section.IsVariableByName)
        {
            return Statics;
        }
        // What C calls strings here are the names of types.
        return section.Input.StartsWith(StringSection, StringComparison.Ordinal) ? Strings : Types;
    }

    private static bool IsCode(MapSection section) => section.Input.StartsWith(".text", StringComparison.Ordinal);

    private static string OfFile(string place)
    {
        string path = place.Replace('\\', '/');
        if (path.Contains("firmware/CoreLib/", StringComparison.Ordinal) || path.StartsWith('?'))
        {
            return ClassLibrary;
        }
        return path.Contains("firmware/Core/", StringComparison.Ordinal)
            || path.Contains("nf-interop/", StringComparison.Ordinal) ? Core : App;
    }
}
