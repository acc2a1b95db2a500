namespace System.Text;

/// <summary>
/// Collects text in a buffer of its caller, usually on the stack, and moves to the heap when it is full.
/// </summary>
internal ref struct TextBuilder
{
    private Span<char> _buffer;
    private int _length;

    internal TextBuilder(Span<char> buffer)
    {
        _buffer = buffer;
        _length = 0;
    }

    internal readonly int Length => _length;

    internal readonly ReadOnlySpan<char> Text => _buffer.Slice(0, _length);

    internal void Append(char c)
    {
        if (_length == _buffer.Length)
        {
            Grow(1);
        }

        _buffer[_length++] = c;
    }

    internal void Append(char c, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Append(c);
        }
    }

    internal void Append(scoped ReadOnlySpan<char> text)
    {
        text.CopyTo(AppendSpan(text.Length));
    }

    /// <summary>Lengthens the text and returns the new part for the caller to write.</summary>
    internal Span<char> AppendSpan(int count)
    {
        if (count > _buffer.Length - _length)
        {
            Grow(count);
        }

        Span<char> added = _buffer.Slice(_length, count);
        _length += count;
        return added;
    }

    internal void Insert(int index, scoped ReadOnlySpan<char> text)
    {
        int tail = _length - index;
        AppendSpan(text.Length);
        _buffer.Slice(index, tail).CopyTo(_buffer.Slice(index + text.Length));
        text.CopyTo(_buffer.Slice(index));
    }

    internal void RemoveLast() => _length--;

    internal readonly bool TryCopyTo(Span<char> destination, out int charsWritten)
    {
        bool fits = Text.TryCopyTo(destination);
        charsWritten = fits ? _length : 0;
        return fits;
    }

    public override readonly string ToString() => new(Text);

    private void Grow(int more)
    {
        char[] larger = new char[Math.Max(_length + more, _buffer.Length * 2)];
        Text.CopyTo(larger);
        _buffer = larger;
    }
}
