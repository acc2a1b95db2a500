namespace System.Collections.Generic;

public partial class List<T>
{
    public bool Contains(T item) => IndexOf(item) >= 0;

    public int IndexOf(T item) => Array.IndexOf(_items, item, 0, _size);

    public int IndexOf(T item, int index) => Array.IndexOf(_items, item, index, _size - index);

    public int IndexOf(T item, int index, int count)
    {
        CheckRange(index, count);
        return Array.IndexOf(_items, item, index, count);
    }

    public int LastIndexOf(T item) => _size == 0 ? -1 : Array.LastIndexOf(_items, item, _size - 1, _size);

    public int BinarySearch(T item) => Array.BinarySearch(_items, 0, _size, item, null);

    public int BinarySearch(T item, IComparer<T>? comparer) => Array.BinarySearch(_items, 0, _size, item, comparer);

    public bool Exists(Predicate<T> match) => FindIndex(match) >= 0;

    public T? Find(Predicate<T> match)
    {
        int index = FindIndex(match);
        return index < 0 ? default : _items[index];
    }

    public T? FindLast(Predicate<T> match)
    {
        int index = FindLastIndex(match);
        return index < 0 ? default : _items[index];
    }

    public List<T> FindAll(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        List<T> found = new();
        for (int i = 0; i < _size; i++)
        {
            if (match(_items[i]))
            {
                found.Add(_items[i]);
            }
        }

        return found;
    }

    public int FindIndex(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        for (int i = 0; i < _size; i++)
        {
            if (match(_items[i]))
            {
                return i;
            }
        }

        return -1;
    }

    public int FindLastIndex(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        for (int i = _size - 1; i >= 0; i--)
        {
            if (match(_items[i]))
            {
                return i;
            }
        }

        return -1;
    }

    public bool TrueForAll(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        for (int i = 0; i < _size; i++)
        {
            if (!match(_items[i]))
            {
                return false;
            }
        }

        return true;
    }

    public void ForEach(Action<T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        int version = _version;
        for (int i = 0; i < _size; i++)
        {
            if (version != _version)
            {
                ThrowHelper.ThrowVersionChanged();
            }

            action(_items[i]);
        }

        if (version != _version)
        {
            ThrowHelper.ThrowVersionChanged();
        }
    }

    public List<TOutput> ConvertAll<TOutput>(Converter<T, TOutput> converter)
    {
        ArgumentNullException.ThrowIfNull(converter);
        List<TOutput> result = new(_size);
        for (int i = 0; i < _size; i++)
        {
            result.Add(converter(_items[i]));
        }

        return result;
    }
}
