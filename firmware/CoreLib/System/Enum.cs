using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace System;

/// <summary>
/// Base of all enums. Names come from the descriptor, where the compiler puts those that can be asked for.
/// </summary>
public abstract class Enum : ValueType, IComparable, IFormattable
{
    protected Enum()
    {
    }

    public override string ToString() => EnumNames.Of(RuntimeType.Of(this)).Format(ToInt64(this));

    public string ToString(string? format)
    {
        EnumNames names = EnumNames.Of(RuntimeType.Of(this));
        long value = ToInt64(this);
        switch (format is null || format.Length == 0 ? 'G' : format.Length == 1 ? (char)(format[0] & ~0x20) : '\0')
        {
            case 'G':
                return names.Format(value);
            case 'F':
                return names.FormatFlags(value) ?? names.Number(value);
            case 'D':
                return names.Number(value);
            case 'X':
                return Number.FormatUnsigned((ulong)value & names.Mask, format: "X" + (names.Size * 2).ToString());
            default:
                ThrowHelper.ThrowFormat("Format string can be only \"G\", \"g\", \"X\", \"x\", \"F\", \"f\", \"D\" or "
                    + "\"d\".");
                return "";
        }
    }

    public string ToString(string? format, IFormatProvider? provider) => ToString(format);

    public bool HasFlag(Enum flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        if (flag.GetType() != GetType())
        {
            ThrowHelper.ThrowArgument("The argument type, '" + flag.GetType().ToString()
                + "', is not the same as the enum type '" + GetType().ToString() + "'.");
        }

        long wanted = ToInt64(flag);
        return (ToInt64(this) & wanted) == wanted;
    }

    public int CompareTo(object? target)
    {
        if (target is null)
        {
            return 1;
        }

        if (target.GetType() != GetType())
        {
            ThrowHelper.ThrowArgument("Object must be the same type as the enum. The type passed in was '"
                + target.GetType().ToString() + "'; the enum type was '" + GetType().ToString() + "'.");
        }

        long left = ToInt64(this);
        long right = ToInt64(target);
        return EnumNames.Of(RuntimeType.Of(this)).IsUnsigned
            ? ((ulong)left).CompareTo((ulong)right) : left.CompareTo(right);
    }

    public override bool Equals([NotNullWhen(true)] object? obj) =>
        obj is not null && obj.GetType() == GetType() && ToInt64(this) == ToInt64(obj);

    public override int GetHashCode()
    {
        long value = ToInt64(this);
        return EnumNames.Of(RuntimeType.Of(this)).Size == 8 ? value.GetHashCode() : (int)value;
    }

    public TypeCode GetTypeCode() => Type.GetTypeCode(GetType());

    public static Type GetUnderlyingType(Type enumType)
    {
        ArgumentNullException.ThrowIfNull(enumType);
        return enumType.GetEnumUnderlyingType();
    }

    public static string? GetName(Type enumType, object value) => NamesOf(enumType).NameOf(ToInt64(value));

    public static string? GetName<TEnum>(TEnum value) where TEnum : struct, Enum =>
        NamesOf(typeof(TEnum)).NameOf(ToInt64(value));

    public static string[] GetNames(Type enumType) => NamesOf(enumType).AllNames();

    public static string[] GetNames<TEnum>() where TEnum : struct, Enum => NamesOf(typeof(TEnum)).AllNames();

    public static TEnum[] GetValues<TEnum>() where TEnum : struct, Enum
    {
        EnumNames names = NamesOf(typeof(TEnum));
        TEnum[] values = new TEnum[names.Count];
        for (int i = 0; i < values.Length; i++)
        {
            long value = names.ValueAt(i);
            values[i] = Unsafe.As<long, TEnum>(ref value); // little endian on every target
        }

        return values;
    }

    public static bool IsDefined(Type enumType, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        EnumNames names = NamesOf(enumType);
        return value is string name ? names.TryFind(name, false, out _) : names.NameOf(ToInt64(value)) is not null;
    }

    public static bool IsDefined<TEnum>(TEnum value) where TEnum : struct, Enum =>
        NamesOf(typeof(TEnum)).NameOf(ToInt64(value)) is not null;

    public static object Parse(Type enumType, string value) => Parse(enumType, value, false);

    public static object Parse(Type enumType, string value, bool ignoreCase)
    {
        ArgumentNullException.ThrowIfNull(value);
        return ToObject(enumType, NamesOf(enumType).Parse(value, ignoreCase));
    }

    public static TEnum Parse<TEnum>(string value) where TEnum : struct => Parse<TEnum>(value, false);

    public static TEnum Parse<TEnum>(string value, bool ignoreCase) where TEnum : struct
    {
        ArgumentNullException.ThrowIfNull(value);
        long number = NamesOf(typeof(TEnum)).Parse(value, ignoreCase);
        return Unsafe.As<long, TEnum>(ref number);
    }

    public static bool TryParse<TEnum>([NotNullWhen(true)] string? value, out TEnum result) where TEnum : struct =>
        TryParse(value, false, out result);

    public static bool TryParse<TEnum>([NotNullWhen(true)] string? value, bool ignoreCase, out TEnum result)
        where TEnum : struct
    {
        long number = 0;
        bool parsed = value is not null
            && NamesOf(typeof(TEnum)).TryParse(value, ignoreCase, out number) == Number.Status.Ok;
        if (!parsed)
        {
            number = 0;
        }

        result = Unsafe.As<long, TEnum>(ref number);
        return parsed;
    }

    public static unsafe object ToObject(Type enumType, long value)
    {
        NamesOf(enumType);
        return RuntimeType.Box(Unsafe.As<RuntimeType>(enumType), &value);
    }

    public static object ToObject(Type enumType, int value) => ToObject(enumType, (long)value);

    public static object ToObject(Type enumType, object value) => ToObject(enumType, ToInt64(value));

    /// <summary>The value of a boxed enum or integer, extended to 64 bits by its own sign.</summary>
    internal static unsafe long ToInt64(object box)
    {
        RuntimeType type = RuntimeType.Of(box);
        if (!type.IsEnum && !type.IsPrimitive)
        {
            ThrowHelper.ThrowArgument("The value passed in must be an enum base or an underlying type for an enum, "
                + "such as an Int32.", "value");
        }

        ref byte data = ref RuntimeHelpers.RawData(box);
        return Type.GetTypeCode(type) switch
        {
            TypeCode.SByte => (sbyte)data,
            TypeCode.Byte or TypeCode.Boolean => data,
            TypeCode.Int16 => Unsafe.As<byte, short>(ref data),
            TypeCode.UInt16 or TypeCode.Char => Unsafe.As<byte, ushort>(ref data),
            TypeCode.Int32 => Unsafe.As<byte, int>(ref data),
            TypeCode.UInt32 => Unsafe.As<byte, uint>(ref data),
            _ => Unsafe.As<byte, long>(ref data),
        };
    }

    private static EnumNames NamesOf(Type enumType)
    {
        ArgumentNullException.ThrowIfNull(enumType);
        if (!enumType.IsEnum)
        {
            ThrowHelper.ThrowArgument("Type provided must be an Enum.", nameof(enumType));
        }

        return EnumNames.Of(Unsafe.As<RuntimeType>(enumType));
    }
}
