namespace System.Collections.Generic;

/// <summary>A list of nodes that know their neighbours.</summary>
public class LinkedList<T> : ICollection<T>, IReadOnlyCollection<T>
{
    private LinkedListNode<T>? _first;
    private int _version;

    public LinkedList()
    {
    }

    public LinkedList(IEnumerable<T> collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        foreach (T item in collection)
        {
            AddLast(item);
        }
    }

    public int Count { get; private set; }

    public LinkedListNode<T>? First => _first;

    public LinkedListNode<T>? Last => _first?.Before;

    bool ICollection<T>.IsReadOnly => false;

    void ICollection<T>.Add(T value) => AddLast(value);

    public LinkedListNode<T> AddFirst(T value)
    {
        LinkedListNode<T> node = new(value);
        AddFirst(node);
        return node;
    }

    public void AddFirst(LinkedListNode<T> node)
    {
        AddLast(node);
        _first = node;
    }

    public LinkedListNode<T> AddLast(T value)
    {
        LinkedListNode<T> node = new(value);
        AddLast(node);
        return node;
    }

    public void AddLast(LinkedListNode<T> node)
    {
        CheckNew(node);
        if (_first is null)
        {
            node.Before = node.After = _first = node;
            Adopt(node);
        }
        else
        {
            LinkBefore(_first, node);
        }
    }

    public LinkedListNode<T> AddAfter(LinkedListNode<T> node, T value)
    {
        CheckOwn(node);
        LinkedListNode<T> added = new(value);
        LinkBefore(node.After!, added);
        return added;
    }

    public LinkedListNode<T> AddBefore(LinkedListNode<T> node, T value)
    {
        CheckOwn(node);
        LinkedListNode<T> added = new(value);
        LinkBefore(node, added);
        if (node == _first)
        {
            _first = added;
        }

        return added;
    }

    public bool Remove(T value)
    {
        LinkedListNode<T>? node = Find(value);
        if (node is not null)
        {
            Remove(node);
        }

        return node is not null;
    }

    public void Remove(LinkedListNode<T> node)
    {
        CheckOwn(node);
        if (Count == 1)
        {
            _first = null;
        }
        else
        {
            node.After!.Before = node.Before;
            node.Before!.After = node.After;
            _first = node == _first ? node.After : _first;
        }

        node.List = null;
        node.Before = node.After = null;
        Count--;
        _version++;
    }

    public void RemoveFirst() => Remove(_first ?? throw Empty());

    public void RemoveLast() => Remove(Last ?? throw Empty());

    public void Clear()
    {
        while (_first is not null)
        {
            Remove(_first);
        }
    }

    public bool Contains(T value) => Find(value) is not null;

    public LinkedListNode<T>? Find(T value)
    {
        LinkedListNode<T>? node = _first;
        while (node is not null && !DefaultEquality<T>.AreEqual(node.Value, value))
        {
            node = node.Next;
        }

        return node;
    }

    public LinkedListNode<T>? FindLast(T value)
    {
        LinkedListNode<T>? node = Last;
        while (node is not null && !DefaultEquality<T>.AreEqual(node.Value, value))
        {
            node = node.Previous;
        }

        return node;
    }

    public void CopyTo(T[] array, int index)
    {
        CollectionChecks.CopyTo(array, index, Count);
        for (LinkedListNode<T>? node = _first; node is not null; node = node.Next)
        {
            array[index++] = node.Value;
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        int version = _version;
        for (LinkedListNode<T>? node = _first; node is not null; node = node.Next)
        {
            yield return node.Value;
            if (version != _version)
            {
                ThrowHelper.ThrowVersionChanged();
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static InvalidOperationException Empty() => new("The LinkedList is empty.");

    private static void CheckNew(LinkedListNode<T> node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (node.List is not null)
        {
            ThrowHelper.ThrowInvalidOperation("The LinkedList node already belongs to a LinkedList.");
        }
    }

    private void CheckOwn(LinkedListNode<T> node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (node.List != this)
        {
            ThrowHelper.ThrowInvalidOperation("The LinkedList node does not belong to current LinkedList.");
        }
    }

    private void LinkBefore(LinkedListNode<T> next, LinkedListNode<T> node)
    {
        node.After = next;
        node.Before = next.Before;
        next.Before!.After = node;
        next.Before = node;
        Adopt(node);
    }

    private void Adopt(LinkedListNode<T> node)
    {
        node.List = this;
        Count++;
        _version++;
    }
}

/// <summary>A node of a <see cref="LinkedList{T}"/>.</summary>
public sealed class LinkedListNode<T>
{
    private T _value;

    public LinkedListNode(T value) => _value = value;

    public LinkedList<T>? List { get; internal set; }

    public LinkedListNode<T>? Next => After is null || After == List!.First ? null : After;

    public LinkedListNode<T>? Previous => Before is null || this == List!.First ? null : Before;

    public T Value
    {
        get => _value;
        set => _value = value;
    }

    public ref T ValueRef => ref _value;

    /// <summary>The nodes form a ring.</summary>
    internal LinkedListNode<T>? After { get; set; }

    internal LinkedListNode<T>? Before { get; set; }
}
