using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace System;

/// <summary>A number of 128 bits that identifies something.</summary>
public readonly struct Guid : IComparable, IComparable<Guid>, IEquatable<Guid>, ISpanFormattable
{
    public static readonly Guid Empty;

    private const int TextLength = 36;

    private readonly uint _a;
    private readonly ushort _b;
    private readonly ushort _c;
    private readonly ulong _d; // eight bytes, the first one highest

    public Guid(byte[] b) : this(new ReadOnlySpan<byte>(ThrowHelper.NotNull(b, nameof(b))))
    {
    }

    public Guid(ReadOnlySpan<byte> b)
    {
        if (b.Length != 16)
        {
            ThrowHelper.ThrowArgument("Byte array for Guid must be exactly 16 bytes long.", nameof(b));
        }

        _a = BinaryPrimitives.ReadUInt32LittleEndian(b);
        _b = BinaryPrimitives.ReadUInt16LittleEndian(b.Slice(4));
        _c = BinaryPrimitives.ReadUInt16LittleEndian(b.Slice(6));
        _d = BinaryPrimitives.ReadUInt64BigEndian(b.Slice(8));
    }

    public Guid(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)
    {
        _a = (uint)a;
        _b = (ushort)b;
        _c = (ushort)c;
        _d = BinaryPrimitives.ReadUInt64BigEndian([d, e, f, g, h, i, j, k]);
    }

    public Guid(uint a, ushort b, ushort c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)
        : this((int)a, (short)b, (short)c, d, e, f, g, h, i, j, k)
    {
    }

    public Guid(int a, short b, short c, byte[] d)
    {
        ArgumentNullException.ThrowIfNull(d);
        if (d.Length != 8)
        {
            ThrowHelper.ThrowArgument("Byte array for Guid must be exactly 8 bytes long.", nameof(d));
        }

        _a = (uint)a;
        _b = (ushort)b;
        _c = (ushort)c;
        _d = BinaryPrimitives.ReadUInt64BigEndian(d);
    }

    public Guid(string g) => this = Parse(g);

    private Guid(ulong high, ulong low)
    {
        _a = (uint)(high >> 32);
        _b = (ushort)(high >> 16);
        _c = (ushort)high;
        _d = low;
    }

    /// <summary>A random one (RFC 9562, version 4).</summary>
    public static Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    public byte[] ToByteArray()
    {
        byte[] bytes = new byte[16];
        TryWriteBytes(bytes);
        return bytes;
    }

    public bool TryWriteBytes(Span<byte> destination)
    {
        if (destination.Length < 16)
        {
            return false;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(destination, _a);
        BinaryPrimitives.WriteUInt16LittleEndian(destination.Slice(4), _b);
        BinaryPrimitives.WriteUInt16LittleEndian(destination.Slice(6), _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination.Slice(8), _d);
        return true;
    }

    public override string ToString() => ToString("D");

    public string ToString(string? format, IFormatProvider? provider) => ToString(format);

    public string ToString([StringSyntax(StringSyntaxAttribute.GuidFormat)] string? format)
    {
        Span<char> text = stackalloc char[TextLength + 2];
        if (!TryFormat(text, out int length, format))
        {
            ThrowHelper.ThrowFormat(
                "Format string can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\", \"B\", \"b\", \"X\" or \"x\".");
        }

        return new string(text.Slice(0, length));
    }

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null)
    {
        char letter = format.Length == 0 ? 'D' : format.Length == 1 ? (char)(format[0] & ~0x20) : '\0';
        int length = letter switch
        {
            'N' => 32,
            'D' => TextLength,
            'B' or 'P' => TextLength + 2,
            _ => 0,
        };
        charsWritten = 0;
        if (length == 0 || destination.Length < length)
        {
            return false;
        }

        int start = 0;
        if (length > TextLength)
        {
            destination[0] = letter == 'B' ? '{' : '(';
            destination[length - 1] = letter == 'B' ? '}' : ')';
            start = 1;
        }

        WriteHex(destination.Slice(start), letter != 'N');
        charsWritten = length;
        return true;
    }

    public static Guid Parse(string input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!TryParse(input, out Guid result))
        {
            ThrowHelper.ThrowFormat(input.AsSpan().Trim().Length is 36 or 38
                ? "Guid should contain only hexadecimal characters (i.e. 0-9, A-F or a-f)."
                : "Unrecognized Guid format.");
        }

        return result;
    }

    public static bool TryParse([NotNullWhen(true)] string? input, out Guid result) =>
        TryParse(input.AsSpan(), out result);

    public static bool TryParse(ReadOnlySpan<char> input, out Guid result)
    {
        result = default;
        ReadOnlySpan<char> text = input.Trim();
        if (text.Length == TextLength + 2
            && ((text[0] == '{' && text[TextLength + 1] == '}') || (text[0] == '(' && text[TextLength + 1] == ')')))
        {
            text = text.Slice(1, TextLength);
        }

        bool dashes = text.Length == TextLength;
        if (!dashes && text.Length != 32)
        {
            return false;
        }

        ulong high = 0;
        ulong low = 0;
        int digits = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (dashes && (i is 8 or 13 or 18 or 23))
            {
                if (text[i] != '-')
                {
                    return false;
                }

                continue;
            }

            int digit = char.HexValue(text[i]);
            if (digit < 0)
            {
                return false;
            }

            high = digits < 16 ? (high << 4) | (uint)digit : high;
            low = (low << 4) | (uint)digit;
            digits++;
        }

        result = new Guid(high, low);
        return true;
    }

    public int CompareTo(Guid value)
    {
        int order = _a.CompareTo(value._a);
        order = order != 0 ? order : _b.CompareTo(value._b);
        order = order != 0 ? order : _c.CompareTo(value._c);
        order = order != 0 ? order : _d.CompareTo(value._d);
        return Math.Sign(order);
    }

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not Guid other)
        {
            ThrowHelper.ThrowArgument("Object must be of type GUID.", nameof(value));
            return 0;
        }

        return CompareTo(other);
    }

    public bool Equals(Guid g) => _a == g._a && _b == g._b && _c == g._c && _d == g._d;

    public override bool Equals([NotNullWhen(true)] object? o) => o is Guid other && Equals(other);

    public override int GetHashCode() => (int)(_a ^ ((uint)_b << 16 | _c) ^ (uint)(_d >> 32) ^ (uint)_d);

    public static bool operator ==(Guid a, Guid b) => a.Equals(b);

    public static bool operator !=(Guid a, Guid b) => !a.Equals(b);

    private void WriteHex(Span<char> text, bool dashes)
    {
        ulong high = ((ulong)_a << 32) | ((ulong)_b << 16) | _c;
        int position = 0;
        for (int i = 0; i < 32; i++)
        {
            if (dashes && (i is 8 or 12 or 16 or 20))
            {
                text[position++] = '-';
            }

            int digit = (int)((i < 16 ? high : _d) >> (60 - 4 * (i & 15))) & 15;
            text[position++] = (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
    }
}
