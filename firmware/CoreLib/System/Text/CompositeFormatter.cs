namespace System.Text;

/// <summary>Replaces <c>{index,alignment:format}</c> in a text; doubled braces stand for one.</summary>
internal static class CompositeFormatter
{
    private const int IndexLimit = 1_000_000;
    private const string Unclosed = "Format item ends prematurely.";

    internal static void Append(ref TextBuilder text, string format, ReadOnlySpan<object?> args)
    {
        int position = 0;
        while (position < format.Length)
        {
            char c = format[position++];
            if (c is not ('{' or '}'))
            {
                text.Append(c);
            }
            else if (At(format, position) == c)
            {
                text.Append(c);
                position++;
            }
            else
            {
                if (c == '}')
                {
                    ThrowBad(position, "Unexpected closing brace without a corresponding opening brace.");
                }

                AppendItem(ref text, format, ref position, args);
            }
        }
    }

    private static void AppendItem(ref TextBuilder text, string format, ref int position, ReadOnlySpan<object?> args)
    {
        int index = ReadIndex(format, ref position);
        int alignment = 0;
        SkipBlanks(format, ref position);
        if (At(format, position) == ',')
        {
            position++;
            SkipBlanks(format, ref position);
            alignment = ReadAlignment(format, ref position);
            SkipBlanks(format, ref position);
        }

        string? itemFormat = null;
        if (At(format, position) == ':')
        {
            int start = ++position;
            while (At(format, position) != '}')
            {
                if (format[position] == '{')
                {
                    ThrowBad(position, Unclosed);
                }

                position++;
            }

            itemFormat = format.Substring(start, position - start);
        }
        else if (At(format, position) != '}')
        {
            ThrowBad(position, Unclosed);
        }

        position++;
        if ((uint)index >= (uint)args.Length)
        {
            ThrowHelper.ThrowFormat("Index (zero based) must be greater than or equal to zero and less than the size "
                + "of the argument list.");
        }

        AppendAligned(ref text, ToText(args[index], itemFormat), alignment);
    }

    private static string? ToText(object? value, string? format) => value is IFormattable formattable
        ? formattable.ToString(format, null) : value?.ToString();

    private static void AppendAligned(ref TextBuilder text, string? value, int alignment)
    {
        int missing = (alignment < 0 ? -alignment : alignment) - (value is null ? 0 : value.Length);
        if (alignment > 0)
        {
            text.Append(' ', missing);
        }

        text.Append(value);
        if (alignment < 0)
        {
            text.Append(' ', missing);
        }
    }

    private static int ReadIndex(string format, ref int position)
    {
        if (!char.IsAsciiDigit(At(format, position)))
        {
            ThrowBad(position, "Expected an ASCII digit.");
        }

        return ReadNumber(format, ref position);
    }

    private static int ReadAlignment(string format, ref int position)
    {
        bool left = At(format, position) == '-';
        if (left)
        {
            position++;
        }

        if (!char.IsAsciiDigit(At(format, position)))
        {
            ThrowBad(position, "Expected an ASCII digit.");
        }

        int width = ReadNumber(format, ref position);
        return left ? -width : width;
    }

    private static int ReadNumber(string format, ref int position)
    {
        int number = 0;
        while (char.IsAsciiDigit(At(format, position)) && number < IndexLimit)
        {
            number = number * 10 + format[position++] - '0';
        }

        return number;
    }

    private static void SkipBlanks(string format, ref int position)
    {
        while (At(format, position) == ' ')
        {
            position++;
        }
    }

    private static char At(string format, int position)
    {
        if (position >= format.Length)
        {
            ThrowBad(format.Length, Unclosed);
        }

        return format[position];
    }

    private static void ThrowBad(int offset, string reason) => ThrowHelper.ThrowFormat(string.Concat(
        "Input string was not in a correct format. Failure to parse near offset ", offset.ToString(), ". ", reason));
}
