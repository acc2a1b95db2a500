namespace System.Collections.Generic;

public partial class HashSet<T>
{
    public void UnionWith(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (T item in other)
        {
            Add(item);
        }
    }

    public void ExceptWith(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(other, this))
        {
            Clear();
            return;
        }

        foreach (T item in other)
        {
            Remove(item);
        }
    }

    public void IntersectWith(IEnumerable<T> other)
    {
        HashSet<T> common = AsSet(other);
        RemoveWhere(item => !common.Contains(item));
    }

    public void SymmetricExceptWith(IEnumerable<T> other)
    {
        if (ReferenceEquals(other, this))
        {
            Clear();
            return;
        }

        foreach (T item in AsSet(other))
        {
            if (!Remove(item))
            {
                Add(item);
            }
        }
    }

    public bool IsSubsetOf(IEnumerable<T> other) => ContainsAllOf(AsSet(other), this);

    public bool IsProperSubsetOf(IEnumerable<T> other)
    {
        HashSet<T> set = AsSet(other);
        return Count < set.Count && ContainsAllOf(set, this);
    }

    public bool IsSupersetOf(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (T item in other)
        {
            if (!Contains(item))
            {
                return false;
            }
        }

        return true;
    }

    public bool IsProperSupersetOf(IEnumerable<T> other)
    {
        HashSet<T> set = AsSet(other);
        return set.Count < Count && ContainsAllOf(this, set);
    }

    public bool Overlaps(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (T item in other)
        {
            if (Contains(item))
            {
                return true;
            }
        }

        return false;
    }

    public bool SetEquals(IEnumerable<T> other)
    {
        HashSet<T> set = AsSet(other);
        return set.Count == Count && ContainsAllOf(set, this);
    }

    private static bool ContainsAllOf(HashSet<T> set, HashSet<T> items)
    {
        foreach (T item in items)
        {
            if (!set.Contains(item))
            {
                return false;
            }
        }

        return true;
    }

    private HashSet<T> AsSet(IEnumerable<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other is HashSet<T> set && ReferenceEquals(set._comparer, _comparer)
            ? set : new HashSet<T>(other, _comparer);
    }
}
