namespace System;

/// <summary>
/// Converts the basic types into each other; what does not fit is an <see cref="OverflowException"/>.
/// </summary>
/// <remarks>Integers of all sizes go through the two widest; the overloads only name types.</remarks>
public static partial class Convert
{
    public static sbyte ToSByte(bool value) => value ? (sbyte)1 : (sbyte)0;

    public static sbyte ToSByte(char value) => CheckedSByte((long)value);

    public static sbyte ToSByte(sbyte value) => value;

    public static sbyte ToSByte(byte value) => CheckedSByte((long)value);

    public static sbyte ToSByte(short value) => CheckedSByte((long)value);

    public static sbyte ToSByte(ushort value) => CheckedSByte((long)value);

    public static sbyte ToSByte(int value) => CheckedSByte((long)value);

    public static sbyte ToSByte(uint value) => CheckedSByte((long)value);

    public static sbyte ToSByte(long value) => CheckedSByte((long)value);

    public static sbyte ToSByte(ulong value) => CheckedSByte(value);

    public static sbyte ToSByte(float value) => ToSByte((double)value);

    public static sbyte ToSByte(double value) => CheckedSByte(RoundTo32Bits(value, "a signed byte"));

    public static sbyte ToSByte(string? value) => value is null ? (sbyte)0 : sbyte.Parse(value);

    public static sbyte ToSByte(string? value, IFormatProvider? provider) => ToSByte(value);

    public static sbyte ToSByte(string? value, int fromBase) =>
        value is null ? (sbyte)0 : (sbyte)ParseRadix(value, fromBase, sizeof(sbyte), true, "a signed byte");

    public static sbyte ToSByte(object? value) =>
        value is string text ? ToSByte(text) : CheckedSByte(ToInt64Value(value));

    public static byte ToByte(bool value) => value ? (byte)1 : (byte)0;

    public static byte ToByte(char value) => CheckedByte((long)value);

    public static byte ToByte(sbyte value) => CheckedByte((long)value);

    public static byte ToByte(byte value) => value;

    public static byte ToByte(short value) => CheckedByte((long)value);

    public static byte ToByte(ushort value) => CheckedByte((long)value);

    public static byte ToByte(int value) => CheckedByte((long)value);

    public static byte ToByte(uint value) => CheckedByte((long)value);

    public static byte ToByte(long value) => CheckedByte((long)value);

    public static byte ToByte(ulong value) => CheckedByte(value);

    public static byte ToByte(float value) => ToByte((double)value);

    public static byte ToByte(double value) => CheckedByte(RoundTo32Bits(value, "an unsigned byte"));

    public static byte ToByte(string? value) => value is null ? (byte)0 : byte.Parse(value);

    public static byte ToByte(string? value, IFormatProvider? provider) => ToByte(value);

    public static byte ToByte(string? value, int fromBase) =>
        value is null ? (byte)0 : (byte)ParseRadix(value, fromBase, sizeof(byte), false, "an unsigned byte");

    public static byte ToByte(object? value) => value is string text ? ToByte(text) : CheckedByte(ToInt64Value(value));

    public static short ToInt16(bool value) => value ? (short)1 : (short)0;

    public static short ToInt16(char value) => CheckedInt16((long)value);

    public static short ToInt16(sbyte value) => value;

    public static short ToInt16(byte value) => value;

    public static short ToInt16(short value) => value;

    public static short ToInt16(ushort value) => CheckedInt16((long)value);

    public static short ToInt16(int value) => CheckedInt16((long)value);

    public static short ToInt16(uint value) => CheckedInt16((long)value);

    public static short ToInt16(long value) => CheckedInt16((long)value);

    public static short ToInt16(ulong value) => CheckedInt16(value);

    public static short ToInt16(float value) => ToInt16((double)value);

    public static short ToInt16(double value) => CheckedInt16(RoundTo32Bits(value, "an Int16"));

    public static short ToInt16(string? value) => value is null ? (short)0 : short.Parse(value);

    public static short ToInt16(string? value, IFormatProvider? provider) => ToInt16(value);

    public static short ToInt16(string? value, int fromBase) =>
        value is null ? (short)0 : (short)ParseRadix(value, fromBase, sizeof(short), true, "an Int16");

    public static short ToInt16(object? value) =>
        value is string text ? ToInt16(text) : CheckedInt16(ToInt64Value(value));

    public static ushort ToUInt16(bool value) => value ? (ushort)1 : (ushort)0;

    public static ushort ToUInt16(char value) => value;

    public static ushort ToUInt16(sbyte value) => CheckedUInt16((long)value);

    public static ushort ToUInt16(byte value) => value;

