namespace System.Runtime.CompilerServices;

/// <summary>Services the compiler's output asks of the runtime.</summary>
public static class RuntimeHelpers
{
    /// <summary>Copies the constant data of a field into a new array.</summary>
    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void InitializeArray(Array array, RuntimeFieldHandle fldHandle);

    /// <summary>A span over the constant data of a field.</summary>
    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ReadOnlySpan<T> CreateSpan<T>(RuntimeFieldHandle fldHandle);

    /// <summary>A constant for each <typeparamref name="T"/>.</summary>
    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool IsReferenceOrContainsReferences<T>() where T : allows ref struct;

    /// <summary>A hash code of the object's identity: objects do not move, so it comes from the address.</summary>
    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int GetHashCode(object? o);

    public static new bool Equals(object? o1, object? o2) => object.Equals(o1, o2);

    /// <summary>The part of an array that a range names, for <c>array[a..b]</c>.</summary>
    public static T[] GetSubArray<T>(T[] array, Range range)
    {
        ArgumentNullException.ThrowIfNull(array);
        (int offset, int length) = range.GetOffsetAndLength(array.Length);
        if (length == 0)
        {
            return Array.Empty<T>();
        }

        T[] result = new T[length];
        new ReadOnlySpan<T>(array, offset, length).CopyTo(result);
        return result;
    }

    public static void EnsureSufficientExecutionStack()
    {
    }

    /// <summary>The first byte after the header of an object that is no array: of a box, its value.</summary>
    internal static ref byte RawData(object o) => ref Unsafe.As<RawObject>(o).Data;

    /// <summary>The first byte of the first element of any array.</summary>
    internal static ref byte RawArrayData(Array array) =>
        ref Unsafe.As<ulong, byte>(ref Unsafe.As<RawArray>(array).Data);

    private sealed class RawObject
    {
#pragma warning disable CS0649 // only addresses of these fields are taken
        internal byte Data;
    }

    private sealed class RawArray
    {
        internal int Length;
        internal ulong Data; // elements start at the next multiple of eight, as NS_ARRAY_DATA
#pragma warning restore CS0649
    }
}
