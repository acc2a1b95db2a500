using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace System;

/// <summary>Copies memory.</summary>
public static class Buffer
{
    public static void BlockCopy(Array src, int srcOffset, Array dst, int dstOffset, int count)
    {
        ArgumentNullException.ThrowIfNull(src);
        ArgumentNullException.ThrowIfNull(dst);
        long sourceLength = CheckedByteLength(src, nameof(src));
        long targetLength = CheckedByteLength(dst, nameof(dst));
        if (srcOffset < 0 || dstOffset < 0 || count < 0)
        {
            ThrowHelper.ThrowNegative(srcOffset < 0 ? nameof(srcOffset) : dstOffset < 0 ? nameof(dstOffset)
                : nameof(count));
        }

        if (srcOffset > sourceLength - count || dstOffset > targetLength - count)
        {
            ThrowHelper.ThrowArgument("Offset and length were out of bounds for the array or count is greater than the "
                + "number of elements from index to the end of the source collection.");
        }

        MoveBytes(ref Unsafe.Add(ref RuntimeHelpers.RawArrayData(dst), dstOffset),
            ref Unsafe.Add(ref RuntimeHelpers.RawArrayData(src), srcOffset), (nuint)count);
    }

    public static int ByteLength(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return checked((int)CheckedByteLength(array, nameof(array)));
    }

    public static byte GetByte(Array array, int index)
    {
        CheckByteIndex(array, index);
        return Unsafe.Add(ref RuntimeHelpers.RawArrayData(array), index);
    }

    public static void SetByte(Array array, int index, byte value)
    {
        CheckByteIndex(array, index);
        Unsafe.Add(ref RuntimeHelpers.RawArrayData(array), index) = value;
    }

    public static unsafe void MemoryCopy(void* source, void* destination, long destinationSizeInBytes,
        long sourceBytesToCopy)
    {
        if (sourceBytesToCopy > destinationSizeInBytes)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(sourceBytesToCopy));
        }

        NativeMove(destination, source, (nuint)sourceBytesToCopy);
    }

    /// <summary>
    /// Copies elements; the ranges may overlap. Each reference is copied whole, as the collector needs.
    /// </summary>
    internal static void Move<T>(ref T to, ref T from, nuint count)
    {
        nuint bytes = count * (nuint)Unsafe.SizeOf<T>();
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            MoveWords(ref Unsafe.As<T, byte>(ref to), ref Unsafe.As<T, byte>(ref from), bytes);
        }
        else
        {
            MoveBytes(ref Unsafe.As<T, byte>(ref to), ref Unsafe.As<T, byte>(ref from), bytes);
        }
    }

    internal static unsafe void MoveBytes(ref byte to, ref byte from, nuint bytes) =>
        NativeMove(Unsafe.AsPointer(ref to), Unsafe.AsPointer(ref from), bytes);

    /// <summary>Copies memory that may hold references: both ends are word-aligned, and so is the size.</summary>
    internal static unsafe void MoveWords(ref byte to, ref byte from, nuint bytes) =>
        NativeMoveWords(Unsafe.AsPointer(ref to), Unsafe.AsPointer(ref from), bytes / (nuint)sizeof(nint));

    internal static unsafe void ClearBytes(ref byte start, nuint bytes) =>
        NativeClear(Unsafe.AsPointer(ref start), bytes);

    internal static unsafe bool BytesEqual(ref byte a, ref byte b, nuint bytes) =>
        NativeCompare(Unsafe.AsPointer(ref a), Unsafe.AsPointer(ref b), bytes) == 0;

    internal static unsafe int CompareBytes(ref byte a, ref byte b, nuint bytes) =>
        NativeCompare(Unsafe.AsPointer(ref a), Unsafe.AsPointer(ref b), bytes);

    internal static unsafe int IndexOfByte(ref byte start, int count, byte value) =>
        (int)NativeIndexOf(Unsafe.AsPointer(ref start), (nuint)count, value);

    private static unsafe long CheckedByteLength(Array array, string paramName)
    {
        TypeDescriptor* type = RuntimeType.Of(array).Descriptor;
        if (type->Element->Kind != TypeKind.Primitive)
        {
            ThrowHelper.ThrowArgument("Object must be an array of primitives.", paramName);
        }

        return (long)array.Length * type->ElementSize;
    }

    private static void CheckByteIndex(Array array, int index)
    {
        if ((uint)index >= (uint)ByteLength(array))
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(index));
        }
    }

    [DllImport("nanosocket", EntryPoint = "ns_move_bytes")]
    private static extern unsafe void NativeMove(void* to, void* from, nuint bytes);

    [DllImport("nanosocket", EntryPoint = "ns_move_words")]
    private static extern unsafe void NativeMoveWords(void* to, void* from, nuint words);

    [DllImport("nanosocket", EntryPoint = "ns_clear_bytes")]
    private static extern unsafe void NativeClear(void* start, nuint bytes);

    [DllImport("nanosocket", EntryPoint = "ns_compare_bytes")]
    private static extern unsafe int NativeCompare(void* a, void* b, nuint bytes);

    [DllImport("nanosocket", EntryPoint = "ns_index_of_byte")]
    private static extern unsafe nint NativeIndexOf(void* start, nuint bytes, byte value);
}
