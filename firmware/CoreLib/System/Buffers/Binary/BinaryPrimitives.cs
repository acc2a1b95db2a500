using System.Runtime.CompilerServices;

namespace System.Buffers.Binary;

/// <summary>Numbers as bytes in a named order. Every target is little endian.</summary>
public static class BinaryPrimitives
{
    public static short ReverseEndianness(short value) => (short)ReverseEndianness((ushort)value);

    public static ushort ReverseEndianness(ushort value) => (ushort)((value >> 8) | (value << 8));

    public static int ReverseEndianness(int value) => (int)ReverseEndianness((uint)value);

    public static uint ReverseEndianness(uint value) => (value >> 24) | ((value >> 8) & 0xFF00)
        | ((value << 8) & 0xFF0000) | (value << 24);

    public static long ReverseEndianness(long value) => (long)ReverseEndianness((ulong)value);

    public static ulong ReverseEndianness(ulong value) =>
        ((ulong)ReverseEndianness((uint)value) << 32) | ReverseEndianness((uint)(value >> 32));

    public static short ReadInt16LittleEndian(ReadOnlySpan<byte> source) => Read<short>(source);

    public static short ReadInt16BigEndian(ReadOnlySpan<byte> source) => ReverseEndianness(Read<short>(source));

    public static void WriteInt16LittleEndian(Span<byte> destination, short value) => Write(destination, value);

    public static void WriteInt16BigEndian(Span<byte> destination, short value) =>
        Write(destination, ReverseEndianness(value));

    public static bool TryReadInt16LittleEndian(ReadOnlySpan<byte> source, out short value) =>
        TryRead(source, out value);

    public static bool TryReadInt16BigEndian(ReadOnlySpan<byte> source, out short value)
    {
        bool read = TryRead(source, out value);
        value = ReverseEndianness(value);
        return read;
    }

    public static bool TryWriteInt16LittleEndian(Span<byte> destination, short value) => TryWrite(destination, value);

    public static bool TryWriteInt16BigEndian(Span<byte> destination, short value) =>
        TryWrite(destination, ReverseEndianness(value));

    public static ushort ReadUInt16LittleEndian(ReadOnlySpan<byte> source) => Read<ushort>(source);

    public static ushort ReadUInt16BigEndian(ReadOnlySpan<byte> source) => ReverseEndianness(Read<ushort>(source));

    public static void WriteUInt16LittleEndian(Span<byte> destination, ushort value) => Write(destination, value);

    public static void WriteUInt16BigEndian(Span<byte> destination, ushort value) =>
        Write(destination, ReverseEndianness(value));

    public static bool TryReadUInt16LittleEndian(ReadOnlySpan<byte> source, out ushort value) =>
        TryRead(source, out value);

    public static bool TryReadUInt16BigEndian(ReadOnlySpan<byte> source, out ushort value)
    {
        bool read = TryRead(source, out value);
        value = ReverseEndianness(value);
        return read;
    }

    public static bool TryWriteUInt16LittleEndian(Span<byte> destination, ushort value) => TryWrite(destination, value);

    public static bool TryWriteUInt16BigEndian(Span<byte> destination, ushort value) =>
        TryWrite(destination, ReverseEndianness(value));

    public static int ReadInt32LittleEndian(ReadOnlySpan<byte> source) => Read<int>(source);

    public static int ReadInt32BigEndian(ReadOnlySpan<byte> source) => ReverseEndianness(Read<int>(source));

    public static void WriteInt32LittleEndian(Span<byte> destination, int value) => Write(destination, value);

    public static void WriteInt32BigEndian(Span<byte> destination, int value) =>
        Write(destination, ReverseEndianness(value));

    public static bool TryReadInt32LittleEndian(ReadOnlySpan<byte> source, out int value) => TryRead(source, out value);

    public static bool TryReadInt32BigEndian(ReadOnlySpan<byte> source, out int value)
    {
        bool read = TryRead(source, out value);
        value = ReverseEndianness(value);
        return read;
    }

    public static bool TryWriteInt32LittleEndian(Span<byte> destination, int value) => TryWrite(destination, value);

    public static bool TryWriteInt32BigEndian(Span<byte> destination, int value) =>
        TryWrite(destination, ReverseEndianness(value));

    public static uint ReadUInt32LittleEndian(ReadOnlySpan<byte> source) => Read<uint>(source);

    public static uint ReadUInt32BigEndian(ReadOnlySpan<byte> source) => ReverseEndianness(Read<uint>(source));

    public static void WriteUInt32LittleEndian(Span<byte> destination, uint value) => Write(destination, value);

    public static void WriteUInt32BigEndian(Span<byte> destination, uint value) =>
        Write(destination, ReverseEndianness(value));

    public static bool TryReadUInt32LittleEndian(ReadOnlySpan<byte> source, out uint value) =>
        TryRead(source, out value);

