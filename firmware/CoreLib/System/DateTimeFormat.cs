using System.Text;

namespace System;

/// <summary>What the custom formats of dates and time spans have in common.</summary>
internal static partial class DateTimeFormat
{
    /// <summary>How often the character at a position stands there in a row.</summary>
    internal static int RepeatCount(ReadOnlySpan<char> format, int position)
    {
        int end = position + 1;
        while (end < format.Length && format[end] == format[position])
        {
            end++;
        }

        return end - position;
    }

    /// <summary>Appends the text in quotes at the start of a format; returns the length with the quotes.</summary>
    internal static int AppendQuoted(ref TextBuilder text, ReadOnlySpan<char> format)
    {
        char quote = format[0];
        for (int i = 1; i < format.Length; i++)
        {
            if (format[i] == quote)
            {
                return i + 1;
            }

            if (format[i] == '\\' && i + 1 < format.Length)
            {
                i++;
            }

            text.Append(format[i]);
        }

        ThrowHelper.ThrowFormat("Cannot find a matching quote character for the character '" + quote.ToString() + "'.");
        return 0;
    }
}
