using System.Runtime.CompilerServices;

namespace System;

/// <summary>Values as bytes in the order of the processor.</summary>
public static class BitConverter
{
    /// <summary>True on every target. A property, as in nanoFramework.</summary>
    public static bool IsLittleEndian => true;

    public static long DoubleToInt64Bits(double value) => Unsafe.BitCast<double, long>(value);

    public static ulong DoubleToUInt64Bits(double value) => Unsafe.BitCast<double, ulong>(value);

    public static double Int64BitsToDouble(long value) => Unsafe.BitCast<long, double>(value);

    public static double UInt64BitsToDouble(ulong value) => Unsafe.BitCast<ulong, double>(value);

    public static int SingleToInt32Bits(float value) => Unsafe.BitCast<float, int>(value);

    public static uint SingleToUInt32Bits(float value) => Unsafe.BitCast<float, uint>(value);

    public static float Int32BitsToSingle(int value) => Unsafe.BitCast<int, float>(value);

    public static float UInt32BitsToSingle(uint value) => Unsafe.BitCast<uint, float>(value);

    public static byte[] GetBytes(bool value) => [value ? (byte)1 : (byte)0];

    public static byte[] GetBytes(char value) => Bytes(value);

    public static byte[] GetBytes(short value) => Bytes(value);

    public static byte[] GetBytes(ushort value) => Bytes(value);

    public static byte[] GetBytes(int value) => Bytes(value);

    public static byte[] GetBytes(uint value) => Bytes(value);

    public static byte[] GetBytes(long value) => Bytes(value);

    public static byte[] GetBytes(ulong value) => Bytes(value);

    public static byte[] GetBytes(float value) => Bytes(value);

    public static byte[] GetBytes(double value) => Bytes(value);

    public static bool ToBoolean(byte[] value, int startIndex) => Read<byte>(value, startIndex) != 0;

    public static char ToChar(byte[] value, int startIndex) => Read<char>(value, startIndex);

    public static short ToInt16(byte[] value, int startIndex) => Read<short>(value, startIndex);

    public static ushort ToUInt16(byte[] value, int startIndex) => Read<ushort>(value, startIndex);

    public static int ToInt32(byte[] value, int startIndex) => Read<int>(value, startIndex);

    public static uint ToUInt32(byte[] value, int startIndex) => Read<uint>(value, startIndex);

    public static long ToInt64(byte[] value, int startIndex) => Read<long>(value, startIndex);

    public static ulong ToUInt64(byte[] value, int startIndex) => Read<ulong>(value, startIndex);

    public static float ToSingle(byte[] value, int startIndex) => Read<float>(value, startIndex);

    public static double ToDouble(byte[] value, int startIndex) => Read<double>(value, startIndex);

    public static short ToInt16(ReadOnlySpan<byte> value) => Read<short>(value);

    public static ushort ToUInt16(ReadOnlySpan<byte> value) => Read<ushort>(value);

    public static int ToInt32(ReadOnlySpan<byte> value) => Read<int>(value);

    public static uint ToUInt32(ReadOnlySpan<byte> value) => Read<uint>(value);

    public static long ToInt64(ReadOnlySpan<byte> value) => Read<long>(value);

    public static ulong ToUInt64(ReadOnlySpan<byte> value) => Read<ulong>(value);

    public static float ToSingle(ReadOnlySpan<byte> value) => Read<float>(value);

    public static double ToDouble(ReadOnlySpan<byte> value) => Read<double>(value);

    public static bool TryWriteBytes(Span<byte> destination, short value) => TryWrite(destination, value);

    public static bool TryWriteBytes(Span<byte> destination, ushort value) => TryWrite(destination, value);

    public static bool TryWriteBytes(Span<byte> destination, int value) => TryWrite(destination, value);

    public static bool TryWriteBytes(Span<byte> destination, uint value) => TryWrite(destination, value);

    public static bool TryWriteBytes(Span<byte> destination, long value) => TryWrite(destination, value);

    public static bool TryWriteBytes(Span<byte> destination, ulong value) => TryWrite(destination, value);

    public static bool TryWriteBytes(Span<byte> destination, float value) => TryWrite(destination, value);

    public static bool TryWriteBytes(Span<byte> destination, double value) => TryWrite(destination, value);

    /// <summary>Two hexadecimal digits a byte, joined by dashes.</summary>
    public static string ToString(byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return ToString(value, 0, value.Length);
    }

    public static string ToString(byte[] value, int startIndex)
    {
        ArgumentNullException.ThrowIfNull(value);
        return ToString(value, startIndex, value.Length - startIndex);
    }

    public static string ToString(byte[] value, int startIndex, int length)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (startIndex < 0 || (startIndex >= value.Length && startIndex > 0))
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(startIndex), "StartIndex cannot be less than zero.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(length);
        CheckRoom(startIndex, value.Length - length, nameof(value));
        if (length == 0)
        {
            return "";
        }

        char[] text = new char[length * 3 - 1];
        for (int i = 0; i < length; i++)
        {
            if (i != 0)
            {
                text[i * 3 - 1] = '-';
            }

            text[i * 3] = HexDigit(value[startIndex + i] >> 4);
            text[i * 3 + 1] = HexDigit(value[startIndex + i] & 15);
        }

        return new string(text);
    }

    internal static char HexDigit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);

    private static byte[] Bytes<T>(T value) where T : struct
    {
        byte[] bytes = new byte[Unsafe.SizeOf<T>()];
        Unsafe.WriteUnaligned(ref bytes[0], value);
        return bytes;
    }

    private static T Read<T>(byte[] value, int startIndex) where T : struct
    {
        ArgumentNullException.ThrowIfNull(value);
        if ((uint)startIndex >= (uint)value.Length)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(startIndex),
                "Index was out of range. Must be non-negative and less than the size of the collection.");
        }

        CheckRoom(startIndex, value.Length - Unsafe.SizeOf<T>(), nameof(value));
        return Unsafe.ReadUnaligned<T>(ref value[startIndex]);
    }

    private static T Read<T>(ReadOnlySpan<byte> value) where T : struct
    {
        if (value.Length < Unsafe.SizeOf<T>())
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(value));
        }

        return Unsafe.ReadUnaligned<T>(ref value.Reference);
    }

    private static bool TryWrite<T>(Span<byte> destination, T value) where T : struct
    {
        if (destination.Length < Unsafe.SizeOf<T>())
        {
            return false;
        }

        Unsafe.WriteUnaligned(ref destination.Reference, value);
        return true;
    }

    private static void CheckRoom(int startIndex, int last, string paramName)
    {
        if (startIndex > last)
        {
            ThrowHelper.ThrowArgument("The array starting from the specified index is not long enough to read a value "
                + "of the specified type.", paramName);
        }
    }
}
