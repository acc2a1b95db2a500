using System.Collections;
using System.Collections.Generic;

namespace System;

public abstract partial class Array
{
    public static void Sort<T>(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        Sorter<T>.Sort(array, null);
    }

    public static void Sort<T>(T[] array, IComparer<T>? comparer)
    {
        ArgumentNullException.ThrowIfNull(array);
        Sorter<T>.Sort(array, Sorter<T>.ComparisonOf(comparer));
    }

    public static void Sort<T>(T[] array, Comparison<T> comparison)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentNullException.ThrowIfNull(comparison);
        Sorter<T>.Sort(array, comparison);
    }

    public static void Sort<T>(T[] array, int index, int length) => Sort(array, index, length, null);

    public static void Sort<T>(T[] array, int index, int length, IComparer<T>? comparer)
    {
        CheckPart(array, index, length);
        Sorter<T>.Sort(new Span<T>(array, index, length), Sorter<T>.ComparisonOf(comparer));
    }

    public static void Sort<TKey, TValue>(TKey[] keys, TValue[]? items) => Sort(keys, items, null);

    public static void Sort<TKey, TValue>(TKey[] keys, TValue[]? items, IComparer<TKey>? comparer)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (items is null)
        {
            Sort(keys, comparer);
            return;
        }

        if (items.Length < keys.Length)
        {
            ThrowHelper.ThrowArgument("Offset and length were out of bounds for the array or count is greater than the "
                + "number of elements from index to the end of the source collection.");
        }

        KeyedSorter<TKey, TValue>.Sort(keys, new Span<TValue>(items, 0, keys.Length), comparer);
    }

    public static void Sort(Array array) => Sort(array, null);

    public static void Sort(Array array, IComparer? comparer)
    {
        ArgumentNullException.ThrowIfNull(array);
        object?[] items = new object?[array.Length];
        Copy(array, items, items.Length);
        IComparer order = comparer ?? Comparer<object>.Default;
        Sorter<object?>.Sort(items, order.Compare);
        Copy(items, array, items.Length);
    }
}
