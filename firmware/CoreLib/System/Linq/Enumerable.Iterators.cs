using System.Collections;
using System.Collections.Generic;

namespace System.Linq;

// The lazy halves of the queries: their callers have checked the arguments, which iterators would do too late.
public static partial class Enumerable
{
    private static IEnumerable<int> RangeIterator(int start, int count)
    {
        for (int i = 0; i < count; i++)
        {
            yield return start + i;
        }
    }

    private static IEnumerable<T> RepeatIterator<T>(T element, int count)
    {
        for (int i = 0; i < count; i++)
        {
            yield return element;
        }
    }

    private static IEnumerable<T> CastIterator<T>(IEnumerable source)
    {
        foreach (object? item in source)
        {
            yield return (T)item!;
        }
    }

    private static IEnumerable<T> OfTypeIterator<T>(IEnumerable source)
    {
        foreach (object? item in source)
        {
            if (item is T typed)
            {
                yield return typed;
            }
        }
    }

    private static IEnumerable<T> WhereIterator<T>(IEnumerable<T> source, Func<T, bool> predicate)
    {
        foreach (T item in source)
        {
            if (predicate(item))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<T> WhereIterator<T>(IEnumerable<T> source, Func<T, int, bool> predicate)
    {
        int index = 0;
        foreach (T item in source)
        {
            if (predicate(item, index++))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<TResult> SelectIterator<T, TResult>(IEnumerable<T> source, Func<T, TResult> selector)
    {
        foreach (T item in source)
        {
            yield return selector(item);
        }
    }

    private static IEnumerable<TResult> SelectIterator<T, TResult>(IEnumerable<T> source,
        Func<T, int, TResult> selector)
    {
        int index = 0;
        foreach (T item in source)
        {
            yield return selector(item, index++);
        }
    }

    private static IEnumerable<TResult> SelectManyIterator<T, TCollection, TResult>(IEnumerable<T> source,
        Func<T, IEnumerable<TCollection>> collectionSelector, Func<T, TCollection, TResult> resultSelector)
    {
        foreach (T outer in source)
        {
            foreach (TCollection inner in collectionSelector(outer))
            {
                yield return resultSelector(outer, inner);
            }
        }
    }

    private static IEnumerable<T> TakeIterator<T>(IEnumerable<T> source, int count)
    {
        foreach (T item in source)
        {
            yield return item;
            if (--count == 0)
            {
                break;
            }
        }
    }

    private static IEnumerable<T> SkipIterator<T>(IEnumerable<T> source, int count)
    {
        foreach (T item in source)
        {
            if (count-- <= 0)
            {
                count = 0;
                yield return item;
            }
        }
    }

    private static IEnumerable<T> TakeWhileIterator<T>(IEnumerable<T> source, Func<T, bool> predicate)
    {
        foreach (T item in source)
        {
            if (!predicate(item))
            {
                break;
            }

            yield return item;
        }
    }

    private static IEnumerable<T> SkipWhileIterator<T>(IEnumerable<T> source, Func<T, bool> predicate)
    {
        bool skipping = true;
        foreach (T item in source)
        {
            skipping = skipping && predicate(item);
            if (!skipping)
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<T> ConcatIterator<T>(IEnumerable<T> first, IEnumerable<T> second)
    {
        foreach (T item in first)
        {
            yield return item;
        }

        foreach (T item in second)
        {
            yield return item;
        }
    }

    private static IEnumerable<TResult> ZipIterator<TFirst, TSecond, TResult>(IEnumerable<TFirst> first,
        IEnumerable<TSecond> second, Func<TFirst, TSecond, TResult> resultSelector)
    {
        using IEnumerator<TFirst> left = first.GetEnumerator();
        using IEnumerator<TSecond> right = second.GetEnumerator();
        while (left.MoveNext() && right.MoveNext())
        {
            yield return resultSelector(left.Current, right.Current);
        }
    }

    private static IEnumerable<T> ReverseIterator<T>(IEnumerable<T> source)
    {
        T[] items = source.ToArray();
        for (int i = items.Length - 1; i >= 0; i--)
        {
            yield return items[i];
        }
    }

    private static IEnumerable<T> DefaultIfEmptyIterator<T>(IEnumerable<T> source, T defaultValue)
    {
        bool empty = true;
        foreach (T item in source)
        {
            empty = false;
            yield return item;
        }

        if (empty)
        {
            yield return defaultValue;
        }
    }

    private static IEnumerable<T[]> ChunkIterator<T>(IEnumerable<T> source, int size)
    {
        List<T> chunk = new();
        foreach (T item in source)
        {
            chunk.Add(item);
            if (chunk.Count == size)
            {
                yield return chunk.ToArray();
                chunk.Clear();
            }
        }

        if (chunk.Count != 0)
        {
            yield return chunk.ToArray();
        }
    }
}
