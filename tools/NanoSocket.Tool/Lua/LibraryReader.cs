using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace NanoSocket.Tool.Lua;

/// <summary>A function of Lua's own libraries.</summary>
/// <param name="Library">The file and array that list it.</param>
/// <param name="Name">In the library's table.</param>
/// <param name="Function">The static function of that file.</param>
internal sealed record LibraryFunction(Library Library, string Name, string Function)
{
    /// <summary>Name of its closure in C.</summary>
    public string Symbol => $"nslua_rom_{Library.Array}_{Name}";
}

/// <summary>A list of functions in a file of Lua.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Array">The array of <c>luaL_Reg</c>.</param>
/// <param name="Table">Where they are, as <see cref="RomTables"/> names it.</param>
/// <param name="Environment">Their environment, likewise.</param>
internal sealed record Library(string File, string Array, string Table, string Environment = RomTables.Globals)
{
    /// <summary>All of them, with the environments that the luaopen functions give.</summary>
    public static IReadOnlyList<Library> All { get; } =
    [
        new("lbaselib.c", "base_funcs", RomTables.Globals), new("lbaselib.c", "co_funcs", "coroutine"),
        new("ldblib.c", "dblib", "debug"), new("liolib.c", "iolib", "io", RomTables.Io),
        new("liolib.c", "flib", RomTables.File), new("lmathlib.c", "mathlib", "math"),
        new("loadlib.c", "pk_funcs", "package"), new("loadlib.c", "ll_funcs", RomTables.Globals, "package"),
        new("loslib.c", "syslib", "os"), new("lstrlib.c", "strlib", "string"), new("ltablib.c", "tab_funcs", "table"),
    ];
}

/// <summary>Reads from Lua's source what its libraries have, and which words it knows.</summary>
internal static partial class LibraryReader
{
    /// <summary>Functions for which the luaopen functions put others.</summary>
    private static readonly Dictionary<string, string> Replaced = new() { ["gfind_nodef"] = "gmatch" };

    /// <summary>Every function of the libraries.</summary>
    /// <param name="source">The folder of Lua's sources.</param>
    public static IReadOnlyList<LibraryFunction> Functions(string source) =>
        Library.All.SelectMany(library => Entries(
                Block(Path.Combine(source, library.File), $"luaL_Reg {library.Array}[]"))
            .Select(entry => new LibraryFunction(library, entry.Name, Replaced.GetValueOrDefault(entry.Function,
                entry.Function)))).ToList();

    /// <summary>The reserved words, in the lexer's order.</summary>
    /// <param name="source">The folder of Lua's sources.</param>
    public static IReadOnlyList<string> ReservedWords(string source) =>
        Words(Block(Path.Combine(source, "llex.c"), "luaX_tokens []")).TakeWhile(word => char.IsAsciiLetter(word[0]))
            .ToList();

    /// <summary>Names of metamethods and of types.</summary>
    /// <param name="source">The folder of Lua's sources.</param>
    public static IEnumerable<string> MetaNames(string source) =>
        Words(Block(Path.Combine(source, "ltm.c"), "luaT_eventname[]"))
            .Concat(Words(Block(Path.Combine(source, "ltm.c"), "luaT_typenames[]")));

    /// <summary>The initialiser of an array.</summary>
    private static string Block(string file, string array)
    {
        string text = File.ReadAllText(file);
        int start = text.IndexOf(array, System.StringComparison.Ordinal);
        return start >= 0
            ? text[start..text.IndexOf("};", start, System.StringComparison.Ordinal)]
            : throw new ToolException($"{file} has no {array}: this version of Lua is not known");
    }

    private static IEnumerable<(string Name, string Function)> Entries(string block) =>
        Entry().Matches(block).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    private static IEnumerable<string> Words(string block) =>
        Word().Matches(block).Select(match => match.Groups[1].Value);

    [GeneratedRegex("""\{"(\w+)",\s*(\w+)\}""")]
    private static partial Regex Entry();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Word();
}
