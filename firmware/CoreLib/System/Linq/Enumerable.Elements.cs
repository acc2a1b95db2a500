using System.Collections.Generic;

namespace System.Linq;

public static partial class Enumerable
{
    private const string NoElements = "Sequence contains no elements";
    private const string NoMatch = "Sequence contains no matching element";
    private const string MoreThanOneElement = "Sequence contains more than one element";
    private const string MoreThanOneMatch = "Sequence contains more than one matching element";

    public static TSource First<TSource>(this IEnumerable<TSource> source)
    {
        Check(source);
        return TryFirst(source, null, out TSource? first) ? first! : throw new InvalidOperationException(NoElements);
    }

    public static TSource First<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        Check(source, predicate, nameof(predicate));
        return TryFirst(source, predicate, out TSource? first) ? first! : throw new InvalidOperationException(NoMatch);
    }

    public static TSource? FirstOrDefault<TSource>(this IEnumerable<TSource> source)
    {
        Check(source);
        TryFirst(source, null, out TSource? first);
        return first;
    }

    public static TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source, TSource defaultValue)
    {
        Check(source);
        return TryFirst(source, null, out TSource? first) ? first! : defaultValue;
    }

    public static TSource? FirstOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        Check(source, predicate, nameof(predicate));
        TryFirst(source, predicate, out TSource? first);
        return first;
    }

    public static TSource Last<TSource>(this IEnumerable<TSource> source)
    {
        Check(source);
        return TryLast(source, null, out TSource? last) ? last! : throw new InvalidOperationException(NoElements);
    }

    public static TSource Last<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        Check(source, predicate, nameof(predicate));
        return TryLast(source, predicate, out TSource? last) ? last! : throw new InvalidOperationException(NoMatch);
    }

    public static TSource? LastOrDefault<TSource>(this IEnumerable<TSource> source)
    {
        Check(source);
        TryLast(source, null, out TSource? last);
        return last;
    }

    public static TSource? LastOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        Check(source, predicate, nameof(predicate));
        TryLast(source, predicate, out TSource? last);
        return last;
    }

    public static TSource Single<TSource>(this IEnumerable<TSource> source)
    {
        Check(source);
        return CountUpToTwo(source, null, MoreThanOneElement, out TSource? single) == 0
            ? throw new InvalidOperationException(NoElements) : single!;
    }

    public static TSource Single<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        Check(source, predicate, nameof(predicate));
        return CountUpToTwo(source, predicate, MoreThanOneMatch, out TSource? single) == 0
            ? throw new InvalidOperationException(NoMatch) : single!;
    }

    public static TSource? SingleOrDefault<TSource>(this IEnumerable<TSource> source)
    {
        Check(source);
        CountUpToTwo(source, null, MoreThanOneElement, out TSource? single);
        return single;
    }

    public static TSource? SingleOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        Check(source, predicate, nameof(predicate));
        CountUpToTwo(source, predicate, MoreThanOneMatch, out TSource? single);
        return single;
    }

    public static TSource ElementAt<TSource>(this IEnumerable<TSource> source, int index)
    {
        Check(source);
        if (source is IList<TSource> list)
        {
            return list[index];
        }

        if (!TryElementAt(source, index, out TSource? element))
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(index));
        }

        return element!;
    }

    public static TSource? ElementAtOrDefault<TSource>(this IEnumerable<TSource> source, int index)
    {
        Check(source);
        TryElementAt(source, index, out TSource? element);
        return element;
    }

    public static bool Any<TSource>(this IEnumerable<TSource> source)
    {
        Check(source);
        return TryFirst(source, null, out _);
    }

    public static bool Any<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        Check(source, predicate, nameof(predicate));
        return TryFirst(source, predicate, out _);
    }

    public static bool All<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        Check(source, predicate, nameof(predicate));
        foreach (TSource item in source)
        {
            if (!predicate(item))
            {
                return false;
            }
        }

        return true;
    }

    public static bool Contains<TSource>(this IEnumerable<TSource> source, TSource value)
    {
        Check(source);
        return source is ICollection<TSource> collection ? collection.Contains(value) : source.Contains(value, null);
    }

    public static bool Contains<TSource>(this IEnumerable<TSource> source, TSource value,
        IEqualityComparer<TSource>? comparer)
    {
        Check(source);
        comparer ??= EqualityComparer<TSource>.Default;
        foreach (TSource item in source)
        {
            if (comparer.Equals(item, value))
            {
                return true;
            }
        }

        return false;
    }

    public static bool SequenceEqual<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second) =>
        SequenceEqual(first, second, null);

    public static bool SequenceEqual<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second,
        IEqualityComparer<TSource>? comparer)
    {
        CheckBoth(first, second);
        comparer ??= EqualityComparer<TSource>.Default;
        using IEnumerator<TSource> left = first.GetEnumerator();
        using IEnumerator<TSource> right = second.GetEnumerator();
        while (left.MoveNext())
        {
            if (!right.MoveNext() || !comparer.Equals(left.Current, right.Current))
            {
                return false;
            }
        }

        return !right.MoveNext();
    }

    private static bool TryFirst<T>(IEnumerable<T> source, Func<T, bool>? predicate, out T? first)
    {
        foreach (T item in source)
        {
            if (predicate is null || predicate(item))
            {
                first = item;
                return true;
            }
        }

        first = default;
        return false;
    }

    private static bool TryLast<T>(IEnumerable<T> source, Func<T, bool>? predicate, out T? last)
    {
        bool found = false;
        last = default;
        foreach (T item in source)
        {
            if (predicate is null || predicate(item))
            {
                last = item;
                found = true;
            }
        }

        return found;
    }

    private static int CountUpToTwo<T>(IEnumerable<T> source, Func<T, bool>? predicate, string tooMany, out T? single)
    {
        int count = 0;
        single = default;
        foreach (T item in source)
        {
            if (predicate is null || predicate(item))
            {
                if (++count == 2)
                {
                    ThrowHelper.ThrowInvalidOperation(tooMany);
                }

                single = item;
            }
        }

        return count;
    }

    private static bool TryElementAt<T>(IEnumerable<T> source, int index, out T? element)
    {
        foreach (T item in source)
        {
            if (index-- == 0)
            {
                element = item;
                return true;
            }
        }

        element = default;
        return false;
    }
}
