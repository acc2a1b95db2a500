// BitConverter, BinaryPrimitives, BitOperations and Buffer over given and generated values.
using System;
using System.Buffers.Binary;
using System.Numerics;

Console.WriteLine(BitConverter.ToString(BitConverter.GetBytes(0x01020304)) + " "
    + BitConverter.ToString(BitConverter.GetBytes(1.5)) + " "
    + BitConverter.ToString(BitConverter.GetBytes(-2.25f)) + " " + BitConverter.ToString(BitConverter.GetBytes('A'))
    + " "
    + BitConverter.ToString(BitConverter.GetBytes(true)) + " " + BitConverter.ToString(BitConverter.GetBytes((short)-2))
    + " "
    + BitConverter.ToString(BitConverter.GetBytes(long.MinValue + 1)) + " " + BitConverter.IsLittleEndian);
byte[] data = new byte[16];
for (int i = 0; i < data.Length; i++)
{
    data[i] = (byte)(i * 17 + 3);
}

Console.WriteLine(BitConverter.ToInt16(data, 1) + " " + BitConverter.ToUInt16(data, 2) + " "
    + BitConverter.ToInt32(data, 3) + " "
    + BitConverter.ToUInt32(data, 5) + " " + BitConverter.ToInt64(data, 7) + " " + BitConverter.ToUInt64(data, 8) + " "
    + BitConverter.ToBoolean(data, 0) + " " + (int)BitConverter.ToChar(data, 9) + " " + BitConverter.ToString(data, 14)
    + " " + BitConverter.ToString(data, 3, 2));
Random random = new(77);
ulong sum = 0;
Span<byte> span = stackalloc byte[8];
for (int i = 0; i < 2000; i++)
{
    ulong value = (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
    BinaryPrimitives.WriteUInt64BigEndian(span, value);
    Mix(BinaryPrimitives.ReadUInt64LittleEndian(span));
    BinaryPrimitives.WriteInt32LittleEndian(span, (int)value);
    Mix((ulong)BinaryPrimitives.ReadInt32BigEndian(span));
    BinaryPrimitives.WriteUInt16BigEndian(span[3..], (ushort)value);
    Mix(BinaryPrimitives.ReadUInt16LittleEndian(span[3..]));
    Mix(BinaryPrimitives.ReverseEndianness((uint)value) + BinaryPrimitives.ReverseEndianness((ushort)value));
    Mix((ulong)(BitOperations.PopCount(value) + BitOperations.PopCount((uint)value) * 65
        + BitOperations.LeadingZeroCount(value) * 7
        + BitOperations.LeadingZeroCount((uint)value) * 11 + BitOperations.TrailingZeroCount(value) * 13
        + BitOperations.TrailingZeroCount((int)value) * 17 + BitOperations.Log2(value) * 19
        + BitOperations.Log2((uint)value) * 23));
    Mix(BitOperations.RotateLeft(value, i) ^ BitOperations.RotateRight(value, i * 3));
    Mix(BitOperations.RotateLeft((uint)value, i) + BitOperations.RotateRight((uint)value, i * 5));
    Mix(BitOperations.IsPow2(value) ? 3u : 5u);
    Mix(BitOperations.RoundUpToPowerOf2((uint)value >> 1));
    Mix(BitConverter.DoubleToUInt64Bits(BitConverter.UInt64BitsToDouble(value)));
}

Console.WriteLine(sum);
int[] numbers = [1, 2, 3, 4];
byte[] bytes = new byte[16];
Buffer.BlockCopy(numbers, 4, bytes, 2, 9);
Console.WriteLine(BitConverter.ToString(bytes) + " " + Buffer.ByteLength(numbers) + " " + Buffer.GetByte(numbers, 8));
Buffer.SetByte(numbers, 5, 1);
Buffer.BlockCopy(numbers, 0, numbers, 2, 10);
Console.WriteLine(string.Join(" ", numbers));
Show(() => BitConverter.ToInt32(data, 13));
Show(() => BitConverter.ToInt32(data, 99));
Show(() => BitConverter.ToInt32(null!, 0));
Show(() => BitConverter.ToString(data, 3, 99));
Show(() => BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(14)));
Show(() => { Buffer.BlockCopy(numbers, 0, bytes, 10, 9); return 0; });
Show(() => { Buffer.BlockCopy(new string[2], 0, bytes, 0, 1); return 0; });
Show(() => Buffer.GetByte(numbers, 16));
Console.WriteLine(BinaryPrimitives.TryReadInt64BigEndian(data.AsSpan(10), out long none) + " " + none + " "
    + BinaryPrimitives.TryWriteInt16BigEndian(span, -2));

void Mix(ulong value) => sum = BitOperations.RotateLeft(sum, 7) * 31 + value;

static void Show(Func<object> action)
{
    try
    {
        Console.WriteLine(action());
    }
    catch (Exception e)
    {
        Console.WriteLine(e.GetType().Name + ": " + e.Message);
    }
}
