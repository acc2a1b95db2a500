using System;

namespace NanoSocket.Core.Diagnostics;

/// <summary>
/// Makes lines of what is typed: CR, LF or both end one, backspace takes a character back. Whatever comes, memory is
/// fixed: a line that is too long is none, and characters that no command has become '?'.
/// </summary>
public sealed class CommandLine
{
    /// <summary>Longest line, in characters.</summary>
    public const int Capacity = 40;

    private const byte Backspace = 8;
    private const byte Delete = 127;

    private readonly byte[] _text = new byte[Capacity];
    private int _length;
    private bool _ended;

    /// <summary>The line had more characters than fit.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The line without spaces around it, in lower case; empty when it is too long.</summary>
    public ReadOnlySpan<byte> Text
    {
        get
        {
            int start = 0;
            int end = IsTooLong ? 0 : _length;
            while (start < end && _text[start] == ' ')
            {
                start++;
            }

            while (end > start && _text[end - 1] == ' ')
            {
                end--;
            }

            return new ReadOnlySpan<byte>(_text, start, end - start);
        }
    }

    /// <summary>Adds a typed byte; true when it ended a line that is not empty.</summary>
    public bool Add(byte value)
    {
        if (_ended)
        {
            _ended = false;
            _length = 0;
            IsTooLong = false;
        }

        switch (value)
        {
            case (byte)'\r' or (byte)'\n':
                _ended = true;
                return _length > 0;
            case Backspace or Delete:
                _length = Math.Max(0, _length - 1);
                return false;
            default:
                Append(value);
                return false;
        }
    }

    private void Append(byte value)
    {
        if (_length == Capacity)
        {
            IsTooLong = true;
            return;
        }

        byte known = value switch
        {
            >= (byte)'A' and <= (byte)'Z' => (byte)(value | 0x20),
            >= 32 and < 127 => value,
            (byte)'\t' => (byte)' ',
            _ => (byte)'?',
        };
        _text[_length++] = known;
    }
}