    public static ushort ToUInt16(short value) => CheckedUInt16((long)value);

    public static ushort ToUInt16(ushort value) => value;

    public static ushort ToUInt16(int value) => CheckedUInt16((long)value);

    public static ushort ToUInt16(uint value) => CheckedUInt16((long)value);

    public static ushort ToUInt16(long value) => CheckedUInt16((long)value);

    public static ushort ToUInt16(ulong value) => CheckedUInt16(value);

    public static ushort ToUInt16(float value) => ToUInt16((double)value);

    public static ushort ToUInt16(double value) => CheckedUInt16(RoundTo32Bits(value, "a UInt16"));

    public static ushort ToUInt16(string? value) => value is null ? (ushort)0 : ushort.Parse(value);

    public static ushort ToUInt16(string? value, IFormatProvider? provider) => ToUInt16(value);

    public static ushort ToUInt16(string? value, int fromBase) =>
        value is null ? (ushort)0 : (ushort)ParseRadix(value, fromBase, sizeof(ushort), false, "a UInt16");

    public static ushort ToUInt16(object? value) =>
        value is string text ? ToUInt16(text) : CheckedUInt16(ToInt64Value(value));

    public static int ToInt32(bool value) => value ? (int)1 : (int)0;

    public static int ToInt32(char value) => value;

    public static int ToInt32(sbyte value) => value;

    public static int ToInt32(byte value) => value;

    public static int ToInt32(short value) => value;

    public static int ToInt32(ushort value) => value;

    public static int ToInt32(int value) => value;

    public static int ToInt32(uint value) => CheckedInt32((long)value);

    public static int ToInt32(long value) => CheckedInt32((long)value);

    public static int ToInt32(ulong value) => CheckedInt32(value);

    public static int ToInt32(float value) => ToInt32((double)value);

    public static int ToInt32(double value) => CheckedInt32(RoundTo32Bits(value, "an Int32"));

    public static int ToInt32(string? value) => value is null ? (int)0 : int.Parse(value);

    public static int ToInt32(string? value, IFormatProvider? provider) => ToInt32(value);

    public static int ToInt32(string? value, int fromBase) =>
        value is null ? (int)0 : (int)ParseRadix(value, fromBase, sizeof(int), true, "an Int32");

    public static int ToInt32(object? value) =>
        value is string text ? ToInt32(text) : CheckedInt32(ToInt64Value(value));

    public static uint ToUInt32(bool value) => value ? (uint)1 : (uint)0;

    public static uint ToUInt32(char value) => value;

    public static uint ToUInt32(sbyte value) => CheckedUInt32((long)value);

    public static uint ToUInt32(byte value) => value;

    public static uint ToUInt32(short value) => CheckedUInt32((long)value);

    public static uint ToUInt32(ushort value) => value;

    public static uint ToUInt32(int value) => CheckedUInt32((long)value);

    public static uint ToUInt32(uint value) => value;

    public static uint ToUInt32(long value) => CheckedUInt32((long)value);

    public static uint ToUInt32(ulong value) => CheckedUInt32(value);

    public static uint ToUInt32(float value) => ToUInt32((double)value);

    public static uint ToUInt32(double value) => CheckedUInt32(RoundTo32Bits(value, "a UInt32"));

    public static uint ToUInt32(string? value) => value is null ? (uint)0 : uint.Parse(value);

    public static uint ToUInt32(string? value, IFormatProvider? provider) => ToUInt32(value);

    public static uint ToUInt32(string? value, int fromBase) =>
        value is null ? (uint)0 : (uint)ParseRadix(value, fromBase, sizeof(uint), false, "a UInt32");

    public static uint ToUInt32(object? value) =>
        value is string text ? ToUInt32(text) : CheckedUInt32(ToInt64Value(value));

    public static long ToInt64(bool value) => value ? (long)1 : (long)0;

    public static long ToInt64(char value) => value;

    public static long ToInt64(sbyte value) => value;

    public static long ToInt64(byte value) => value;

    public static long ToInt64(short value) => value;

    public static long ToInt64(ushort value) => value;

    public static long ToInt64(int value) => value;

    public static long ToInt64(uint value) => value;

    public static long ToInt64(long value) => value;

    public static long ToInt64(ulong value) => CheckedInt64(value);

    public static long ToInt64(float value) => ToInt64((double)value);

    public static long ToInt64(double value)
    {
        double rounded = Math.Round(value);
        if (!(rounded >= -9223372036854775808.0 && rounded < 9223372036854775808.0))
        {
            ThrowOverflow("an Int64");
        }

        return (long)rounded;
    }

    public static long ToInt64(string? value) => value is null ? (long)0 : long.Parse(value);

