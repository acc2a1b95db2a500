using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace System;

public abstract partial class Array
{
    public static int IndexOf(Array array, object? value)
    {
        ArgumentNullException.ThrowIfNull(array);
        return IndexOf(array, value, 0, array.Length);
    }

    public static int IndexOf(Array array, object? value, int startIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        return IndexOf(array, value, startIndex, array.Length - startIndex);
    }

    public static int IndexOf(Array array, object? value, int startIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(array);
        CheckRange(array.Length, startIndex, count);
        for (int i = startIndex; i < startIndex + count; i++)
        {
            if (object.Equals(array.GetValue(i), value))
            {
                return i;
            }
        }

        return -1;
    }

    public static int IndexOf<T>(T[] array, T value)
    {
        ArgumentNullException.ThrowIfNull(array);
        return IndexOf(array, value, 0, array.Length);
    }

    public static int IndexOf<T>(T[] array, T value, int startIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        return IndexOf(array, value, startIndex, array.Length - startIndex);
    }

    public static int IndexOf<T>(T[] array, T value, int startIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(array);
        CheckRange(array.Length, startIndex, count);
        for (int i = startIndex; i < startIndex + count; i++)
        {
            if (DefaultEquality<T>.AreEqual(array[i], value))
            {
                return i;
            }
        }

        return -1;
    }

    public static int LastIndexOf<T>(T[] array, T value)
    {
        ArgumentNullException.ThrowIfNull(array);
        return LastIndexOf(array, value, array.Length - 1, array.Length);
    }

    public static int LastIndexOf<T>(T[] array, T value, int startIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        return LastIndexOf(array, value, startIndex, array.Length == 0 ? 0 : startIndex + 1);
    }

