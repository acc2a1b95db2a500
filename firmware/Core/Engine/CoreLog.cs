using System;
using NanoSocket.Core.Rtos;

namespace NanoSocket.Core.Engine;

/// <summary>
/// The core's log: lines go into a ring while the core lock is held and leave it outside the lock, so that a slow
/// console never holds up the network. A line grows behind the finished ones; one that does not fit is dropped and
/// counted.
/// </summary>
public sealed class CoreLog
{
    private const int LineCapacity = 200;

    private readonly byte[] _ring;
    private int _first;
    private int _count;
    private int _lineLength;
    private bool _lineFits = true;

    /// <summary>Makes a log with room for <paramref name="capacity"/> bytes not yet written out.</summary>
    public CoreLog(int capacity) => _ring = new byte[capacity];

    /// <summary>Lines that found no room; wraps at 2^32.</summary>
    public uint DroppedLines { get; private set; }

    /// <summary>Two more lines fit, however long they are.</summary>
    public bool HasRoomForTwo => _count + (2 * (LineCapacity + 1)) <= _ring.Length;

    /// <summary>Adds text to the current line; what does not fit is cut off, control characters become '?'.</summary>
    public CoreLog Add(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            AddByte(text[i] < 127 ? (byte)text[i] : (byte)'?');
        }

        return this;
    }

    /// <summary>Adds bytes that came from outside.</summary>
    public CoreLog Add(ReadOnlySpan<byte> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            AddByte(text[i]);
        }

        return this;
    }

    /// <summary>Adds a decimal number.</summary>
    public CoreLog Add(long value)
    {
        if (value < 0)
        {
            AddByte((byte)'-');
        }

        ulong rest = value < 0 ? unchecked(0UL - (ulong)value) : (ulong)value;
        Span<byte> digits = stackalloc byte[20];
        int start = digits.Length;
        do
        {
            digits[--start] = (byte)('0' + (int)(rest % 10));
            rest /= 10;
        }
        while (rest != 0);

        return Add(digits.Slice(start));
    }

    /// <summary>Adds an IPv4 address in host byte order.</summary>
    public CoreLog AddAddress(uint address)
        => Add((address >> 24) & 255).Add(".").Add((address >> 16) & 255).Add(".")
            .Add((address >> 8) & 255).Add(".").Add(address & 255);

    /// <summary>Adds a task's number and, when its thread has one, name.</summary>
    public CoreLog AddTask(RtosTask task)
    {
        Add(task.Number);
        return task.Name.Length == 0 ? this : Add(" (").Add(task.Name).Add(")");
    }

    /// <summary>Ends the line.</summary>
    public void End()
    {
        Put((byte)'\n');
        if (_lineFits)
        {
            _count += _lineLength;
        }
        else
        {
            DroppedLines++;
        }

        _lineLength = 0;
        _lineFits = true;
    }

    /// <summary>Takes finished text, oldest first; returns the number of bytes, 0 when there is none.</summary>
    public int Take(Span<byte> buffer)
    {
        int taken = Math.Min(buffer.Length, _count);
        for (int i = 0; i < taken; i++)
        {
            buffer[i] = _ring[_first];
            _first = (_first + 1) % _ring.Length;
        }

        _count -= taken;
        return taken;
    }

    private void AddByte(byte value)
    {
        if (_lineLength < LineCapacity)
        {
            Put(value is >= 32 and < 127 ? value : (byte)'?');
        }
    }

    private void Put(byte value)
    {
        _lineFits = _lineFits && _count + _lineLength < _ring.Length;
        if (_lineFits)
        {
            _ring[(_first + _count + _lineLength++) % _ring.Length] = value;
        }
    }
}
