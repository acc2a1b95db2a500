using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NanoSocket.Aot.Lowering;

/// <summary>Gives the variables of one function their names in C.</summary>
internal sealed class NameScope
{
    private readonly HashSet<string> taken = [];

    public string Unique(string wanted)
    {
        string stem = Clean(wanted);
        string name = stem;
        for (int i = 2; !taken.Add(name); i++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{stem}_{i}");
        }
        return name;
    }

    private static string Clean(string name)
    {
        StringBuilder text = new();
        foreach (char c in name)
        {
            text.Append(char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_');
        }
        if (text.Length == 0 || char.IsAsciiDigit(text[0]))
        {
            text.Insert(0, 'v');
        }
        string cleaned = text.ToString();
        return ReservedNames.Contains(cleaned) || cleaned.StartsWith("ns_", StringComparison.OrdinalIgnoreCase)
            ? cleaned + "_"
            : cleaned;
    }
}
