namespace System;

/// <summary>The members of an enum, as its descriptor lists them: by unsigned value, as .NET sorts them.</summary>
internal readonly unsafe struct EnumNames
{
    private readonly EnumInfo* _info;
    private readonly TypeCode _code;

    private EnumNames(RuntimeType type)
    {
        _info = type.Descriptor->EnumInfo;
        _code = type.Descriptor->Element->Code;
    }

    internal int Count => _info is null ? 0 : _info->Count;

    internal int Size => _code switch
    {
        TypeCode.SByte or TypeCode.Byte => 1,
        TypeCode.Int16 or TypeCode.UInt16 => 2,
        TypeCode.Int32 or TypeCode.UInt32 => 4,
        _ => 8,
    };

    internal ulong Mask => ulong.MaxValue >> (64 - 8 * Size);

    internal bool IsUnsigned => _code is TypeCode.Byte or TypeCode.UInt16 or TypeCode.UInt32 or TypeCode.UInt64;

    internal static EnumNames Of(RuntimeType type) => new(type);

    internal long ValueAt(int index) => _info->Members[index].Value;

    internal string NameAt(int index) => RuntimeType.NativeText(_info->Members[index].Name);

    internal string[] AllNames()
    {
        string[] names = new string[Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = NameAt(i);
        }

        return names;
    }

    internal string? NameOf(long value)
    {
        for (int i = 0; i < Count; i++)
        {
            if (ValueAt(i) == value)
            {
                return NameAt(i);
            }
        }

        return null;
    }

    internal string Number(long value) => IsUnsigned ? ((ulong)value).ToString() : value.ToString();

    internal string Format(long value)
    {
        string? text = _info is not null && _info->Flags ? FormatFlags(value) : NameOf(value);
        return text ?? Number(value);
    }

    /// <summary>The names whose values make up a value, or null when some bit has no name.</summary>
    internal string? FormatFlags(long value)
    {
        if (value == 0)
        {
            return Count > 0 && ValueAt(0) == 0 ? NameAt(0) : "0";
        }

        string? text = null;
        ulong rest = (ulong)value & Mask;
        for (int i = Count - 1; i >= 0 && rest != 0; i--)
        {
            ulong bits = (ulong)ValueAt(i) & Mask;
            if (bits != 0 && (rest & bits) == bits)
            {
                rest &= ~bits;
                text = text is null ? NameAt(i) : NameAt(i) + ", " + text;
            }
        }

        return rest == 0 ? text : null;
    }

    internal bool TryFind(ReadOnlySpan<char> name, bool ignoreCase, out long value)
    {
        for (int i = 0; i < Count; i++)
        {
            if (Globalization.Ordinal.Equals(NameAt(i), name, ignoreCase))
            {
                value = ValueAt(i);
                return true;
            }
        }

        value = 0;
        return false;
    }

    internal long Parse(string text, bool ignoreCase)
    {
        switch (TryParse(text, ignoreCase, out long value))
        {
            case System.Number.Status.Ok:
                break;
            case System.Number.Status.Overflow:
                ThrowHelper.ThrowOverflow("Value was either too large or too small for " + TypeName + ".");
                break;
            default:
                if (text.AsSpan().Trim().Length == 0)
                {
                    ThrowHelper.ThrowArgument("Must specify valid information for parsing in the string.", "value");
                }

                ThrowHelper.ThrowArgument("Requested value '" + text + "' was not found.");
                break;
        }

        return value;
    }

    /// <summary>Reads a number, or names separated by commas.</summary>
    internal System.Number.Status TryParse(ReadOnlySpan<char> text, bool ignoreCase, out long value)
    {
        text = text.TrimStart();
        value = 0;
        if (text.Length == 0)
        {
            return System.Number.Status.Format;
        }

        if (char.IsAsciiDigit(text[0]) || text[0] == '-' || text[0] == '+')
        {
            const Globalization.NumberStyles Style =
                Globalization.NumberStyles.AllowLeadingSign | Globalization.NumberStyles.AllowTrailingWhite;
            ulong maxNegative = IsUnsigned ? 0 : MaxPositive + 1;
            System.Number.Status status =
                System.Number.TryParseInteger(text, Style, MaxPositive, maxNegative, out value);
            if (status != System.Number.Status.Format)
            {
                return status;
            }
        }

        while (true)
        {
            int comma = text.IndexOf(',');
            ReadOnlySpan<char> name = (comma < 0 ? text : text.Slice(0, comma)).Trim();
            if (!TryFind(name, ignoreCase, out long bits))
            {
                value = 0;
                return System.Number.Status.Format;
            }

            value |= bits;
            if (comma < 0)
            {
                return System.Number.Status.Ok;
            }

            text = text.Slice(comma + 1);
        }
    }

    private ulong MaxPositive => IsUnsigned ? Mask : Mask >> 1;

    private string TypeName => _code switch
    {
        TypeCode.SByte => "a signed byte",
        TypeCode.Byte => "an unsigned byte",
        TypeCode.Int16 => "an Int16",
        TypeCode.UInt16 => "a UInt16",
        TypeCode.Int32 => "an Int32",
        TypeCode.UInt32 => "a UInt32",
        TypeCode.Int64 => "an Int64",
        _ => "a UInt64",
    };
}
