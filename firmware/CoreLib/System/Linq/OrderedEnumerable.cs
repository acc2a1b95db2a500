using System.Collections;
using System.Collections.Generic;

namespace System.Linq;

/// <summary>A sorted sequence, which ThenBy can sort further.</summary>
public interface IOrderedEnumerable<out TElement> : IEnumerable<TElement>
{
    IOrderedEnumerable<TElement> CreateOrderedEnumerable<TKey>(Func<TElement, TKey> keySelector,
        IComparer<TKey>? comparer, bool descending);
}

public static partial class Enumerable
{
    public static IOrderedEnumerable<T> Order<T>(this IEnumerable<T> source) => OrderBy(source, item => item);

    public static IOrderedEnumerable<T> OrderDescending<T>(this IEnumerable<T> source) =>
        OrderByDescending(source, item => item);

    public static IOrderedEnumerable<TSource> OrderBy<TSource, TKey>(this IEnumerable<TSource> source,
        Func<TSource, TKey> keySelector) => OrderBy(source, keySelector, null);

    public static IOrderedEnumerable<TSource> OrderBy<TSource, TKey>(this IEnumerable<TSource> source,
        Func<TSource, TKey> keySelector, IComparer<TKey>? comparer) =>
        new OrderedEnumerable<TSource, TKey>(source, null, keySelector, comparer, false);

    public static IOrderedEnumerable<TSource> OrderByDescending<TSource, TKey>(this IEnumerable<TSource> source,
        Func<TSource, TKey> keySelector) => OrderByDescending(source, keySelector, null);

    public static IOrderedEnumerable<TSource> OrderByDescending<TSource, TKey>(this IEnumerable<TSource> source,
        Func<TSource, TKey> keySelector, IComparer<TKey>? comparer) =>
        new OrderedEnumerable<TSource, TKey>(source, null, keySelector, comparer, true);

    public static IOrderedEnumerable<TSource> ThenBy<TSource, TKey>(this IOrderedEnumerable<TSource> source,
        Func<TSource, TKey> keySelector)
    {
        Check(source);
        return source.CreateOrderedEnumerable(keySelector, null, false);
    }

    public static IOrderedEnumerable<TSource> ThenByDescending<TSource, TKey>(this IOrderedEnumerable<TSource> source,
        Func<TSource, TKey> keySelector)
    {
        Check(source);
        return source.CreateOrderedEnumerable(keySelector, null, true);
    }
}

/// <summary>A source with the keys to sort it by, the most important one in the innermost object.</summary>
internal abstract class OrderedEnumerable<TElement> : IOrderedEnumerable<TElement>
{
    private readonly IEnumerable<TElement> _source;

    private protected OrderedEnumerable(IEnumerable<TElement> source)
    {
        Enumerable.Check(source);
        _source = source;
    }

    public IOrderedEnumerable<TElement> CreateOrderedEnumerable<TKey>(Func<TElement, TKey> keySelector,
        IComparer<TKey>? comparer, bool descending) =>
        new OrderedEnumerable<TElement, TKey>(_source, this, keySelector, comparer, descending);

    public IEnumerator<TElement> GetEnumerator()
    {
        TElement[] items = _source.ToArray();
        Comparison<int> order = Prepare(items, (a, b) => a - b); // equal ones keep their order
        int[] indexes = new int[items.Length];
        for (int i = 0; i < indexes.Length; i++)
        {
            indexes[i] = i;
        }

        Array.Sort(indexes, order);
        foreach (int index in indexes)
        {
            yield return items[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Computes the keys once and returns a comparison of elements by their indexes.</summary>
    internal abstract Comparison<int> Prepare(TElement[] items, Comparison<int> next);
}

/// <summary>One key to sort by, after those of the parent.</summary>
internal sealed class OrderedEnumerable<TElement, TKey> : OrderedEnumerable<TElement>
{
    private readonly OrderedEnumerable<TElement>? _parent;
    private readonly Func<TElement, TKey> _keySelector;
    private readonly IComparer<TKey> _comparer;
    private readonly bool _descending;

    internal OrderedEnumerable(IEnumerable<TElement> source, OrderedEnumerable<TElement>? parent,
        Func<TElement, TKey> keySelector, IComparer<TKey>? comparer, bool descending) : base(source)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        _parent = parent;
        _keySelector = keySelector;
        _comparer = comparer ?? Comparer<TKey>.Default;
        _descending = descending;
    }

    internal override Comparison<int> Prepare(TElement[] items, Comparison<int> next)
    {
        TKey[] keys = new TKey[items.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = _keySelector(items[i]);
        }

        Comparison<int> order = (a, b) =>
        {
            int result = _comparer.Compare(keys[a], keys[b]);
            return result == 0 ? next(a, b) : _descending == result > 0 ? -1 : 1;
        };
        return _parent is null ? order : _parent.Prepare(items, order);
    }
}
