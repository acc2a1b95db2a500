namespace System;

public static partial class Math
{
    public static sbyte Max(sbyte val1, sbyte val2) => val1 > val2 ? val1 : val2;

    public static sbyte Min(sbyte val1, sbyte val2) => val1 < val2 ? val1 : val2;

    public static sbyte Clamp(sbyte value, sbyte min, sbyte max)
    {
        CheckClamp(min <= max, min, max);
        return value < min ? min : value > max ? max : value;
    }

    public static byte Max(byte val1, byte val2) => val1 > val2 ? val1 : val2;

    public static byte Min(byte val1, byte val2) => val1 < val2 ? val1 : val2;

    public static byte Clamp(byte value, byte min, byte max)
    {
        CheckClamp(min <= max, min, max);
        return value < min ? min : value > max ? max : value;
    }

    public static short Max(short val1, short val2) => val1 > val2 ? val1 : val2;

    public static short Min(short val1, short val2) => val1 < val2 ? val1 : val2;

    public static short Clamp(short value, short min, short max)
    {
        CheckClamp(min <= max, min, max);
        return value < min ? min : value > max ? max : value;
    }

    public static ushort Max(ushort val1, ushort val2) => val1 > val2 ? val1 : val2;

    public static ushort Min(ushort val1, ushort val2) => val1 < val2 ? val1 : val2;

    public static ushort Clamp(ushort value, ushort min, ushort max)
    {
        CheckClamp(min <= max, min, max);
        return value < min ? min : value > max ? max : value;
    }

    public static int Max(int val1, int val2) => val1 > val2 ? val1 : val2;

    public static int Min(int val1, int val2) => val1 < val2 ? val1 : val2;

    public static int Clamp(int value, int min, int max)
    {
        CheckClamp(min <= max, min, max);
        return value < min ? min : value > max ? max : value;
    }

    public static uint Max(uint val1, uint val2) => val1 > val2 ? val1 : val2;

    public static uint Min(uint val1, uint val2) => val1 < val2 ? val1 : val2;

    public static uint Clamp(uint value, uint min, uint max)
    {
        CheckClamp(min <= max, min, max);
        return value < min ? min : value > max ? max : value;
    }

    public static long Max(long val1, long val2) => val1 > val2 ? val1 : val2;

    public static long Min(long val1, long val2) => val1 < val2 ? val1 : val2;

    public static long Clamp(long value, long min, long max)
    {
        CheckClamp(min <= max, min, max);
        return value < min ? min : value > max ? max : value;
    }

    public static ulong Max(ulong val1, ulong val2) => val1 > val2 ? val1 : val2;

    public static ulong Min(ulong val1, ulong val2) => val1 < val2 ? val1 : val2;

    public static ulong Clamp(ulong value, ulong min, ulong max)
    {
        CheckClamp(min <= max, min, max);
        return value < min ? min : value > max ? max : value;
    }

    public static nint Max(nint val1, nint val2) => val1 > val2 ? val1 : val2;

    public static nint Min(nint val1, nint val2) => val1 < val2 ? val1 : val2;

    public static nint Clamp(nint value, nint min, nint max)
    {
        CheckClamp(min <= max, min, max);
        return value < min ? min : value > max ? max : value;
    }

    public static nuint Max(nuint val1, nuint val2) => val1 > val2 ? val1 : val2;

    public static nuint Min(nuint val1, nuint val2) => val1 < val2 ? val1 : val2;

    public static nuint Clamp(nuint value, nuint min, nuint max)
    {
        CheckClamp(min <= max, min, max);
        return value < min ? min : value > max ? max : value;
    }

    public static sbyte Abs(sbyte value) =>
        value >= 0 ? value : value == sbyte.MinValue ? ThrowAbs<sbyte>() : (sbyte)(-value);

    public static int Sign(sbyte value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static short Abs(short value) =>
        value >= 0 ? value : value == short.MinValue ? ThrowAbs<short>() : (short)(-value);

    public static int Sign(short value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static int Abs(int value) => value >= 0 ? value : value == int.MinValue ? ThrowAbs<int>() : (int)(-value);

    public static int Sign(int value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static long Abs(long value) =>
        value >= 0 ? value : value == long.MinValue ? ThrowAbs<long>() : (long)(-value);

    public static int Sign(long value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static nint Abs(nint value) =>
        value >= 0 ? value : value == nint.MinValue ? ThrowAbs<nint>() : (nint)(-value);

    public static int Sign(nint value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static (int Quotient, int Remainder) DivRem(int left, int right)
    {
        int quotient = left / right;
        return (quotient, left - quotient * right);
    }

    public static (uint Quotient, uint Remainder) DivRem(uint left, uint right)
    {
        uint quotient = left / right;
        return (quotient, left - quotient * right);
    }

    public static (long Quotient, long Remainder) DivRem(long left, long right)
    {
        long quotient = left / right;
        return (quotient, left - quotient * right);
    }

    public static (ulong Quotient, ulong Remainder) DivRem(ulong left, ulong right)
    {
        ulong quotient = left / right;
        return (quotient, left - quotient * right);
    }

    public static int DivRem(int a, int b, out int result)
    {
        int quotient = a / b;
        result = a - quotient * b;
        return quotient;
    }

    public static long DivRem(long a, long b, out long result)
    {
        long quotient = a / b;
        result = a - quotient * b;
        return quotient;
    }

    public static long BigMul(int a, int b) => (long)a * b;

    public static ulong BigMul(uint a, uint b) => (ulong)a * b;

    public static ulong BigMul(ulong a, ulong b, out ulong low)
    {
        ulong lowLow = (ulong)(uint)a * (uint)b;
        ulong highLow = (a >> 32) * (uint)b + (lowLow >> 32);
        ulong lowHigh = (uint)a * (b >> 32) + (uint)highLow;
        low = (lowHigh << 32) | (uint)lowLow;
        return (a >> 32) * (b >> 32) + (highLow >> 32) + (lowHigh >> 32);
    }

    private static T ThrowAbs<T>() =>
        throw new OverflowException("Negating the minimum value of a twos complement number is invalid.");

    private static void CheckClamp<T>(bool valid, T min, T max)
    {
        if (!valid)
        {
            ThrowHelper.ThrowArgument(
                string.Concat(string.Concat("'", min!.ToString(), "' cannot be greater than "), max!.ToString(), "."));
        }
    }
}
