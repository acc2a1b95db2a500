namespace System.Numerics;

/// <summary>Counts and turns bits.</summary>
public static class BitOperations
{
    public static bool IsPow2(int value) => value > 0 && (value & (value - 1)) == 0;

    public static bool IsPow2(uint value) => value != 0 && (value & (value - 1)) == 0;

    public static bool IsPow2(long value) => value > 0 && (value & (value - 1)) == 0;

    public static bool IsPow2(ulong value) => value != 0 && (value & (value - 1)) == 0;

    public static uint RoundUpToPowerOf2(uint value) => value <= 1 ? value : 1u << (32 - LeadingZeroCount(value - 1));

    public static int LeadingZeroCount(uint value)
    {
        if (value == 0)
        {
            return 32;
        }

        int count = 0;
        for (int width = 16; width != 0; width >>= 1)
        {
            if (value >> (32 - width) == 0)
            {
                count += width;
                value <<= width;
            }
        }

        return count;
    }

    public static int LeadingZeroCount(ulong value) => value >> 32 == 0
        ? 32 + LeadingZeroCount((uint)value) : LeadingZeroCount((uint)(value >> 32));

    public static int TrailingZeroCount(int value) => TrailingZeroCount((uint)value);

    public static int TrailingZeroCount(uint value) => value == 0 ? 32 : 31 - LeadingZeroCount(value & (0 - value));

    public static int TrailingZeroCount(long value) => TrailingZeroCount((ulong)value);

    public static int TrailingZeroCount(ulong value) =>
        (uint)value == 0 ? 32 + TrailingZeroCount((uint)(value >> 32)) : TrailingZeroCount((uint)value);

    public static int Log2(uint value) => 31 - LeadingZeroCount(value | 1);

    public static int Log2(ulong value) => 63 - LeadingZeroCount(value | 1);

    public static int PopCount(uint value)
    {
        value -= (value >> 1) & 0x55555555;
        value = (value & 0x33333333) + ((value >> 2) & 0x33333333);
        return (int)((((value + (value >> 4)) & 0x0F0F0F0F) * 0x01010101) >> 24);
    }

    public static int PopCount(ulong value) => PopCount((uint)value) + PopCount((uint)(value >> 32));

    public static uint RotateLeft(uint value, int offset) => (value << offset) | (value >> (32 - offset));

    public static ulong RotateLeft(ulong value, int offset) => (value << offset) | (value >> (64 - offset));

    public static uint RotateRight(uint value, int offset) => (value >> offset) | (value << (32 - offset));

    public static ulong RotateRight(ulong value, int offset) => (value >> offset) | (value << (64 - offset));
}
