using System;
using NanoSocket.Lua.Modules.Text;

namespace NanoSocket.Lua.Modules.Json;

/// <summary>Strings with and without escapes (RFC 8259 section 7).</summary>
internal static class JsonEscapes
{
    private const int UnicodeLength = 6;
    private const int PairLength = 2 * UnicodeLength;

    /// <summary>Bytes of the escape at the beginning; 0: it is none. A pair of surrogates is one escape.</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2)
        {
            return 0;
        }

        if (text[1] != 'u')
        {
            return Short(text[1]) < 0 ? 0 : 2;
        }

        int unit = Unit(text);
        return unit switch
        {
            < 0 or (>= 0xDC00 and < 0xE000) => 0,
            >= 0xD800 and < 0xDC00 => Unit(text[UnicodeLength..]) is >= 0xDC00 and < 0xE000 ? PairLength : 0,
            _ => UnicodeLength,
        };
    }

    /// <summary>Writes a string without its escapes, which <see cref="Length"/> has checked.</summary>
    /// <param name="raw">What stands between the quotes.</param>
    /// <param name="target">At least as long.</param>
    /// <returns>Bytes written.</returns>
    public static int Decode(ReadOnlySpan<byte> raw, Span<byte> target)
    {
        int written = 0;
        for (int i = 0; i < raw.Length;)
        {
            if (raw[i] != '\\')
            {
                target[written++] = raw[i++];
                continue;
            }

            int length = Length(raw[i..]);
            uint character = length switch
            {
                2 => (uint)Short(raw[i + 1]),
                UnicodeLength => (uint)Unit(raw[i..]),
                _ => 0x10000 + (((uint)Unit(raw[i..]) & 0x3FF) << 10)
                    + ((uint)Unit(raw[(i + UnicodeLength)..]) & 0x3FF),
            };
            written += Utf8.Write(character, target[written..]);
            i += length;
        }

        return written;
    }

    /// <summary>Bytes that a byte of a string takes in JSON.</summary>
    public static int EncodedLength(byte b) => b switch
    {
        (byte)'"' or (byte)'\\' or (byte)'\b' or (byte)'\f' or (byte)'\n' or (byte)'\r' or (byte)'\t' => 2,
        < 0x20 or 0x7F => UnicodeLength,
        _ => 1,
    };

    /// <summary>Writes a byte of a string, escaped if need be.</summary>
    /// <returns>Bytes written.</returns>
    public static int Encode(byte b, Span<byte> target)
    {
        int length = EncodedLength(b);
        if (length == 1)
        {
            target[0] = b;
            return 1;
        }

        target[0] = (byte)'\\';
        target[1] = b switch
        {
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            _ => length == 2 ? b : (byte)'u',
        };
        if (length == UnicodeLength)
        {
            target[2] = (byte)'0';
            target[3] = (byte)'0';
            target[4] = Hex.Digit(b >> 4, capitals: false);
            target[5] = Hex.Digit(b & 0xF, capitals: false);
        }

        return length;
    }

    private static int Short(byte letter) => (char)letter switch
    {
        '"' or '\\' or '/' => letter,
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => -1,
    };

    /// <summary>The value of <c>\uXXXX</c> at the beginning; -1: there is none.</summary>
    private static int Unit(ReadOnlySpan<byte> text)
    {
        if (text.Length < UnicodeLength || text[0] != '\\' || text[1] != 'u')
        {
            return -1;
        }

        int value = 0;
        for (int i = 2; i < UnicodeLength; i++)
        {
            int digit = Hex.Value(text[i]);
            if (digit < 0)
            {
                return -1;
            }

            value = (value << 4) | digit;
        }

        return value;
    }
}
