using System.Collections;
using System.Collections.Generic;

namespace System.Linq;

/// <summary>Queries over sequences. The lazy ones run when their result is walked over.</summary>
public static partial class Enumerable
{
    public static IEnumerable<TResult> Empty<TResult>() => Array.Empty<TResult>();

    public static IEnumerable<int> Range(int start, int count)
    {
        if (count < 0 || (long)start + count - 1 > int.MaxValue)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(count));
        }

        return RangeIterator(start, count);
    }

    public static IEnumerable<TResult> Repeat<TResult>(TResult element, int count)
    {
        if (count < 0)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(count));
        }

        return RepeatIterator(element, count);
    }

    public static IEnumerable<TSource> AsEnumerable<TSource>(this IEnumerable<TSource> source) => source;

    public static IEnumerable<TResult> Cast<TResult>(this IEnumerable source)
    {
        Check(source);
        return source as IEnumerable<TResult> ?? CastIterator<TResult>(source);
    }

    public static IEnumerable<TResult> OfType<TResult>(this IEnumerable source)
    {
        Check(source);
        return OfTypeIterator<TResult>(source);
    }

    public static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        Check(source, predicate, nameof(predicate));
        return WhereIterator(source, predicate);
    }

    public static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source,
        Func<TSource, int, bool> predicate)
    {
        Check(source, predicate, nameof(predicate));
        return WhereIterator(source, predicate);
    }

    public static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source,
        Func<TSource, TResult> selector)
    {
        Check(source, selector, nameof(selector));
        return SelectIterator(source, selector);
    }

    public static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source,
        Func<TSource, int, TResult> selector)
    {
        Check(source, selector, nameof(selector));
        return SelectIterator(source, selector);
    }

    public static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source,
        Func<TSource, IEnumerable<TResult>> selector)
    {
        Check(source, selector, nameof(selector));
        return SelectManyIterator(source, selector, (_, item) => item);
    }

    public static IEnumerable<TResult> SelectMany<TSource, TCollection, TResult>(this IEnumerable<TSource> source,
        Func<TSource, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)
    {
        Check(source, collectionSelector, nameof(collectionSelector));
        ArgumentNullException.ThrowIfNull(resultSelector);
        return SelectManyIterator(source, collectionSelector, resultSelector);
    }

    public static IEnumerable<TSource> Take<TSource>(this IEnumerable<TSource> source, int count)
    {
        Check(source);
        return count <= 0 ? Empty<TSource>() : TakeIterator(source, count);
    }

    public static IEnumerable<TSource> Skip<TSource>(this IEnumerable<TSource> source, int count)
    {
        Check(source);
        return SkipIterator(source, count);
    }

    public static IEnumerable<TSource> TakeWhile<TSource>(this IEnumerable<TSource> source,
        Func<TSource, bool> predicate)
    {
        Check(source, predicate, nameof(predicate));
        return TakeWhileIterator(source, predicate);
    }

    public static IEnumerable<TSource> SkipWhile<TSource>(this IEnumerable<TSource> source,
        Func<TSource, bool> predicate)
    {
        Check(source, predicate, nameof(predicate));
        return SkipWhileIterator(source, predicate);
    }

    public static IEnumerable<TSource> Concat<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)
    {
        CheckBoth(first, second);
        return ConcatIterator(first, second);
    }

    public static IEnumerable<TSource> Append<TSource>(this IEnumerable<TSource> source, TSource element)
    {
        Check(source);
        return ConcatIterator(source, [element]);
    }

    public static IEnumerable<TSource> Prepend<TSource>(this IEnumerable<TSource> source, TSource element)
    {
        Check(source);
        return ConcatIterator([element], source);
    }

    public static IEnumerable<TResult> Zip<TFirst, TSecond, TResult>(this IEnumerable<TFirst> first,
        IEnumerable<TSecond> second, Func<TFirst, TSecond, TResult> resultSelector)
    {
        CheckBoth(first, second);
        ArgumentNullException.ThrowIfNull(resultSelector);
        return ZipIterator(first, second, resultSelector);
    }

    public static IEnumerable<(TFirst First, TSecond Second)> Zip<TFirst, TSecond>(this IEnumerable<TFirst> first,
        IEnumerable<TSecond> second)
    {
        CheckBoth(first, second);
        return ZipIterator(first, second, (a, b) => (a, b));
    }

    public static IEnumerable<(int Index, TSource Item)> Index<TSource>(this IEnumerable<TSource> source) =>
        source.Select((item, index) => (index, item));

    public static IEnumerable<TSource> Reverse<TSource>(this IEnumerable<TSource> source)
    {
        Check(source);
        return ReverseIterator(source);
    }

    public static IEnumerable<TSource?> DefaultIfEmpty<TSource>(this IEnumerable<TSource> source) =>
        DefaultIfEmpty(source!, default);

    public static IEnumerable<TSource> DefaultIfEmpty<TSource>(this IEnumerable<TSource> source, TSource defaultValue)
    {
        Check(source);
        return DefaultIfEmptyIterator(source, defaultValue);
    }

    public static IEnumerable<TSource[]> Chunk<TSource>(this IEnumerable<TSource> source, int size)
    {
        Check(source);
        if (size < 1)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(size));
        }

        return ChunkIterator(source, size);
    }

    internal static void Check<T>(IEnumerable<T> source)
    {
        if (source is null)
        {
            ThrowHelper.ThrowNull(nameof(source));
        }
    }

    private static void Check(IEnumerable source)
    {
        if (source is null)
        {
            ThrowHelper.ThrowNull(nameof(source));
        }
    }

    internal static void Check<T>(IEnumerable<T> source, Delegate function, string paramName)
    {
        Check(source);
        if (function is null)
        {
            ThrowHelper.ThrowNull(paramName);
        }
    }

    private static void CheckBoth<TFirst, TSecond>(IEnumerable<TFirst> first, IEnumerable<TSecond> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
    }
}
