using System;

namespace NanoSocket.Lua.Modules;

/// <summary>Walks over a format of <c>pack</c>: a letter and how often it counts.</summary>
internal ref struct PackFormat(ReadOnlySpan<byte> format)
{
    private const int MostRepeats = 1 << 24;

    private readonly ReadOnlySpan<byte> _format = format;
    private int _at;

    /// <summary>The letter, a value of which is meant.</summary>
    public byte Code { get; private set; }

    /// <summary>The number behind it; 1 when there is none.</summary>
    public int Repeat { get; private set; }

    /// <summary>Values are highest byte first.</summary>
    public bool IsBigEndian { get; private set; }

    /// <summary>Bytes of a value of the letter, or of the length before a string; 0: it has no fixed size.</summary>
    public readonly int Size => (char)Code switch
    {
        'b' or 'c' or 'p' => 1,
        'h' or 'H' or 'P' => 2,
        'i' or 'I' or 'l' or 'L' or 'f' or 'a' => 4,
        'd' or 'n' => 8,
        _ => 0,
    };

    /// <summary>Whether the letter is one that <c>pack</c> knows.</summary>
    public readonly bool IsKnown => Size > 0 || Code is (byte)'z' or (byte)'A';

    /// <summary>The letter stands for a string with its length before it.</summary>
    public readonly bool HasLength => Code is (byte)'p' or (byte)'P' or (byte)'a';

    /// <summary>Goes to the next letter that stands for a value; marks of byte order, blanks and commas are passed.
    /// </summary>
    public bool MoveNext()
    {
        while (_at < _format.Length)
        {
            Code = _format[_at++];
            Repeat = ReadCount();
            switch (Code)
            {
                case (byte)'<' or (byte)'=':
                    IsBigEndian = false;
                    break;
                case (byte)'>':
                    IsBigEndian = true;
                    break;
                case (byte)' ' or (byte)',':
                    break;
                default:
                    return true;
            }
        }

        return false;
    }

    private int ReadCount()
    {
        int start = _at, count = 0;
        while (_at < _format.Length && _format[_at] is >= (byte)'0' and <= (byte)'9')
        {
            count = Math.Min((10 * count) + _format[_at++] - '0', MostRepeats);
        }

        return _at == start ? 1 : count;
    }
}
