namespace System.Collections.Generic;

/// <summary>
/// Introspective sort: quicksort with the median of three as pivot, insertion sort for short parts and heapsort when
/// the recursion gets too deep. It makes the decisions that .NET's makes, so that equal items end in the same order.
/// </summary>
internal static class Sorter<T>
{
    private const int ShortPart = 16;

    internal static Comparison<T>? ComparisonOf(IComparer<T>? comparer) =>
        comparer is null || ReferenceEquals(comparer, Comparer<T>.Default) ? null : comparer.Compare!;

    /// <summary>Sorts by a comparison, or by the items' own order when it is null.</summary>
    internal static void Sort(Span<T> items, Comparison<T>? comparison)
    {
        if (items.Length < 2)
        {
            return;
        }

        try
        {
            Sort(items, 2 * (Numerics.BitOperations.Log2((uint)items.Length) + 1),
                comparison ?? DefaultOrder<T>.Compare);
        }
        catch (IndexOutOfRangeException)
        {
            ThrowHelper.ThrowArgument("Unable to sort because the IComparer.Compare() method returns inconsistent "
                + "results. Either a value does not compare equal to itself, or one value repeatedly compared to "
                + "another value yields different results. IComparer: '" + comparison?.ToString() + "'.");
        }
        catch (Exception e)
        {
            throw new InvalidOperationException("Failed to compare two elements in the array.", e);
        }
    }

    private static void Sort(Span<T> items, int depthLeft, Comparison<T> comparison)
    {
        int size = items.Length;
        while (size > 1)
        {
            if (size <= ShortPart)
            {
                SortShort(items.Slice(0, size), comparison);
                return;
            }

            if (depthLeft == 0)
            {
                HeapSort(items.Slice(0, size), comparison);
                return;
            }

            depthLeft--;
            int pivot = Partition(items.Slice(0, size), comparison);
            Sort(items.Slice(pivot + 1, size - pivot - 1), depthLeft, comparison);
            size = pivot;
        }
    }

    private static void SortShort(Span<T> items, Comparison<T> comparison)
    {
        switch (items.Length)
        {
            case 2:
                SwapIfGreater(items, 0, 1, comparison);
                return;
            case 3:
                SwapIfGreater(items, 0, 1, comparison);
                SwapIfGreater(items, 0, 2, comparison);
                SwapIfGreater(items, 1, 2, comparison);
                return;
            default:
                InsertionSort(items, comparison);
                return;
        }
    }

    private static int Partition(Span<T> items, Comparison<T> comparison)
    {
        int last = items.Length - 1;
        int middle = last >> 1;
        SwapIfGreater(items, 0, middle, comparison);
        SwapIfGreater(items, 0, last, comparison);
        SwapIfGreater(items, middle, last, comparison);

        T pivot = items[middle];
        Swap(items, middle, last - 1);
        int left = 0;
        int right = last - 1;
        while (left < right)
        {
            while (comparison(items[++left], pivot) < 0)
            {
            }

            while (comparison(pivot, items[--right]) < 0)
            {
            }

            if (left >= right)
            {
                break;
            }

            Swap(items, left, right);
        }

        if (left != last - 1)
        {
            Swap(items, left, last - 1);
        }

        return left;
    }

    private static void InsertionSort(Span<T> items, Comparison<T> comparison)
    {
        for (int i = 0; i < items.Length - 1; i++)
        {
            T item = items[i + 1];
            int j = i;
            while (j >= 0 && comparison(item, items[j]) < 0)
            {
                items[j + 1] = items[j];
                j--;
            }

            items[j + 1] = item;
        }
    }

    private static void HeapSort(Span<T> items, Comparison<T> comparison)
    {
        int size = items.Length;
        for (int i = size >> 1; i >= 1; i--)
        {
            SiftDown(items, i, size, comparison);
        }

        for (int i = size; i > 1; i--)
        {
            Swap(items, 0, i - 1);
            SiftDown(items, 1, i - 1, comparison);
        }
    }

    /// <summary>Restores the heap below a node; nodes are counted from 1.</summary>
    private static void SiftDown(Span<T> items, int node, int size, Comparison<T> comparison)
    {
        T item = items[node - 1];
        while (node <= size >> 1)
        {
            int child = 2 * node;
            if (child < size && comparison(items[child - 1], items[child]) < 0)
            {
                child++;
            }

            if (comparison(item, items[child - 1]) >= 0)
            {
                break;
            }

            items[node - 1] = items[child - 1];
            node = child;
        }

        items[node - 1] = item;
    }

    private static void SwapIfGreater(Span<T> items, int i, int j, Comparison<T> comparison)
    {
        if (comparison(items[i], items[j]) > 0)
        {
            Swap(items, i, j);
        }
    }

    private static void Swap(Span<T> items, int i, int j)
    {
        (items[i], items[j]) = (items[j], items[i]);
    }
}
