using System;
using System.Globalization;
using System.Text;

namespace NanoSocket.Tool.Lua;

/// <summary>Text and bytes as C has them.</summary>
internal static class CText
{
    private const int BytesInLine = 20;

    /// <summary>A string literal.</summary>
    public static string Quote(string text)
    {
        StringBuilder result = new("\"");
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            bool isPlain = value is >= 0x20 and < 0x7F && value is not ((byte)'"' or (byte)'\\' or (byte)'?');
            result.Append(isPlain ? ((char)value).ToString() : "\\" + Convert.ToString(value, 8).PadLeft(3, '0'));
        }
        return result.Append('"').ToString();
    }

    /// <summary>The elements of an array initialiser.</summary>
    public static string Bytes(ReadOnlySpan<byte> bytes)
    {
        StringBuilder result = new();
        for (int i = 0; i < bytes.Length; i++)
        {
            result.Append(CultureInfo.InvariantCulture, $"{bytes[i]},");
            if (i % BytesInLine == BytesInLine - 1)
            {
                result.Append('\n');
            }
        }
        return result.ToString();
    }
}
