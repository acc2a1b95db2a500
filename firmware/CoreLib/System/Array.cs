using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace System;

/// <summary>
/// Base of all arrays. Arrays have one dimension and start at 0.
/// </summary>
/// <remarks>
/// For the compiler: a type <c>T[]</c> derives from <see cref="Array"/> and implements the interfaces of
/// <see cref="SZArrayHelper{T}"/>. The methods of that class are the implementations; their <c>this</c> is the array.
/// </remarks>
public abstract partial class Array : IList, IStructuralEquatable, IStructuralComparable, ICloneable
{
    internal Array()
    {
    }

    /// <summary>0x7FFFFFC7, as in .NET; memory ends long before.</summary>
    public static int MaxLength => 0x7FFFFFC7;

    public extern int Length
    {
        [Intrinsic]
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public long LongLength => Length;

    public int Rank => 1;

    public bool IsFixedSize => true;

    public bool IsReadOnly => false;

    public bool IsSynchronized => false;

    public object SyncRoot => this;

    int ICollection.Count => Length;

    object? IList.this[int index]
    {
        get => GetValue(index);
        set => SetValue(value, index);
    }

    public static T[] Empty<T>() => EmptyArray<T>.Value;

    public int GetLength(int dimension)
    {
        CheckDimension(dimension);
        return Length;
    }

    public int GetLowerBound(int dimension)
    {
        CheckDimension(dimension);
        return 0;
    }

    public int GetUpperBound(int dimension)
    {
        CheckDimension(dimension);
        return Length - 1;
    }

    public unsafe object? GetValue(int index)
    {
        TypeDescriptor* type = RuntimeType.Of(this).Descriptor;
        ref byte item = ref ElementAt(index, type);
        TypeDescriptor* element = type->Element;
        if ((element->Flags & TypeDescriptor.FlagValue) == 0)
        {
            return Unsafe.As<byte, object?>(ref item);
        }

        if (element->Kind == TypeKind.Nullable)
        {
            return BoxNullable(ref item, element);
        }

        return RuntimeType.Box(RuntimeType.FromDescriptor(element)!, Unsafe.AsPointer(ref item));
    }

    public unsafe void SetValue(object? value, int index)
    {
        TypeDescriptor* type = RuntimeType.Of(this).Descriptor;
        ref byte item = ref ElementAt(index, type);
        TypeDescriptor* element = type->Element;
        if ((element->Flags & TypeDescriptor.FlagValue) == 0)
        {
            Unsafe.As<object?[]>(this)[index] = value; // with the covariance check
            return;
        }

        if (value is null)
        {
            Buffer.ClearBytes(ref item, element->Size);
            return;
        }

        bool isNullable = element->Kind == TypeKind.Nullable;
        TypeDescriptor* stored = isNullable ? element->Element : element;
        if (value.GetType() != RuntimeType.FromDescriptor(stored))
        {
            throw new InvalidCastException("Object cannot be stored in an array of this type.");
        }

        if (isNullable)
        {
            item = 1; // the flag that says that there is a value
            item = ref Unsafe.Add(ref item, NullableValueOffset(element));
        }

        StoreValue(ref item, value, stored);
    }

    public unsafe object Clone()
    {
        RuntimeType type = RuntimeType.Of(this);
        Array copy = NewArray(type, Length);
        CopyElements(this, 0, copy, 0, Length, type.Descriptor);
        return copy;
    }

    public void CopyTo(Array array, int index) => Copy(this, 0, array, index, Length);

    public void Initialize()
    {
    }

    public IEnumerator GetEnumerator() => new ArrayEnumerator(this);

    int IList.Add(object? value) => throw FixedSize();

    bool IList.Contains(object? value) => IndexOf(this, value) >= 0;

    void IList.Clear() => Clear(this);

    int IList.IndexOf(object? value) => IndexOf(this, value);

    void IList.Insert(int index, object? value) => throw FixedSize();

    void IList.Remove(object? value) => throw FixedSize();

    void IList.RemoveAt(int index) => throw FixedSize();

    bool IStructuralEquatable.Equals(object? other, IEqualityComparer comparer)
    {
        if (other is not Array array || array.Length != Length)
        {
            return false;
        }

        for (int i = 0; i < Length; i++)
        {
            if (!comparer.Equals(GetValue(i), array.GetValue(i)))
            {
                return false;
            }
        }

        return true;
    }

    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer)
    {
        ArgumentNullException.ThrowIfNull(comparer);
        HashCode hash = default;
        for (int i = Length > 8 ? Length - 8 : 0; i < Length; i++)
        {
            object? item = GetValue(i);
            hash.Add(item is null ? 0 : comparer.GetHashCode(item));
        }

        return hash.ToHashCode();
    }

    int IStructuralComparable.CompareTo(object? other, IComparer comparer)
    {
        if (other is not Array array || array.Length != Length)
        {
            ThrowHelper.ThrowArgument("Object is not a array with the same number of elements as the array to compare "
                + "it to.",
                nameof(other));
            return 0;
        }

        int result = 0;
        for (int i = 0; i < Length && result == 0; i++)
        {
            result = comparer.Compare(GetValue(i), array.GetValue(i));
        }

        return result;
    }

    internal static NotSupportedException FixedSize() => new("Collection was of a fixed size.");

    [DllImport("nanosocket", EntryPoint = "ns_new_array")]
    private static extern Array NewArray(RuntimeType arrayType, nint length);

    private static void CheckDimension(int dimension)
    {
        if (dimension != 0)
        {
            ThrowHelper.ThrowIndexOutOfRange();
        }
    }

    /// <summary>The box of a nullable: null, or its value without the flag that precedes it.</summary>
    private static unsafe object? BoxNullable(ref byte item, TypeDescriptor* nullable)
    {
        if (item == 0)
        {
            return null;
        }

        return RuntimeType.Box(RuntimeType.FromDescriptor(nullable->Element)!,
            Unsafe.AsPointer(ref Unsafe.Add(ref item, NullableValueOffset(nullable))));
    }

    private static unsafe int NullableValueOffset(TypeDescriptor* nullable) =>
        (int)(nullable->Size - nullable->Element->Size);

    /// <summary>Copies what is in a box, references whole if it has any.</summary>
    private static unsafe void StoreValue(ref byte item, object box, TypeDescriptor* type)
    {
        if (type->Refs is null)
        {
            Buffer.MoveBytes(ref item, ref RuntimeHelpers.RawData(box), type->Size);
        }
        else
        {
            Buffer.MoveWords(ref item, ref RuntimeHelpers.RawData(box), type->Size);
        }
    }

    private unsafe ref byte ElementAt(int index, TypeDescriptor* type)
    {
        if ((uint)index >= (uint)Length)
        {
            ThrowHelper.ThrowIndexOutOfRange();
        }

        return ref Unsafe.Add(ref RuntimeHelpers.RawArrayData(this), (nuint)index * type->ElementSize);
    }

    private static class EmptyArray<T>
    {
        internal static readonly T[] Value = new T[0];
    }
}
