using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NanoSocket.Tool.Lua;

/// <summary>Writes what Lua has in flash as constants of C, with Lua's own types: strings, functions, tables.</summary>
internal sealed class RomSource
{
    private const string Head = "/* Made by the nanosocket tool. */\n";
    private const string Headers = "#include \"nslua_internal.h\"\n#include \"nslua_rom.h\"\n\n#include <math.h>\n\n";

    private readonly IReadOnlyList<LibraryFunction> _functions;
    private readonly IReadOnlyList<LuaModule> _modules;
    private readonly RomStrings _strings;
    private readonly RomTables _tables;

    /// <summary>Takes all there is.</summary>
    /// <param name="source">The folder of Lua's sources.</param>
    /// <param name="modules">The native modules.</param>
    public RomSource(string source, IReadOnlyList<LuaModule> modules)
    {
        _functions = LibraryReader.Functions(source);
        _modules = modules;
        _strings = new RomStrings(LibraryReader.ReservedWords(source), LibraryReader.MetaNames(source));
        _tables = new RomTables(_functions, modules, _strings);
    }

    /// <summary>The C file with strings, native functions and tables.</summary>
    public string Write()
    {
        StringBuilder text = new(Head + Headers);
        _strings.WriteDefinitions(text);
        WriteModuleFunctions(text);
        foreach (LibraryFunction function in _functions)
        {
            text.Append(CultureInfo.InvariantCulture, $"extern const CClosure {function.Symbol};\n");
        }
        text.Append("extern const CClosure nslua_rom_close;\n");
        WriteTables(text);
        _strings.WriteSet(text);
        return text.ToString();
    }

    /// <summary>A C file in place of a library's own: the library with its functions as constants, or null when it
    /// has none.</summary>
    public string? WriteLibrary(string file)
    {
        LibraryFunction[] functions = [.. _functions.Where(function => function.Library.File == file)];
        if (functions.Length == 0)
        {
            return null;
        }
        StringBuilder text = new(Head + $"#include \"{file}\"\n#include \"nslua_rom.h\"\n\n");
        foreach (LibraryFunction function in functions)
        {
            WriteClosure(text, function.Symbol, function.Function, function.Library.Environment);
        }
        if (file == "liolib.c")
        {
            WriteClosure(text, "nslua_rom_close", "io_fclose", RomTables.Globals);
        }
        return text.ToString();
    }

    private void WriteClosure(StringBuilder text, string symbol, string function, string environment) => text.Append(
        CultureInfo.InvariantCulture,
        $"const CClosure {symbol} = NSLUA_CLOSURE({function}, {_tables.NumberOf(environment)}, NULL);\n");

    private void WriteModuleFunctions(StringBuilder text)
    {
        foreach (string symbol in _modules.SelectMany(module => module.Functions).Select(f => f.Symbol).Distinct())
        {
            text.Append(CultureInfo.InvariantCulture, $"void {symbol}(void *call);\n");
        }
        foreach (LuaModule module in _modules)
        {
            foreach (LuaFunction function in module.Functions)
            {
                string symbol = RomTables.Symbol(_tables.NumberOf(module.Name), function);
                text.Append(CultureInfo.InvariantCulture, $"static const nslua_function call_{symbol} = "
                    + $"{{{CText.Quote(function.Signature)}, {function.Symbol}}};\n"
                    + $"static const CClosure {symbol} =\n"
                    + $"    NSLUA_CLOSURE(nslua_dispatch, NSLUA_GLOBALS, &call_{symbol});\n");
            }
        }
    }

    private void WriteTables(StringBuilder text)
    {
        StringBuilder parts = new("const nslua_part nslua_parts[] = {\n");
        for (int i = 0; i < _tables.All.Count; i++)
        {
            SortedDictionary<string, string> entries = _tables.All[i].Entries;
            RomSlots slots = new(entries.Keys);
            if (entries.Count == 0)
            {
                throw new ToolException($"the module '{_tables.All[i].Name}' is empty");
            }
            text.Append(CultureInfo.InvariantCulture, $"\nstatic const nslua_entry entries_{i}[] = {{\n");
            foreach (string name in slots.Names)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {{&{_strings.Symbol(name)}.head, {entries[name]}}},\n");
            }
            text.Append("};\n");
            text.Append(CultureInfo.InvariantCulture, $"static const uint16_t slots_{i}[] = {{{slots.Starts}}};\n");
            parts.Append(
                CultureInfo.InvariantCulture, $"    {{entries_{i}, slots_{i}, {entries.Count}, {slots.Mask}}},\n");
        }
        text.Append('\n').Append(parts).Append("};\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Table nslua_tables[{_tables.All.Count}];\n");
        text.Append(CultureInfo.InvariantCulture, $"const int nslua_table_count = {_tables.All.Count};\n");
    }
}
