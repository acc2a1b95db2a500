using System.Collections;
using System.Collections.Generic;

namespace System.Linq;

public static partial class Enumerable
{
    public static TSource[] ToArray<TSource>(this IEnumerable<TSource> source)
    {
        Check(source);
        if (source is ICollection<TSource> collection)
        {
            TSource[] copy = new TSource[collection.Count];
            collection.CopyTo(copy, 0);
            return copy;
        }

        return new List<TSource>(source).ToArray();
    }

    public static List<TSource> ToList<TSource>(this IEnumerable<TSource> source)
    {
        Check(source);
        return new List<TSource>(source);
    }

    public static HashSet<TSource> ToHashSet<TSource>(this IEnumerable<TSource> source) => ToHashSet(source, null);

    public static HashSet<TSource> ToHashSet<TSource>(this IEnumerable<TSource> source,
        IEqualityComparer<TSource>? comparer)
    {
        Check(source);
        return new HashSet<TSource>(source, comparer);
    }

    public static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(this IEnumerable<TSource> source,
        Func<TSource, TKey> keySelector) where TKey : notnull => ToDictionary(source, keySelector, item => item);

    public static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(this IEnumerable<TSource> source,
        Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector) where TKey : notnull
    {
        Check(source, keySelector, nameof(keySelector));
        ArgumentNullException.ThrowIfNull(elementSelector);
        Dictionary<TKey, TElement> result = new();
        foreach (TSource item in source)
        {
            result.Add(keySelector(item), elementSelector(item));
        }

        return result;
    }

    public static IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source) => Distinct(source, null);

    public static IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source,
        IEqualityComparer<TSource>? comparer)
    {
        Check(source);
        return FirstsIterator(source, item => item, new HashSet<TSource>(comparer));
    }

    public static IEnumerable<TSource> DistinctBy<TSource, TKey>(this IEnumerable<TSource> source,
        Func<TSource, TKey> keySelector)
    {
        Check(source, keySelector, nameof(keySelector));
        return FirstsIterator(source, keySelector, new HashSet<TKey>());
    }

    public static IEnumerable<TSource> Union<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second) =>
        first.Concat(second).Distinct();

    public static IEnumerable<TSource> Except<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)
    {
        CheckBoth(first, second);
        return ExceptIterator(first, second);
    }

    public static IEnumerable<TSource> Intersect<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)
    {
        CheckBoth(first, second);
        return IntersectIterator(first, second);
    }

    public static IEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(this IEnumerable<TSource> source,
        Func<TSource, TKey> keySelector) => GroupBy(source, keySelector, item => item);

    public static IEnumerable<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(
        this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector)
    {
        Check(source, keySelector, nameof(keySelector));
        ArgumentNullException.ThrowIfNull(elementSelector);
        return GroupByIterator(source, keySelector, elementSelector);
    }

    public static IEnumerable<TResult> GroupBy<TSource, TKey, TResult>(this IEnumerable<TSource> source,
        Func<TSource, TKey> keySelector, Func<TKey, IEnumerable<TSource>, TResult> resultSelector) =>
        GroupBy(source, keySelector).Select(group => resultSelector(group.Key, group));

    public static IEnumerable<TResult> Join<TOuter, TInner, TKey, TResult>(this IEnumerable<TOuter> outer,
        IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector,
        Func<TOuter, TInner, TResult> resultSelector)
    {
        CheckBoth(outer, inner);
        return JoinIterator(outer, inner, outerKeySelector, innerKeySelector, resultSelector);
    }

    private static IEnumerable<T> FirstsIterator<T, TKey>(IEnumerable<T> source, Func<T, TKey> keySelector,
        HashSet<TKey> seen)
    {
        seen.Clear();
        foreach (T item in source)
        {
            if (seen.Add(keySelector(item)))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<T> ExceptIterator<T>(IEnumerable<T> first, IEnumerable<T> second)
    {
        HashSet<T> seen = new(second);
        foreach (T item in first)
        {
            if (seen.Add(item))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<T> IntersectIterator<T>(IEnumerable<T> first, IEnumerable<T> second)
    {
        HashSet<T> left = new(second);
        foreach (T item in first)
        {
            if (left.Remove(item))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<IGrouping<TKey, TElement>> GroupByIterator<TSource, TKey, TElement>(
        IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector)
    {
        foreach (Grouping<TKey, TElement> group in Groups(source, keySelector, elementSelector))
        {
            yield return group;
        }
    }

    private static IEnumerable<TResult> JoinIterator<TOuter, TInner, TKey, TResult>(IEnumerable<TOuter> outer,
        IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector,
        Func<TOuter, TInner, TResult> resultSelector)
    {
        List<Grouping<TKey, TInner>> groups = Groups(inner, innerKeySelector, item => item);
        foreach (TOuter item in outer)
        {
            TKey key = outerKeySelector(item);
            foreach (Grouping<TKey, TInner> group in groups)
            {
                if (key is not null && DefaultEquality<TKey>.AreEqual(group.Key, key))
                {
                    foreach (TInner match in group)
                    {
                        yield return resultSelector(item, match);
                    }
                }
            }
        }
    }

    /// <summary>The groups in the order in which their keys first appear. A null key is a key like others.</summary>
    private static List<Grouping<TKey, TElement>> Groups<TSource, TKey, TElement>(IEnumerable<TSource> source,
        Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector)
    {
        HashTable<TKey> table = new(0);
        List<Grouping<TKey, TElement>> groups = new();
        foreach (TSource item in source)
        {
            TKey key = keySelector(item);
            int index = table.FindOrAdd(key, null, out bool found);
            if (!found)
            {
                groups.Add(new Grouping<TKey, TElement>(key));
            }

            groups[index].Add(elementSelector(item));
        }

        return groups;
    }

    private sealed class Grouping<TKey, TElement> : List<TElement>, IGrouping<TKey, TElement>
    {
        internal Grouping(TKey key) => Key = key;

        public TKey Key { get; }
    }
}

/// <summary>Elements that have a key in common.</summary>
public interface IGrouping<out TKey, out TElement> : IEnumerable<TElement>
{
    TKey Key { get; }
}