    public static int LastIndexOf<T>(T[] array, T value, int startIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (array.Length == 0)
        {
            return -1;
        }

        if ((uint)startIndex >= (uint)array.Length)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(startIndex), "Index was out of range. Must be non-negative and "
                + "less than or equal to the size of the collection.");
        }

        if (count < 0 || count > startIndex + 1)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(count),
                "Count must be positive and count must refer to a location within the string/array/collection.");
        }

        for (int i = startIndex; i > startIndex - count; i--)
        {
            if (DefaultEquality<T>.AreEqual(array[i], value))
            {
                return i;
            }
        }

        return -1;
    }

    public static bool Exists<T>(T[] array, Predicate<T> match) => FindIndex(array, match) >= 0;

    public static T? Find<T>(T[] array, Predicate<T> match)
    {
        int index = FindIndex(array, match);
        return index < 0 ? default : array[index];
    }

    public static T? FindLast<T>(T[] array, Predicate<T> match)
    {
        int index = FindLastIndex(array, match);
        return index < 0 ? default : array[index];
    }

    public static T[] FindAll<T>(T[] array, Predicate<T> match)
    {
        CheckMatch(array, match);
        List<T> found = new();
        foreach (T item in array)
        {
            if (match(item))
            {
                found.Add(item);
            }
        }

        return found.ToArray();
    }

    public static int FindIndex<T>(T[] array, Predicate<T> match)
    {
        CheckMatch(array, match);
        return FindIndex(array, 0, array.Length, match);
    }

    public static int FindIndex<T>(T[] array, int startIndex, int count, Predicate<T> match)
    {
        CheckMatch(array, match);
        CheckRange(array.Length, startIndex, count);
        for (int i = startIndex; i < startIndex + count; i++)
        {
            if (match(array[i]))
            {
                return i;
            }
        }

        return -1;
    }

    public static int FindLastIndex<T>(T[] array, Predicate<T> match)
    {
        CheckMatch(array, match);
        for (int i = array.Length - 1; i >= 0; i--)
        {
            if (match(array[i]))
            {
                return i;
            }
        }

        return -1;
    }

    public static bool TrueForAll<T>(T[] array, Predicate<T> match)
    {
        CheckMatch(array, match);
        foreach (T item in array)
        {
            if (!match(item))
            {
                return false;
            }
        }

        return true;
    }

    public static void ForEach<T>(T[] array, Action<T> action)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentNullException.ThrowIfNull(action);
        foreach (T item in array)
        {
            action(item);
        }
    }

    public static TOutput[] ConvertAll<TInput, TOutput>(TInput[] array, Converter<TInput, TOutput> converter)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentNullException.ThrowIfNull(converter);
        TOutput[] result = new TOutput[array.Length];
        for (int i = 0; i < array.Length; i++)
        {
            result[i] = converter(array[i]);
        }

        return result;
    }

    public static ReadOnlyCollection<T> AsReadOnly<T>(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return new ReadOnlyCollection<T>(array);
    }

    public static int BinarySearch<T>(T[] array, T value) => BinarySearch(array, value, null);

    public static int BinarySearch<T>(T[] array, T value, IComparer<T>? comparer)
    {
        ArgumentNullException.ThrowIfNull(array);
        return BinarySearch(array, 0, array.Length, value, comparer);
    }

    public static int BinarySearch<T>(T[] array, int index, int length, T value) =>
        BinarySearch(array, index, length, value, null);

    public static int BinarySearch<T>(T[] array, int index, int length, T value, IComparer<T>? comparer)
    {
        CheckPart(array, index, length);
        int low = index;
        int high = index + length - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) >> 1);
            int order = comparer is null
                ? DefaultOrder<T>.Compare(array[middle], value) : comparer.Compare(array[middle], value);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    public static int BinarySearch(Array array, object? value) => BinarySearch(array, value, null);

    public static int BinarySearch(Array array, object? value, IComparer? comparer)
    {
        ArgumentNullException.ThrowIfNull(array);
        return BinarySearch(array, 0, array.Length, value, comparer);
    }

    public static int BinarySearch(Array array, int index, int length, object? value, IComparer? comparer)
    {
        CheckPart(array, index, length);
        comparer ??= Comparer<object>.Default;
        int low = index;
        int high = index + length - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) >> 1);
            int order = comparer.Compare(array.GetValue(middle), value);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    public static void Fill<T>(T[] array, T value)
    {
        ArgumentNullException.ThrowIfNull(array);
        for (int i = 0; i < array.Length; i++)
        {
            array[i] = value;
        }
    }

    public static void Fill<T>(T[] array, T value, int startIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(array);
        CheckRange(array.Length, startIndex, count);
        for (int i = startIndex; i < startIndex + count; i++)
        {
            array[i] = value;
        }
    }

    public static void Reverse<T>(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        new Span<T>(array).Reverse();
    }

    public static void Reverse<T>(T[] array, int index, int length)
    {
        CheckPart(array, index, length);
        new Span<T>(array, index, length).Reverse();
    }

    public static void Reverse(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        for (int i = 0, j = array.Length - 1; i < j; i++, j--)
        {
            object? held = array.GetValue(i);
            array.SetValue(array.GetValue(j), i);
            array.SetValue(held, j);
        }
    }

    private static void CheckMatch<T>(T[] array, Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentNullException.ThrowIfNull(match);
    }

    private static void CheckRange(int length, int startIndex, int count)
    {
        if ((uint)startIndex > (uint)length)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(startIndex), "Index was out of range. Must be non-negative and "
                + "less than or equal to the size of the collection.");
        }

        if ((uint)count > (uint)(length - startIndex))
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(count),
                "Count must be positive and count must refer to a location within the string/array/collection.");
        }
    }

    private static void CheckPart(Array array, int index, int length)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (index < 0 || length < 0)
        {
            ThrowHelper.ThrowNegative(index < 0 ? nameof(index) : nameof(length));
        }

        if (array.Length - index < length)
        {
            ThrowHelper.ThrowArgument("Offset and length were out of bounds for the array or count is greater than the "
                + "number of elements from index to the end of the source collection.");
        }
    }
}