    public static bool TryReadUInt32BigEndian(ReadOnlySpan<byte> source, out uint value)
    {
        bool read = TryRead(source, out value);
        value = ReverseEndianness(value);
        return read;
    }

    public static bool TryWriteUInt32LittleEndian(Span<byte> destination, uint value) => TryWrite(destination, value);

    public static bool TryWriteUInt32BigEndian(Span<byte> destination, uint value) =>
        TryWrite(destination, ReverseEndianness(value));

    public static long ReadInt64LittleEndian(ReadOnlySpan<byte> source) => Read<long>(source);

    public static long ReadInt64BigEndian(ReadOnlySpan<byte> source) => ReverseEndianness(Read<long>(source));

    public static void WriteInt64LittleEndian(Span<byte> destination, long value) => Write(destination, value);

    public static void WriteInt64BigEndian(Span<byte> destination, long value) =>
        Write(destination, ReverseEndianness(value));

    public static bool TryReadInt64LittleEndian(ReadOnlySpan<byte> source, out long value) =>
        TryRead(source, out value);

    public static bool TryReadInt64BigEndian(ReadOnlySpan<byte> source, out long value)
    {
        bool read = TryRead(source, out value);
        value = ReverseEndianness(value);
        return read;
    }

    public static bool TryWriteInt64LittleEndian(Span<byte> destination, long value) => TryWrite(destination, value);

    public static bool TryWriteInt64BigEndian(Span<byte> destination, long value) =>
        TryWrite(destination, ReverseEndianness(value));

    public static ulong ReadUInt64LittleEndian(ReadOnlySpan<byte> source) => Read<ulong>(source);

    public static ulong ReadUInt64BigEndian(ReadOnlySpan<byte> source) => ReverseEndianness(Read<ulong>(source));

    public static void WriteUInt64LittleEndian(Span<byte> destination, ulong value) => Write(destination, value);

    public static void WriteUInt64BigEndian(Span<byte> destination, ulong value) =>
        Write(destination, ReverseEndianness(value));

    public static bool TryReadUInt64LittleEndian(ReadOnlySpan<byte> source, out ulong value) =>
        TryRead(source, out value);

    public static bool TryReadUInt64BigEndian(ReadOnlySpan<byte> source, out ulong value)
    {
        bool read = TryRead(source, out value);
        value = ReverseEndianness(value);
        return read;
    }

    public static bool TryWriteUInt64LittleEndian(Span<byte> destination, ulong value) => TryWrite(destination, value);

    public static bool TryWriteUInt64BigEndian(Span<byte> destination, ulong value) =>
        TryWrite(destination, ReverseEndianness(value));

    public static float ReadSingleLittleEndian(ReadOnlySpan<byte> source) => Read<float>(source);

    public static float ReadSingleBigEndian(ReadOnlySpan<byte> source) =>
        BitConverter.Int32BitsToSingle(ReadInt32BigEndian(source));

    public static void WriteSingleLittleEndian(Span<byte> destination, float value) => Write(destination, value);

    public static void WriteSingleBigEndian(Span<byte> destination, float value) =>
        WriteInt32BigEndian(destination, BitConverter.SingleToInt32Bits(value));

    public static double ReadDoubleLittleEndian(ReadOnlySpan<byte> source) => Read<double>(source);

    public static double ReadDoubleBigEndian(ReadOnlySpan<byte> source) =>
        BitConverter.Int64BitsToDouble(ReadInt64BigEndian(source));

    public static void WriteDoubleLittleEndian(Span<byte> destination, double value) => Write(destination, value);

    public static void WriteDoubleBigEndian(Span<byte> destination, double value) =>
        WriteInt64BigEndian(destination, BitConverter.DoubleToInt64Bits(value));

    private static T Read<T>(ReadOnlySpan<byte> source) where T : struct
    {
        if (!TryRead(source, out T value))
        {
            ThrowHelper.ThrowArgumentOutOfRange("length");
        }

        return value;
    }

    private static void Write<T>(Span<byte> destination, T value) where T : struct
    {
        if (!TryWrite(destination, value))
        {
            ThrowHelper.ThrowArgumentOutOfRange("length");
        }
    }

    private static bool TryRead<T>(ReadOnlySpan<byte> source, out T value) where T : struct
    {
        bool fits = source.Length >= Unsafe.SizeOf<T>();
        value = fits ? Unsafe.ReadUnaligned<T>(ref source.Reference) : default;
        return fits;
    }

    private static bool TryWrite<T>(Span<byte> destination, T value) where T : struct
    {
        bool fits = destination.Length >= Unsafe.SizeOf<T>();
        if (fits)
        {
            Unsafe.WriteUnaligned(ref destination.Reference, value);
        }

        return fits;
    }
}
