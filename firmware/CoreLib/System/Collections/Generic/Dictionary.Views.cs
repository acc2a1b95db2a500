using System.Diagnostics.CodeAnalysis;

namespace System.Collections.Generic;

public partial class Dictionary<TKey, TValue>
{
    ICollection<TKey> IDictionary<TKey, TValue>.Keys => Keys;

    ICollection<TValue> IDictionary<TKey, TValue>.Values => Values;

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => Keys;

    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => Values;

    ICollection IDictionary.Keys => Keys;

    ICollection IDictionary.Values => Values;

    bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => false;

    bool IDictionary.IsReadOnly => false;

    bool IDictionary.IsFixedSize => false;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    object? IDictionary.this[object key]
    {
        get => key is TKey typed && TryGetValue(typed, out TValue? value) ? value : null;
        set => this[(TKey)ThrowHelper.NotNull(key, nameof(key))] = (TValue)value!;
    }

    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> item) =>
        TryGetValue(item.Key, out TValue? value) && DefaultEquality<TValue>.AreEqual(value, item.Value);

    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> item) =>
        ((ICollection<KeyValuePair<TKey, TValue>>)this).Contains(item) && Remove(item.Key);

    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int index)
    {
        CollectionChecks.CopyTo(array, index, Count);
        foreach (KeyValuePair<TKey, TValue> pair in this)
        {
            array[index++] = pair;
        }
    }

    void ICollection.CopyTo(Array array, int index)
    {
        CollectionChecks.CopyTo(array, index, Count);
        foreach (KeyValuePair<TKey, TValue> pair in this)
        {
            array.SetValue(pair, index++);
        }
    }

    bool IDictionary.Contains(object key) => key is TKey typed && ContainsKey(typed);

    void IDictionary.Add(object key, object? value) =>
        Add((TKey)ThrowHelper.NotNull(key, nameof(key)), (TValue)value!);

    void IDictionary.Remove(object key)
    {
        if (key is TKey typed)
        {
            Remove(typed);
        }
    }

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        new Enumerator(this, false);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this, false);

    IDictionaryEnumerator IDictionary.GetEnumerator() => new Enumerator(this, true);

    /// <summary>Walks over the entries of a dictionary that does not change meanwhile, except by removals.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<TKey, TValue>>, IDictionaryEnumerator
    {
        private readonly Dictionary<TKey, TValue> _dictionary;
        private readonly int _version;
        private readonly bool _asEntries;
        private int _next;
        private KeyValuePair<TKey, TValue> _current;

        internal Enumerator(Dictionary<TKey, TValue> dictionary, bool asEntries)
        {
            _dictionary = dictionary;
            _version = dictionary._version;
            _asEntries = asEntries;
        }

        public readonly KeyValuePair<TKey, TValue> Current => _current;

        readonly object? IEnumerator.Current => _asEntries ? Entry : _current;

        readonly object IDictionaryEnumerator.Key => _current.Key;

        readonly object? IDictionaryEnumerator.Value => _current.Value;

        readonly DictionaryEntry IDictionaryEnumerator.Entry => Entry;

        private readonly DictionaryEntry Entry => new(_current.Key, _current.Value);

        public bool MoveNext()
        {
            CheckVersion();
            while (_next < _dictionary._table.UsedEntries)
            {
                int index = _next++;
                if (_dictionary._table.IsOccupied(index))
                {
                    _current = new KeyValuePair<TKey, TValue>(_dictionary._table.KeyAt(index),
                        _dictionary._values[index]);
                    return true;
                }
            }

            _current = default;
            return false;
        }

        void IEnumerator.Reset()
        {
            CheckVersion();
            _next = 0;
            _current = default;
        }

        public readonly void Dispose()
        {
        }

        private readonly void CheckVersion()
        {
            if (_version != _dictionary._version)
            {
                ThrowHelper.ThrowVersionChanged();
            }
        }
    }

    /// <summary>The keys of a dictionary, in its order.</summary>
    public sealed class KeyCollection : ICollection<TKey>, ICollection, IReadOnlyCollection<TKey>
    {
        private readonly Dictionary<TKey, TValue> _dictionary;

        public KeyCollection(Dictionary<TKey, TValue> dictionary) =>
            _dictionary = ThrowHelper.NotNull(dictionary, nameof(dictionary));

        public int Count => _dictionary.Count;

        bool ICollection<TKey>.IsReadOnly => true;

        bool ICollection.IsSynchronized => false;

        object ICollection.SyncRoot => _dictionary;

        public bool Contains(TKey item) => _dictionary.ContainsKey(item);

        public void CopyTo(TKey[] array, int index)
        {
            CollectionChecks.CopyTo(array, index, Count);
            foreach (KeyValuePair<TKey, TValue> pair in _dictionary)
            {
                array[index++] = pair.Key;
            }
        }

        void ICollection.CopyTo(Array array, int index)
        {
            CollectionChecks.CopyTo(array, index, Count);
            foreach (KeyValuePair<TKey, TValue> pair in _dictionary)
            {
                array.SetValue(pair.Key, index++);
            }
        }

        void ICollection<TKey>.Add(TKey item) => throw CollectionChecks.KeysAreReadOnly();

        void ICollection<TKey>.Clear() => throw CollectionChecks.KeysAreReadOnly();

        bool ICollection<TKey>.Remove(TKey item) => throw CollectionChecks.KeysAreReadOnly();

        public Enumerator GetEnumerator() => new(_dictionary);

        IEnumerator<TKey> IEnumerable<TKey>.GetEnumerator() => new Enumerator(_dictionary);

        IEnumerator IEnumerable.GetEnumerator() => new Enumerator(_dictionary);

        public struct Enumerator : IEnumerator<TKey>
        {
            private Dictionary<TKey, TValue>.Enumerator _pairs;

            internal Enumerator(Dictionary<TKey, TValue> dictionary) => _pairs = dictionary.GetEnumerator();

            public readonly TKey Current => _pairs.Current.Key;

            readonly object? IEnumerator.Current => Current;

            public bool MoveNext() => _pairs.MoveNext();

            void IEnumerator.Reset() => Reset(ref _pairs);

            public readonly void Dispose()
            {
            }
        }
    }

    /// <summary>The values of a dictionary, in its order.</summary>
    public sealed class ValueCollection : ICollection<TValue>, ICollection, IReadOnlyCollection<TValue>
    {
        private readonly Dictionary<TKey, TValue> _dictionary;

        public ValueCollection(Dictionary<TKey, TValue> dictionary) =>
            _dictionary = ThrowHelper.NotNull(dictionary, nameof(dictionary));

        public int Count => _dictionary.Count;

        bool ICollection<TValue>.IsReadOnly => true;

        bool ICollection.IsSynchronized => false;

        object ICollection.SyncRoot => _dictionary;

        bool ICollection<TValue>.Contains(TValue item) => _dictionary.ContainsValue(item);

        public void CopyTo(TValue[] array, int index)
        {
            CollectionChecks.CopyTo(array, index, Count);
            foreach (KeyValuePair<TKey, TValue> pair in _dictionary)
            {
                array[index++] = pair.Value;
            }
        }

        void ICollection.CopyTo(Array array, int index)
        {
            CollectionChecks.CopyTo(array, index, Count);
            foreach (KeyValuePair<TKey, TValue> pair in _dictionary)
            {
                array.SetValue(pair.Value, index++);
            }
        }

        void ICollection<TValue>.Add(TValue item) => throw CollectionChecks.ValuesAreReadOnly();

        void ICollection<TValue>.Clear() => throw CollectionChecks.ValuesAreReadOnly();

        bool ICollection<TValue>.Remove(TValue item) => throw CollectionChecks.ValuesAreReadOnly();

        public Enumerator GetEnumerator() => new(_dictionary);

        IEnumerator<TValue> IEnumerable<TValue>.GetEnumerator() => new Enumerator(_dictionary);

        IEnumerator IEnumerable.GetEnumerator() => new Enumerator(_dictionary);

        public struct Enumerator : IEnumerator<TValue>
        {
            private Dictionary<TKey, TValue>.Enumerator _pairs;

            internal Enumerator(Dictionary<TKey, TValue> dictionary) => _pairs = dictionary.GetEnumerator();

            public readonly TValue Current => _pairs.Current.Value;

            readonly object? IEnumerator.Current => Current;

            public bool MoveNext() => _pairs.MoveNext();

            void IEnumerator.Reset() => Reset(ref _pairs);

            public readonly void Dispose()
            {
            }
        }
    }

    private static void Reset<T>(ref T enumerator) where T : struct, IEnumerator => enumerator.Reset();
}
