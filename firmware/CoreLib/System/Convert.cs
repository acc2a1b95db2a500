namespace System;

public static partial class Convert
{
    public static bool ToBoolean(bool value) => value;

    public static bool ToBoolean(string? value) => value is not null && bool.Parse(value);

    public static bool ToBoolean(object? value) => value is string text ? ToBoolean(text) : ToDoubleValue(value) != 0;

    public static bool ToBoolean(sbyte value) => value != 0;

    public static bool ToBoolean(byte value) => value != 0;

    public static bool ToBoolean(short value) => value != 0;

    public static bool ToBoolean(ushort value) => value != 0;

    public static bool ToBoolean(int value) => value != 0;

    public static bool ToBoolean(uint value) => value != 0;

    public static bool ToBoolean(long value) => value != 0;

    public static bool ToBoolean(ulong value) => value != 0;

    public static bool ToBoolean(float value) => value != 0;

    public static bool ToBoolean(double value) => value != 0;

    public static char ToChar(char value) => value;

    public static char ToChar(string value) => char.Parse(value);

    public static char ToChar(sbyte value) => ToCharChecked((ulong)(long)value);

    public static char ToChar(byte value) => ToCharChecked((ulong)value);

    public static char ToChar(short value) => ToCharChecked((ulong)(long)value);

    public static char ToChar(ushort value) => ToCharChecked((ulong)value);

    public static char ToChar(int value) => ToCharChecked((ulong)(long)value);

    public static char ToChar(uint value) => ToCharChecked((ulong)value);

    public static char ToChar(long value) => ToCharChecked((ulong)(long)value);

    public static char ToChar(ulong value) => ToCharChecked((ulong)value);

    public static float ToSingle(sbyte value) => value;

    public static float ToSingle(byte value) => value;

    public static float ToSingle(short value) => value;

    public static float ToSingle(ushort value) => value;

    public static float ToSingle(int value) => value;

    public static float ToSingle(uint value) => value;

    public static float ToSingle(long value) => value;

    public static float ToSingle(ulong value) => value;

    public static float ToSingle(float value) => value;

    public static float ToSingle(double value) => (float)value;

    public static float ToSingle(bool value) => value ? 1 : 0;

    public static float ToSingle(string? value) => value is null ? 0 : float.Parse(value);

    public static float ToSingle(string? value, IFormatProvider? provider) => ToSingle(value);

    public static float ToSingle(object? value) =>
        value is string text ? ToSingle(text) : (float)ToDoubleValue(value);

    public static double ToDouble(sbyte value) => value;

    public static double ToDouble(byte value) => value;

    public static double ToDouble(short value) => value;

    public static double ToDouble(ushort value) => value;

    public static double ToDouble(int value) => value;

    public static double ToDouble(uint value) => value;

    public static double ToDouble(long value) => value;

    public static double ToDouble(ulong value) => value;

    public static double ToDouble(float value) => value;

    public static double ToDouble(double value) => value;

    public static double ToDouble(bool value) => value ? 1 : 0;

    public static double ToDouble(string? value) => value is null ? 0 : double.Parse(value);

    public static double ToDouble(string? value, IFormatProvider? provider) => ToDouble(value);

    public static double ToDouble(object? value) =>
        value is string text ? ToDouble(text) : ToDoubleValue(value);

    public static string ToString(bool value) => value.ToString();

    public static string ToString(bool value, IFormatProvider? provider) => value.ToString();

    public static string ToString(char value) => value.ToString();

    public static string ToString(char value, IFormatProvider? provider) => value.ToString();

    public static string ToString(sbyte value) => value.ToString();

    public static string ToString(sbyte value, IFormatProvider? provider) => value.ToString();

    public static string ToString(byte value) => value.ToString();

    public static string ToString(byte value, IFormatProvider? provider) => value.ToString();

    public static string ToString(short value) => value.ToString();

    public static string ToString(short value, IFormatProvider? provider) => value.ToString();

    public static string ToString(ushort value) => value.ToString();

    public static string ToString(ushort value, IFormatProvider? provider) => value.ToString();

    public static string ToString(int value) => value.ToString();

    public static string ToString(int value, IFormatProvider? provider) => value.ToString();

    public static string ToString(uint value) => value.ToString();

    public static string ToString(uint value, IFormatProvider? provider) => value.ToString();

    public static string ToString(long value) => value.ToString();

    public static string ToString(long value, IFormatProvider? provider) => value.ToString();

    public static string ToString(ulong value) => value.ToString();

    public static string ToString(ulong value, IFormatProvider? provider) => value.ToString();

    public static string ToString(float value) => value.ToString();

    public static string ToString(float value, IFormatProvider? provider) => value.ToString();

    public static string ToString(double value) => value.ToString();

    public static string ToString(double value, IFormatProvider? provider) => value.ToString();

    public static string ToString(DateTime value) => value.ToString();

    public static string ToString(DateTime value, IFormatProvider? provider) => value.ToString();

    public static string? ToString(string? value) => value;

    public static string ToString(object? value) => value?.ToString() ?? "";

    public static string ToString(object? value, IFormatProvider? provider) => ToString(value);

    /// <summary>Base 2, 8, 10 or 16; negative numbers in two's complement unless the base is 10.</summary>
    public static string ToString(int value, int toBase) =>
        toBase == 10 ? value.ToString() : ToRadix((uint)value, toBase);

    public static string ToString(long value, int toBase) =>
        toBase == 10 ? value.ToString() : ToRadix((ulong)value, toBase);

    public static string ToString(short value, int toBase) =>
        toBase == 10 ? value.ToString() : ToRadix((ushort)value, toBase);

    public static string ToString(byte value, int toBase) =>
        toBase == 10 ? value.ToString() : ToRadix(value, toBase);

    public static DateTime ToDateTime(string? value) => value is null ? default : DateTime.Parse(value);

    public static DateTime ToDateTime(DateTime value) => value;

    private static char ToCharChecked(ulong value)
    {
        if (value > char.MaxValue)
        {
            ThrowOverflow("a character");
        }

        return (char)value;
    }

    private static void ThrowOverflow(string articleAndName) => ThrowHelper.ThrowOverflow(
        string.Concat("Value was either too large or too small for ", articleAndName, "."));

    /// <summary>Rounds halves to even. What is beyond 32 bits is beyond all types that use this.</summary>
    private static long RoundTo32Bits(double value, string articleAndName)
    {
        double rounded = Math.Round(value);
        if (!(Math.Abs(rounded) <= uint.MaxValue))
        {
            ThrowOverflow(articleAndName);
        }

        return (long)rounded;
    }

    private static long ToInt64Value(object? value) => value switch
    {
        null => 0,
        double or float => ToInt64(ToDoubleValue(value)),
        ulong large => ToInt64(large),
        _ => Enum.ToInt64(CheckConvertible(value)),
    };

    private static ulong ToUInt64Value(object? value) => value switch
    {
        ulong large => large,
        double or float => ToUInt64(ToDoubleValue(value)),
        _ => ToUInt64(ToInt64Value(value)),
    };

    private static double ToDoubleValue(object? value) => value switch
    {
        null => 0,
        double number => number,
        float number => number,
        ulong large => large,
        _ => Enum.ToInt64(CheckConvertible(value)),
    };

    private static object CheckConvertible(object value)
    {
        Type type = value.GetType();
        if (!type.IsPrimitive && !type.IsEnum)
        {
            throw new InvalidCastException("Unable to cast object of type '" + type.ToString()
                + "' to type 'System.IConvertible'.");
        }

        return value;
    }
}
