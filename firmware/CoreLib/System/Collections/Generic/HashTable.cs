using System.Numerics;

namespace System.Collections.Generic;

/// <summary>
/// The part that dictionaries and sets share: keys in an array of entries, found through chains from buckets. Bucket
/// counts are powers of two; the hash code is spread by a multiplication first.
/// </summary>
internal struct HashTable<T>
{
    private const uint Spread = 2654435769; // 2^32 divided by the golden ratio
    private const int SmallestCapacity = 4;
    private const int EndOfChain = -1;

    /// <summary>Entry.Next of a removed entry: this minus the index of the next removed one.</summary>
    private const int FreeListBase = -3;

    private int[] _buckets; // index + 1 of the first entry
    private Entry[] _entries;
    private int _shift;
    private int _freeList;
    private int _freeCount;
    private int _used;

    internal HashTable(int capacity)
    {
        _buckets = Array.Empty<int>();
        _entries = Array.Empty<Entry>();
        _freeList = -1;
        if (capacity > 0)
        {
            Resize(capacity);
        }
    }

    internal readonly int Count => _used - _freeCount;

    internal readonly int Capacity => _entries.Length;

    /// <summary>Entries from 0 up to here have been used; <see cref="IsOccupied"/> says which still are.</summary>
    internal readonly int UsedEntries => _used;

    internal readonly bool IsOccupied(int index) => _entries[index].Next >= EndOfChain;

    internal readonly T KeyAt(int index) => _entries[index].Key;

    internal readonly int Find(T key, IEqualityComparer<T>? comparer) =>
        _buckets.Length == 0 ? -1 : Find(key, Hash(key, comparer), comparer);

    internal int FindOrAdd(T key, IEqualityComparer<T>? comparer, out bool found)
    {
        uint hash = Hash(key, comparer);
        int index = _buckets.Length == 0 ? -1 : Find(key, hash, comparer);
        found = index >= 0;
        return found ? index : Add(key, hash);
    }

    /// <summary>Removes a key; returns the index that it had, or -1.</summary>
    internal int Remove(T key, IEqualityComparer<T>? comparer)
    {
        if (_buckets.Length == 0)
        {
            return -1;
        }

        uint hash = Hash(key, comparer);
        ref int link = ref _buckets[Bucket(hash)];
        int previous = -1;
        int index = link - 1;
        while (index >= 0)
        {
            ref Entry entry = ref _entries[index];
            if (IsMatch(in entry, hash, key, comparer))
            {
                if (previous < 0)
                {
                    link = entry.Next + 1;
                }
                else
                {
                    _entries[previous].Next = entry.Next;
                }

                entry.Key = default!;
                entry.Next = FreeListBase - _freeList;
                _freeList = index;
                _freeCount++;
                return index;
            }

            previous = index;
            index = entry.Next;
        }

        return -1;
    }

    internal void Clear()
    {
        new Span<int>(_buckets).Clear();
        new Span<Entry>(_entries, 0, _used).Clear();
        _used = 0;
        _freeCount = 0;
        _freeList = -1;
    }

    /// <summary>Makes room for at least a number of entries.</summary>
    internal void Resize(int capacity)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, SmallestCapacity));
        Array.Resize(ref _entries, size);
        _buckets = new int[size];
        _shift = 32 - BitOperations.Log2((uint)size);
        for (int i = 0; i < _used; i++)
        {
            if (IsOccupied(i))
            {
                Link(i);
            }
        }
    }

    private static uint Hash(T key, IEqualityComparer<T>? comparer) =>
        (uint)(comparer is null ? DefaultEquality<T>.HashCode(key) : comparer.GetHashCode(key!));

    private static bool IsMatch(in Entry entry, uint hash, T key, IEqualityComparer<T>? comparer) => entry.Hash == hash
        && (comparer is null ? DefaultEquality<T>.AreEqual(entry.Key, key) : comparer.Equals(entry.Key, key));

    private readonly int Find(T key, uint hash, IEqualityComparer<T>? comparer)
    {
        int index = _buckets[Bucket(hash)] - 1;
        while (index >= 0 && !IsMatch(in _entries[index], hash, key, comparer))
        {
            index = _entries[index].Next;
        }

        return index;
    }

    private readonly int Bucket(uint hash) => (int)((hash * Spread) >> _shift);

    private int Add(T key, uint hash)
    {
        int index = _freeList;
        if (_freeCount > 0)
        {
            _freeList = FreeListBase - _entries[index].Next;
            _freeCount--;
        }
        else
        {
            if (_used == _entries.Length)
            {
                Resize(_used * 2);
            }

            index = _used++;
        }

        _entries[index].Hash = hash;
        _entries[index].Key = key;
        Link(index);
        return index;
    }

    private readonly void Link(int index)
    {
        ref int first = ref _buckets[Bucket(_entries[index].Hash)];
        _entries[index].Next = first - 1;
        first = index + 1;
    }

    private struct Entry
    {
        internal uint Hash;
        internal int Next; // index of the next entry of the chain, EndOfChain, or below: see FreeListBase
        internal T Key;
    }
}
