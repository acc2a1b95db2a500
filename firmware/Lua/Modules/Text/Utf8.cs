using System;

namespace NanoSocket.Lua.Modules.Text;

/// <summary>Characters as UTF-8 (RFC 3629).</summary>
internal static class Utf8
{
    /// <summary>Bytes of a character at most.</summary>
    public const int MaxLength = 4;

    /// <summary>Writes a character that is no half of a surrogate pair.</summary>
    /// <returns>Bytes written.</returns>
    public static int Write(uint character, Span<byte> target)
    {
        if (character < 0x80)
        {
            target[0] = (byte)character;
            return 1;
        }

        int length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
        for (int i = length - 1; i > 0; i--, character >>= 6)
        {
            target[i] = (byte)(0x80 | (character & 0x3F));
        }

        target[0] = (byte)((0xF00u >> length) | character);
        return length;
    }

    /// <summary>Reads the character at the beginning of a text that is not empty.</summary>
    /// <returns>Its bytes; 0: there is none. Overlong forms and halves of surrogate pairs are none.</returns>
    public static int Read(ReadOnlySpan<byte> text, out uint character)
    {
        byte first = text[0];
        character = first;
        if (first < 0x80)
        {
            return 1;
        }

        int length = first switch
        {
            >= 0xC2 and < 0xE0 => 2,
            >= 0xE0 and < 0xF0 => 3,
            >= 0xF0 and < 0xF5 => 4,
            _ => 0,
        };
        if (length == 0 || text.Length < length)
        {
            return 0;
        }

        character = first & (0x7Fu >> length);
        for (int i = 1; i < length; i++)
        {
            if ((text[i] & 0xC0) != 0x80)
            {
                return 0;
            }

            character = (character << 6) | (text[i] & 0x3Fu);
        }

        bool isLong = length == 2 || character >= (length == 3 ? 0x800u : 0x10000u);
        return isLong && character is not (>= 0xD800 and < 0xE000) && character <= 0x10FFFF ? length : 0;
    }
}
