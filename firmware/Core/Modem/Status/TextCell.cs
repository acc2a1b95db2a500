using System;

namespace NanoSocket.Core.Modem;

/// <summary>A short text that came from the modem, kept as printable ASCII in memory of fixed size.</summary>
public sealed class TextCell
{
    private readonly byte[] _bytes;
    private int _length;

    /// <summary>Makes an empty cell.</summary>
    /// <param name="capacity">Longest text, in bytes.</param>
    public TextCell(int capacity = 32) => _bytes = new byte[capacity];

    /// <summary>The text; valid until it is set again.</summary>
    public ReadOnlySpan<byte> Bytes => new(_bytes, 0, _length);

    /// <summary>Nothing is known.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>Sets the text; what does not fit is cut off. Returns whether it changed.</summary>
    internal bool Set(ReadOnlySpan<byte> text)
    {
        int length = Math.Min(text.Length, _bytes.Length);
        bool changed = length != _length;
        for (int i = 0; i < length; i++)
        {
            byte value = text[i] is >= 32 and < 127 ? text[i] : (byte)'?';
            changed |= _bytes[i] != value;
            _bytes[i] = value;
        }

        _length = length;
        return changed;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        char[] characters = new char[_length];
        for (int i = 0; i < _length; i++)
        {
            characters[i] = (char)_bytes[i];
        }

        return new string(characters);
    }
}
