using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// Cuts the modem's bytes into lines. CR and LF both end a line, empty lines do not count, other control characters
/// (a modem sends NULs while it powers up) are skipped. A line for which there is no room is dropped whole.
/// </summary>
public sealed class LineSplitter
{
    /// <summary>Longest line unless told otherwise, in bytes.</summary>
    public const int Capacity = 256;

    private readonly byte[] _line;
    private int _length;
    private bool _complete;
    private bool _tooLong;

    /// <summary>Makes one with room for lines of a number of bytes.</summary>
    public LineSplitter(int capacity = Capacity) => _line = new byte[capacity];

    /// <summary>The line that <see cref="Feed"/> completed; valid until the next call.</summary>
    public ReadOnlySpan<byte> Line => new(_line, 0, _length);

    /// <summary>What has come of a line that is not complete; valid until the next call.</summary>
    public ReadOnlySpan<byte> Begun => _complete || _tooLong ? default : Line;

    /// <summary>Lines dropped because they were too long; wraps at 2^32.</summary>
    public uint DroppedLines { get; private set; }

    /// <summary>Takes one byte; true when it completed a line.</summary>
    public bool Feed(byte value)
    {
        if (_complete)
        {
            _length = 0;
            _complete = false;
        }

        if (value is (byte)'\r' or (byte)'\n')
        {
            return EndLine();
        }

        if (value < 32 || value == 127)
        {
            return false;
        }

        if (_length == _line.Length)
        {
            _tooLong = true;
            return false;
        }

        _line[_length++] = value;
        return false;
    }

    /// <summary>Forgets a line begun.</summary>
    public void Reset()
    {
        _length = 0;
        _complete = false;
        _tooLong = false;
    }

    private bool EndLine()
    {
        if (_tooLong)
        {
            DroppedLines++;
            Reset();
            return false;
        }

        _complete = _length > 0;
        return _complete;
    }
}
