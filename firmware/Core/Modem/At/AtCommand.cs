using System;

namespace NanoSocket.Core.Modem;

/// <summary>Text of one command, built without allocation and safe against injection.</summary>
public sealed class AtCommand
{
    /// <summary>Longest command unless told otherwise, in bytes.</summary>
    public const int Capacity = 256;

    private readonly byte[] _text;

    /// <summary>Makes an empty command with room for a number of bytes.</summary>
    public AtCommand(int capacity = Capacity) => _text = new byte[capacity];

    /// <summary>Bytes so far.</summary>
    public int Length { get; private set; }

    /// <summary>False when something did not fit or cannot be quoted: the command must not be sent.</summary>
    public bool IsValid { get; private set; } = true;

    /// <summary>The byte at an index below <see cref="Length"/>.</summary>
    public byte this[int index] => _text[index];

    /// <summary>Whether the command begins with text of our own.</summary>
    public bool StartsWith(string text) => AtText.StartsWith(new ReadOnlySpan<byte>(_text, 0, Length), text);

    /// <summary>Starts a new command with text of our own.</summary>
    public AtCommand Begin(string text)
    {
        Length = 0;
        IsValid = true;
        return Add(text);
    }

    /// <summary>Adds text of our own.</summary>
    public AtCommand Add(string text) => Add(text, 0, text.Length);

    /// <summary>Adds a part of a text of our own.</summary>
    public AtCommand Add(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            Put((byte)text[i]);
        }

        return this;
    }

    /// <summary>Adds bytes as they are: an app's own command, with which it may say what it wants.</summary>
    public AtCommand Add(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            Put(bytes[i]);
        }

        return this;
    }

    /// <summary>The command must not be sent: something it needs is missing.</summary>
    public void Invalidate() => IsValid = false;

    /// <summary>
    /// Adds a string from outside in quotes; quotes and control characters in it make the command invalid.
    /// </summary>
    public AtCommand AddQuoted(string text)
    {
        IsValid = IsValid && AtText.IsQuotable(text);
        return Add("\"").Add(text).Add("\"");
    }

    /// <summary>Adds bytes from outside in quotes, under the same conditions.</summary>
    public AtCommand AddQuoted(ReadOnlySpan<byte> text)
    {
        Put((byte)'"');
        for (int i = 0; i < text.Length; i++)
        {
            IsValid = IsValid && AtText.IsQuotable(text[i]);
            Put(text[i]);
        }

        Put((byte)'"');
        return this;
    }

    /// <summary>Adds a number that is not negative, in decimal.</summary>
    public AtCommand AddNumber(int value)
    {
        if (value >= 10)
        {
            AddNumber(value / 10);
        }

        Put((byte)('0' + (value % 10)));
        return this;
    }

    private void Put(byte value)
    {
        if (Length == _text.Length)
        {
            IsValid = false;
            return;
        }

        _text[Length++] = value;
    }
}
