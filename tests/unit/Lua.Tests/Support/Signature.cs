using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NanoSocket.Lua.Tests.Support;

/// <summary>The check of arguments that nslua_check.c makes on a device.</summary>
internal static class Signature
{
    /// <summary>The arguments as C# gets them.</summary>
    /// <exception cref="LuaError">An argument has the wrong type.</exception>
    public static object?[] Check(string signature, string function, object?[] arguments)
    {
        List<object?> result = [];
        int at = 0;
        while (at < signature.Length && signature[at] != '*')
        {
            char letter = signature[at++];
            bool isOptional = at < signature.Length && signature[at] == '?';
            at += isOptional ? 1 : 0;
            int index = result.Count;
            bool isAbsent = index >= arguments.Length;
            object? value = isAbsent ? null : arguments[index];
            result.Add(isOptional && value is null ? null : Convert(letter, value, isAbsent)
                ?? (letter is 'a' or 'b' ? null : throw Wrong(letter, function, index, value, isAbsent)));
        }

        bool takesMore = at < signature.Length;
        for (int i = result.Count; takesMore && i < arguments.Length; i++)
        {
            result.Add(arguments[i]);
        }

        return result.Count > arguments.Length ? [.. result[..arguments.Length]] : [.. result];
    }

    private static object? Convert(char letter, object? value, bool isAbsent) => letter switch
    {
        'n' or 'i' => ToNumber(value),
        's' => value is string or byte[] ? value : ToText(value),
        'S' => value is string or byte[] ? value : null,
        't' => TestFrame.TypeOf(value) == LuaType.Table ? value : null,
        'f' => value is LuaType.Function ? value : null,
        'a' or 'b' => isAbsent && letter == 'a' ? null : value,
        _ => throw new ArgumentException($"signature letter '{letter}'"),
    };

    /// <summary>As lua_tonumber; null: it is no number.</summary>
    public static object? ToNumber(object? value) => value switch
    {
        int or uint or long or double => System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
        string text when double.TryParse(text, CultureInfo.InvariantCulture, out double number) => number,
        byte[] bytes => ToNumber(Encoding.Latin1.GetString(bytes)),
        _ => null,
    };

    /// <summary>As lua_tolstring with a number; null: it is none.</summary>
    public static string? ToText(object? value) =>
        ToNumber(value) is double number ? number.ToString("G14", CultureInfo.InvariantCulture) : null;

    private static LuaError Wrong(char letter, string function, int index, object? value, bool isAbsent)
    {
        string expected = letter switch
        {
            'n' or 'i' => "number",
            't' => "table",
            'f' => "function",
            _ => "string",
        };
        string got = isAbsent ? "no value" : TestFrame.TypeOf(value).ToString().ToLowerInvariant();
        return new LuaError($"bad argument #{index + 1} to '{function}' ({expected} expected, got {got})");
    }
}
