using System.Collections.Generic;

namespace System.Collections;

/// <summary>Objects, first in, first out.</summary>
public class Queue : ICollection, ICloneable
{
    private readonly Queue<object?> _items;

    public Queue() => _items = new Queue<object?>();

    public Queue(int capacity) => _items = new Queue<object?>(capacity);

    public Queue(ICollection col) : this()
    {
        ArgumentNullException.ThrowIfNull(col);
        foreach (object? item in col)
        {
            Enqueue(item);
        }
    }

    public virtual int Count => _items.Count;

    public virtual bool IsSynchronized => false;

    public virtual object SyncRoot => this;

    public virtual void Enqueue(object? obj) => _items.Enqueue(obj);

    public virtual object? Dequeue() => _items.Dequeue();

    public virtual object? Peek() => _items.Peek();

    public virtual bool Contains(object? obj) => _items.Contains(obj);

    public virtual void Clear() => _items.Clear();

    public virtual object?[] ToArray() => _items.ToArray();

    public virtual void CopyTo(Array array, int index) => ((ICollection)_items).CopyTo(array, index);

    public virtual object Clone() => new Queue(this);

    public virtual IEnumerator GetEnumerator() => _items.GetEnumerator();
}
