namespace System.Collections.Generic;

/// <summary>Sorts keys and takes the items at the same positions along.</summary>
internal static class KeyedSorter<TKey, TValue>
{
    internal static void Sort(Span<TKey> keys, Span<TValue> items, IComparer<TKey>? comparer)
    {
        KeyValuePair<TKey, TValue>[] pairs = new KeyValuePair<TKey, TValue>[keys.Length];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = new KeyValuePair<TKey, TValue>(keys[i], items[i]);
        }

        Comparison<TKey> order = Sorter<TKey>.ComparisonOf(comparer) ?? DefaultOrder<TKey>.Compare;
        Sorter<KeyValuePair<TKey, TValue>>.Sort(pairs, (a, b) => order(a.Key, b.Key));
        for (int i = 0; i < pairs.Length; i++)
        {
            keys[i] = pairs[i].Key;
            items[i] = pairs[i].Value;
        }
    }
}
