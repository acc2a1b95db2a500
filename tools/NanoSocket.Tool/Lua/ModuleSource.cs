using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NanoSocket.Tool.Lua;

/// <summary>Writes the native modules as constants of C.</summary>
internal static class ModuleSource
{
    /// <summary>The C file that defines <c>nslua_modules</c>.</summary>
    public static string Write(IReadOnlyList<LuaModule> modules)
    {
        StringBuilder text = new("/* Made by the nanosocket tool from the attributes in firmware/Lua. */\n");
        text.Append("#include \"nslua.h\"\n\n");
        foreach (string symbol in modules.SelectMany(module => module.Functions).Select(f => f.Symbol).Distinct())
        {
            text.Append(CultureInfo.InvariantCulture, $"void {symbol}(void *call);\n");
        }
        for (int i = 0; i < modules.Count; i++)
        {
            WriteFunctions(text, i, modules[i]);
            WriteConstants(text, i, modules[i]);
        }
        text.Append("\nconst nslua_module nslua_modules[] = {\n");
        for (int i = 0; i < modules.Count; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture, $"    {{{CText.Quote(modules[i].Name)}, functions{i}, constants{i}}},\n");
        }
        return text.Append("    {NULL, NULL, NULL},\n};\n").ToString();
    }

    private static void WriteFunctions(StringBuilder text, int index, LuaModule module)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nstatic const nslua_function functions{index}[] = {{\n");
        foreach (LuaFunction function in module.Functions)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"    {{{CText.Quote(function.Name)}, {CText.Quote(function.Signature)}, {function.Symbol}}},\n");
        }
        text.Append("    {NULL, NULL, NULL},\n};\n");
    }

    private static void WriteConstants(StringBuilder text, int index, LuaModule module)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nstatic const nslua_constant constants{index}[] = {{\n");
        foreach ((string name, object value) in module.Constants)
        {
            string definition = value switch
            {
                string constant => $"{CText.Quote(constant)}, 0",
                _ => string.Create(CultureInfo.InvariantCulture, $"NULL, {value:R}"),
            };
            text.Append(CultureInfo.InvariantCulture, $"    {{{CText.Quote(name)}, {definition}}},\n");
        }
        text.Append("    {NULL, NULL, 0},\n};\n");
    }
}
