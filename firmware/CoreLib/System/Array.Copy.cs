using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace System;

public abstract partial class Array
{
    public static void Copy(Array sourceArray, Array destinationArray, int length) =>
        Copy(sourceArray, 0, destinationArray, 0, length);

    public static void Copy(Array sourceArray, long sourceIndex, Array destinationArray, long destinationIndex,
        long length) => Copy(sourceArray, checked((int)sourceIndex), destinationArray, checked((int)destinationIndex),
        checked((int)length));

    public static unsafe void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex,
        int length)
    {
        ArgumentNullException.ThrowIfNull(sourceArray);
        ArgumentNullException.ThrowIfNull(destinationArray);
        CheckCopy(sourceArray, sourceIndex, destinationArray, destinationIndex, length);

        RuntimeType from = RuntimeType.Of(sourceArray);
        RuntimeType to = RuntimeType.Of(destinationArray);
        TypeDescriptor* fromElement = from.Descriptor->Element;
        TypeDescriptor* toElement = to.Descriptor->Element;
        bool fromValues = (fromElement->Flags & TypeDescriptor.FlagValue) != 0;
        bool toValues = (toElement->Flags & TypeDescriptor.FlagValue) != 0;
        if (from == to || (!fromValues && !toValues && to.IsAssignableFrom(from)) || SameBits(fromElement, toElement))
        {
            CopyElements(sourceArray, sourceIndex, destinationArray, destinationIndex, length, from.Descriptor);
        }
        else if ((fromValues && toValues) || !(to.IsAssignableFromElement(from) || from.IsAssignableFromElement(to)))
        {
            throw new ArrayTypeMismatchException(
                "Source array type cannot be assigned to destination array type.");
        }
        else
        {
            CopyOneByOne(sourceArray, sourceIndex, destinationArray, destinationIndex, length);
        }
    }

    public static void ConstrainedCopy(Array sourceArray, int sourceIndex, Array destinationArray,
        int destinationIndex, int length) =>
        Copy(sourceArray, sourceIndex, destinationArray, destinationIndex, length);

    public static void Clear(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        Clear(array, 0, array.Length);
    }

    public static unsafe void Clear(Array array, int index, int length)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (index < 0 || length < 0 || index > array.Length - length)
        {
            ThrowHelper.ThrowIndexOutOfRange();
        }

        nuint size = RuntimeType.Of(array).Descriptor->ElementSize;
        Buffer.ClearBytes(ref Unsafe.Add(ref RuntimeHelpers.RawArrayData(array), (nuint)index * size),
            (nuint)length * size);
    }

    public static void Resize<T>([Diagnostics.CodeAnalysis.NotNull] ref T[]? array, int newSize)
    {
        if (newSize < 0)
        {
            ThrowHelper.ThrowNegative(nameof(newSize));
        }

        if (array is null)
        {
            array = new T[newSize];
        }
        else if (array.Length != newSize)
        {
            T[] resized = new T[newSize];
            Move(array, 0, resized, 0, Math.Min(array.Length, newSize));
            array = resized;
        }
    }

    /// <summary>Copies elements between arrays of exactly the same type, the collections' own.</summary>
    internal static void Move<T>(T[] source, int sourceIndex, T[] destination, int destinationIndex, int length)
    {
        if ((uint)length > (uint)source.Length || (uint)sourceIndex > (uint)(source.Length - length)
            || (uint)length > (uint)destination.Length || (uint)destinationIndex > (uint)(destination.Length - length))
        {
            ThrowHelper.ThrowIndexOutOfRange();
        }

        Buffer.Move(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(destination), destinationIndex),
            ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(source), sourceIndex), (nuint)length);
    }

    private static void CheckCopy(Array source, int sourceIndex, Array destination, int destinationIndex, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfLessThan(sourceIndex, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(destinationIndex, 0);

        if (sourceIndex > source.Length - length)
        {
            ThrowHelper.ThrowArgument("Source array was not long enough. Check the source index, length, and the "
                + "array's lower bounds.", "sourceArray");
        }

        if (destinationIndex > destination.Length - length)
        {
            ThrowHelper.ThrowArgument("Destination array was not long enough. Check the destination index, length, and "
                + "the array's lower bounds.", "destinationArray");
        }
    }

    /// <summary>Integers of one size differ in sign only, and an enum is its underlying type.</summary>
    private static unsafe bool SameBits(TypeDescriptor* from, TypeDescriptor* to) =>
        from->Size == to->Size && IsInteger(from) && IsInteger(to);

    private static unsafe bool IsInteger(TypeDescriptor* type) => type->Kind == TypeKind.Enum
        || (type->Kind == TypeKind.Primitive && type->Code is >= TypeCode.SByte and <= TypeCode.UInt64);

    private static unsafe void CopyElements(Array source, int sourceIndex, Array destination, int destinationIndex,
        int length, TypeDescriptor* type)
    {
        nuint size = type->ElementSize;
        ref byte from = ref Unsafe.Add(ref RuntimeHelpers.RawArrayData(source), (nuint)sourceIndex * size);
        ref byte to = ref Unsafe.Add(ref RuntimeHelpers.RawArrayData(destination), (nuint)destinationIndex * size);
        if ((type->Flags & (TypeDescriptor.FlagElementRefs | TypeDescriptor.FlagElementStruct)) != 0)
        {
            Buffer.MoveWords(ref to, ref from, (nuint)length * size);
        }
        else
        {
            Buffer.MoveBytes(ref to, ref from, (nuint)length * size);
        }
    }

    /// <summary>Boxes, unboxes or casts each element.</summary>
    private static void CopyOneByOne(Array source, int sourceIndex, Array destination, int destinationIndex, int length)
    {
        for (int i = 0; i < length; i++)
        {
            try
            {
                destination.SetValue(source.GetValue(sourceIndex + i), destinationIndex + i);
            }
            catch (Exception e) when (e is ArrayTypeMismatchException or InvalidCastException)
            {
                throw new InvalidCastException("At least one element in the source array could not be cast down to the "
                    + "destination array type.");
            }
        }
    }
}
