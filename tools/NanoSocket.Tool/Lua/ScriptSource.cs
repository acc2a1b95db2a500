using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace NanoSocket.Tool.Lua;

/// <summary>A file of a script project.</summary>
/// <param name="Name">Where the device has it, such as <c>/lua/main.lua</c>.</param>
/// <param name="File">Where it is on this PC.</param>
internal sealed record Script(string Name, string File);

/// <summary>Writes scripts as constants of C.</summary>
internal static class ScriptSource
{
    /// <summary>The C file that defines <c>nslua_scripts</c>.</summary>
    public static string Write(IReadOnlyList<Script> scripts)
    {
        StringBuilder text = new("/* Made by the nanosocket tool from the app's scripts. */\n#include \"nslua.h\"\n");
        StringBuilder table = new("\nconst nslua_script nslua_scripts[] = {\n");
        for (int i = 0; i < scripts.Count; i++)
        {
            byte[] bytes = File.ReadAllBytes(scripts[i].File);
            text.Append(CultureInfo.InvariantCulture,
                $"\nstatic const unsigned char script{i}[] = {{\n{CText.Bytes(bytes)}0}};\n");
            table.Append(CultureInfo.InvariantCulture,
                $"    {{{CText.Quote(scripts[i].Name)}, (const char *)script{i}, {bytes.Length}}},\n");
        }
        return text.Append(table).Append("    {NULL, NULL, 0},\n};\n").ToString();
    }
}
