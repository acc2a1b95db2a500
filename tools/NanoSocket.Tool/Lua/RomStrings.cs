using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NanoSocket.Tool.Lua;

/// <summary>The strings that are constants of an image.</summary>
internal sealed class RomStrings
{
    /// <summary>Strings that Lua, its libraries and the shim make in every state.</summary>
    private static readonly string[] Usual =
    [
        "", "not enough memory", "__metatable", "__tostring", "__close", "_LOADED", "_LOADLIB", "FILE*", "_PRELOAD",
        "_NAME", "_M", "_PACKAGE", "arg", "n", "self", "path", "cpath", "config", "loaders", "loaded", "preload",
        "stdin", "stdout", "stderr", "ipairs", "pairs", "newproxy", "kv", "k", "v", "=[C]", "@/lua/main.lua",
        "(for generator)", "(for state)", "(for control)", "(for index)", "(for limit)", "(for step)",
    ];

    private readonly SortedDictionary<string, int> _reserved = new(System.StringComparer.Ordinal);
    private readonly List<string> _strings = [];
    private readonly Dictionary<string, int> _numbers = [];

    /// <summary>Starts with what every state has.</summary>
    /// <param name="reserved">The reserved words, in the lexer's order.</param>
    /// <param name="names">Further words of Lua's.</param>
    public RomStrings(IReadOnlyList<string> reserved, IEnumerable<string> names)
    {
        for (int i = 0; i < reserved.Count; i++)
        {
            _reserved[reserved[i]] = i + 1;
        }
        foreach (string text in reserved.Concat(names).Concat(Usual))
        {
            Add(text);
        }
    }

    /// <summary>The initialiser of a <c>TValue</c>.</summary>
    public string Value(string text)
    {
        Add(text);
        return $"{{.value = {{.gc = (GCObject *)(uintptr_t)&{Symbol(text)}}}, .tt = LUA_TSTRING}}";
    }

    /// <summary>Makes it one of them.</summary>
    public void Add(string text)
    {
        if (_numbers.TryAdd(text, _strings.Count))
        {
            _strings.Add(text);
        }
    }

    /// <summary>Its name in C.</summary>
    public string Symbol(string text) => string.Create(CultureInfo.InvariantCulture, $"string_{_numbers[text]}");

    /// <summary>The definitions of the strings.</summary>
    public void WriteDefinitions(StringBuilder text)
    {
        foreach (string value in _strings)
        {
            text.Append(CultureInfo.InvariantCulture, $"NSLUA_STRING({Symbol(value)}, {Hash(value)}u, "
                + $"{_reserved.GetValueOrDefault(value)}, {CText.Quote(value)});\n");
        }
    }

    /// <summary>The set of them.</summary>
    public void WriteSet(StringBuilder text)
    {
        RomSlots slots = new(_strings);
        text.Append("\nconst TString *const nslua_strings[] = {\n");
        foreach (string value in slots.Names)
        {
            text.Append(CultureInfo.InvariantCulture, $"    &{Symbol(value)}.head,\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"}};\nconst unsigned int nslua_string_mask = {slots.Mask};\n");
        text.Append(CultureInfo.InvariantCulture, $"const uint16_t nslua_string_slots[] = {{{slots.Starts}}};\n");
    }

    /// <summary>As Lua computes it.</summary>
    public static uint Hash(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        uint hash = (uint)bytes.Length;
        int step = (bytes.Length >> 5) + 1;
        for (int i = bytes.Length; i >= step; i -= step)
        {
            hash ^= (hash << 5) + (hash >> 2) + bytes[i - 1];
        }
        return hash;
    }
}
