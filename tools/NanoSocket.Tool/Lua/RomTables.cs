using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NanoSocket.Tool.Lua;

/// <summary>A table with a part in flash.</summary>
/// <param name="Name">Unique; a module's is its own.</param>
/// <param name="Entries">Initialisers of C for a <c>TValue</c>, by key.</param>
internal sealed record RomTable(string Name, SortedDictionary<string, string> Entries);

/// <summary>The tables that are in an image with Lua, and what is in them.</summary>
internal sealed class RomTables
{
    public const string Globals = "NSLUA_GLOBALS";
    public const string Io = "NSLUA_IO";
    public const string File = "NSLUA_FILE";
    private const string Registry = "NSLUA_REGISTRY";
    private const string Loaded = "NSLUA_LOADED";

    private readonly List<RomTable> _tables = [];
    private readonly RomStrings _strings;

    /// <summary>Makes them.</summary>
    /// <param name="functions">Lua's own.</param>
    /// <param name="modules">The native ones.</param>
    /// <param name="strings">Gets the strings among the values.</param>
    public RomTables(
        IReadOnlyList<LibraryFunction> functions, IReadOnlyList<LuaModule> modules, RomStrings strings)
    {
        _strings = strings;
        foreach (string name in (string[])[Registry, Globals, Loaded, File, Io]) /* as enum nslua_table */
        {
            Find(name);
        }
        Set(Registry, "_LOADED", TableValue(Loaded));
        Set(Registry, "FILE*", TableValue(File));
        Set(Loaded, "_G", TableValue(Globals));
        Set(Globals, "_G", TableValue(Globals));
        Set(Globals, "_VERSION", _strings.Value("Lua 5.1"));
        Set(File, "__index", TableValue(File));
        foreach (LibraryFunction function in functions)
        {
            Publish(function.Library.Table);
            Set(function.Library.Table, function.Name, FunctionValue(function.Symbol));
        }
        Set(Io, "__close", FunctionValue("nslua_rom_close"));
        Set("math", "mod", Find("math").Entries["fmod"]);
        Set("math", "pi", NumberValue("3.14159265358979323846"));
        Set("math", "huge", NumberValue("HUGE_VAL"));
        Set("package", "path", _strings.Value("/lua/?.lua;/lua/?.luac;/lua/?.luae"));
        Set("package", "cpath", _strings.Value(""));
        Set("package", "config", _strings.Value("/\n;\n?\n!\n-"));
        Set("package", "loaded", TableValue(Loaded));
        foreach (LuaModule module in modules)
        {
            AddModule(module);
        }
    }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<RomTable> All => _tables;

    /// <summary>The table's number in C.</summary>
    public int NumberOf(string name) => _tables.IndexOf(Find(name));

    /// <summary>Name of a native function's closure in C.</summary>
    public static string Symbol(int table, LuaFunction function) => string.Create(
        CultureInfo.InvariantCulture, $"function_{table}_{function.Name}");

    private void AddModule(LuaModule module)
    {
        Publish(module.Name);
        int number = NumberOf(module.Name);
        foreach (LuaFunction function in module.Functions)
        {
            Set(module.Name, function.Name, FunctionValue(Symbol(number, function)));
        }
        foreach ((string name, object value) in module.Constants)
        {
            Set(module.Name, name, value is string text ? _strings.Value(text) : NumberValue(
                string.Create(CultureInfo.InvariantCulture, $"{value:R}")));
        }
    }

    /// <summary>A library's table is loaded under its name, and where the dots of its name lead.</summary>
    private void Publish(string name)
    {
        if (name.StartsWith("NSLUA_", System.StringComparison.Ordinal))
        {
            return;
        }
        Set(Loaded, name, TableValue(name));
        string owner = Globals;
        foreach (string part in name.Split('.'))
        {
            string path = owner == Globals ? part : $"{owner}.{part}";
            Set(owner, part, TableValue(path));
            owner = path;
        }
    }

    private RomTable Find(string name)
    {
        RomTable? table = _tables.FirstOrDefault(known => known.Name == name);
        if (table is null)
        {
            table = new RomTable(name, new SortedDictionary<string, string>(System.StringComparer.Ordinal));
            _tables.Add(table);
        }
        return table;
    }

    private void Set(string table, string name, string value)
    {
        _strings.Add(name);
        Find(table).Entries[name] = value;
    }

    private string TableValue(string name) => string.Create(CultureInfo.InvariantCulture,
        $"{{.value = {{.gc = (GCObject *)&nslua_tables[{NumberOf(name)}]}}, .tt = LUA_TTABLE}}");

    private static string NumberValue(string number) => $"{{.value = {{.n = {number}}}, .tt = LUA_TNUMBER}}";

    private static string FunctionValue(string symbol) =>
        $"{{.value = {{.gc = (GCObject *)(uintptr_t)&{symbol}}}, .tt = LUA_TFUNCTION}}";
}