    public static long ToInt64(string? value, IFormatProvider? provider) => ToInt64(value);

    public static long ToInt64(string? value, int fromBase) =>
        value is null ? (long)0 : (long)ParseRadix(value, fromBase, sizeof(long), true, "an Int64");

    public static long ToInt64(object? value) => value is string text ? ToInt64(text) : ToInt64Value(value);

    public static ulong ToUInt64(bool value) => value ? (ulong)1 : (ulong)0;

    public static ulong ToUInt64(char value) => value;

    public static ulong ToUInt64(sbyte value) => CheckedUInt64((long)value);

    public static ulong ToUInt64(byte value) => value;

    public static ulong ToUInt64(short value) => CheckedUInt64((long)value);

    public static ulong ToUInt64(ushort value) => value;

    public static ulong ToUInt64(int value) => CheckedUInt64((long)value);

    public static ulong ToUInt64(uint value) => value;

    public static ulong ToUInt64(long value) => CheckedUInt64((long)value);

    public static ulong ToUInt64(ulong value) => value;

    public static ulong ToUInt64(float value) => ToUInt64((double)value);

    public static ulong ToUInt64(double value)
    {
        double rounded = Math.Round(value);
        if (!(rounded >= 0 && rounded < 18446744073709551616.0))
        {
            ThrowOverflow("a UInt64");
        }

        return (ulong)rounded;
    }

    public static ulong ToUInt64(string? value) => value is null ? (ulong)0 : ulong.Parse(value);

    public static ulong ToUInt64(string? value, IFormatProvider? provider) => ToUInt64(value);

    public static ulong ToUInt64(string? value, int fromBase) =>
        value is null ? (ulong)0 : (ulong)ParseRadix(value, fromBase, sizeof(ulong), false, "a UInt64");

    public static ulong ToUInt64(object? value) => value is string text ? ToUInt64(text) : ToUInt64Value(value);

    private static sbyte CheckedSByte(long value)
    {
        if (value < sbyte.MinValue || value > sbyte.MaxValue)
        {
            ThrowOverflow("a signed byte");
        }

        return (sbyte)value;
    }

    private static sbyte CheckedSByte(ulong value)
    {
        if (value > (ulong)sbyte.MaxValue)
        {
            ThrowOverflow("a signed byte");
        }

        return (sbyte)value;
    }

    private static byte CheckedByte(long value)
    {
        if (value < byte.MinValue || value > byte.MaxValue)
        {
            ThrowOverflow("an unsigned byte");
        }

        return (byte)value;
    }

    private static byte CheckedByte(ulong value)
    {
        if (value > byte.MaxValue)
        {
            ThrowOverflow("an unsigned byte");
        }

        return (byte)value;
    }

    private static short CheckedInt16(long value)
    {
        if (value < short.MinValue || value > short.MaxValue)
        {
            ThrowOverflow("an Int16");
        }

        return (short)value;
    }

    private static short CheckedInt16(ulong value)
    {
        if (value > (ulong)short.MaxValue)
        {
            ThrowOverflow("an Int16");
        }

        return (short)value;
    }

    private static ushort CheckedUInt16(long value)
    {
        if (value < ushort.MinValue || value > ushort.MaxValue)
        {
            ThrowOverflow("a UInt16");
        }

        return (ushort)value;
    }

    private static ushort CheckedUInt16(ulong value)
    {
        if (value > ushort.MaxValue)
        {
            ThrowOverflow("a UInt16");
        }

        return (ushort)value;
    }

    private static int CheckedInt32(long value)
    {
        if (value < int.MinValue || value > int.MaxValue)
        {
            ThrowOverflow("an Int32");
        }

        return (int)value;
    }

    private static int CheckedInt32(ulong value)
    {
        if (value > (ulong)int.MaxValue)
        {
            ThrowOverflow("an Int32");
        }

        return (int)value;
    }

    private static uint CheckedUInt32(long value)
    {
        if (value < uint.MinValue || value > uint.MaxValue)
        {
            ThrowOverflow("a UInt32");
        }

        return (uint)value;
    }

    private static uint CheckedUInt32(ulong value)
    {
        if (value > uint.MaxValue)
        {
            ThrowOverflow("a UInt32");
        }

        return (uint)value;
    }

    private static long CheckedInt64(ulong value)
    {
        if (value > (ulong)long.MaxValue)
        {
            ThrowOverflow("an Int64");
        }

        return (long)value;
    }

    private static ulong CheckedUInt64(long value)
    {
        if (value < 0)
        {
            ThrowOverflow("a UInt64");
        }

        return (ulong)value;
    }
}
