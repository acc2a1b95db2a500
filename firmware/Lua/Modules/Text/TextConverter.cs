using System;

namespace NanoSocket.Lua.Modules.Text;

/// <summary>Converts texts between encodings, character by character.</summary>
internal readonly struct TextConverter
{
    private const int UnitLength = 2;
    private const uint Beyond = 0x10000;

    private readonly TextEncoding _to;
    private readonly TextEncoding _from;

    /// <param name="to">Not <see cref="TextEncoding.None"/>.</param>
    /// <param name="from">Not <see cref="TextEncoding.None"/>.</param>
    public TextConverter(TextEncoding to, TextEncoding from)
    {
        _to = to;
        _from = from;
    }

    /// <summary>Finds an encoding by the vendor's name.</summary>
    public static TextEncoding Find(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("utf8"u8) || name.SequenceEqual("utf-8"u8) ? TextEncoding.Utf8
        : name.SequenceEqual("ucs2"u8) ? TextEncoding.Ucs2
        : name.SequenceEqual("ucs2be"u8) ? TextEncoding.Ucs2BigEndian
        : TextEncoding.None;

    /// <summary>Converts a text.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="target">Empty to measure only, or with room for the result.</param>
    /// <returns>Bytes of the result; -1: the text is none in its encoding.</returns>
    public int Convert(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int length = 0;
        Span<byte> character = stackalloc byte[Utf8.MaxLength];
        while (!text.IsEmpty)
        {
            int read = Read(text, out uint value);
            if (read == 0)
            {
                return -1;
            }

            text = text[read..];
            int written = Write(value, character);
            if (!target.IsEmpty)
            {
                character[..written].CopyTo(target[length..]);
            }

            length += written;
        }

        return length;
    }

    private int Read(ReadOnlySpan<byte> text, out uint character)
    {
        if (_from == TextEncoding.Utf8)
        {
            return Utf8.Read(text, out character);
        }

        character = ReadUnit(text, _from);
        if (text.Length < UnitLength || character is >= 0xDC00 and < 0xE000)
        {
            return 0;
        }

        if (character is < 0xD800 or >= 0xDC00)
        {
            return UnitLength;
        }

        uint low = ReadUnit(text[UnitLength..], _from);
        character = Beyond + ((character & 0x3FF) << 10) + (low & 0x3FF);
        return low is >= 0xDC00 and < 0xE000 ? 2 * UnitLength : 0;
    }

    private int Write(uint character, Span<byte> target)
    {
        if (_to == TextEncoding.Utf8)
        {
            return Utf8.Write(character, target);
        }

        if (character < Beyond)
        {
            WriteUnit(character, target, _to);
            return UnitLength;
        }

        WriteUnit(0xD800 | ((character - Beyond) >> 10), target, _to);
        WriteUnit(0xDC00 | ((character - Beyond) & 0x3FF), target[UnitLength..], _to);
        return 2 * UnitLength;
    }

    /// <summary>0 when the text is too short.</summary>
    private static uint ReadUnit(ReadOnlySpan<byte> text, TextEncoding encoding) =>
        text.Length < UnitLength ? 0
        : encoding == TextEncoding.Ucs2 ? (uint)(text[0] | (text[1] << 8)) : (uint)((text[0] << 8) | text[1]);

    private static void WriteUnit(uint unit, Span<byte> target, TextEncoding encoding)
    {
        int low = encoding == TextEncoding.Ucs2 ? 0 : 1;
        target[low] = (byte)unit;
        target[1 - low] = (byte)(unit >> 8);
    }
}
