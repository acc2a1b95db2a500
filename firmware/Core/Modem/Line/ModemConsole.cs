using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// The modem as an app's AT terminal: two pipes of bytes on a channel of the multiplexer of its own, beside the
/// supervisor's dialogue and the data. Nothing is interpreted.
/// </summary>
public sealed class ModemConsole
{
    /// <summary>Bytes from the modem that wait to be read, at most.</summary>
    public const int InputCapacity = 512;

    /// <summary>Bytes that wait to be sent to the modem, at most.</summary>
    public const int OutputCapacity = 256;

    // What is on its way when the modem is told to stop still finds room.
    private const int StopAt = InputCapacity / 2;
    private const int GoOnAt = InputCapacity / 4;

    private readonly ByteQueue _input = new(InputCapacity);
    private readonly ByteQueue _output = new(OutputCapacity);
    private bool _inUse;

    /// <summary>There is a channel: what is written reaches the modem.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Bytes that can be read.</summary>
    public int Readable => _input.Count;

    /// <summary>Bytes that can be written.</summary>
    public int Room => IsOpen ? _output.Room : 0;

    /// <summary>Bytes from the modem that found no room; wraps at 2^32.</summary>
    public uint Dropped { get; private set; }

    /// <summary>Nobody reads as fast as the modem talks: it has to be stopped.</summary>
    internal bool IsFull { get; private set; }

    /// <summary>Something waits to be sent.</summary>
    internal bool HasOutput => _output.Count > 0;

    /// <summary>Takes bytes from the modem, at most what fits; returns their number.</summary>
    public int Read(Span<byte> buffer)
    {
        int count = _input.Take(buffer);
        IsFull &= _input.Count > GoOnAt;
        return count;
    }

    /// <summary>Gives bytes to the modem, as many as there is room for; returns their number.</summary>
    /// <remarks>The first call takes the memory of both directions: what the modem says later takes none.</remarks>
    public int Write(ReadOnlySpan<byte> bytes)
    {
        _input.Reserve();
        _output.Reserve();
        _inUse = true;
        return IsOpen ? _output.Put(bytes) : 0;
    }

    /// <summary>The channel has come or gone; an end forgets what was not sent.</summary>
    internal void SetOpen(bool open)
    {
        if (IsOpen && !open)
        {
            _output.Clear();
        }

        IsOpen = open;
    }

    /// <summary>Unsolicited codes come on all channels of some modems: before an app has written for the first time
    /// nobody wants them.</summary>
    internal void TakeInput(ReadOnlySpan<byte> bytes)
    {
        if (_inUse)
        {
            Dropped += (uint)(bytes.Length - _input.Put(bytes));
            IsFull |= _input.Count >= StopAt;
        }
    }

    internal int TakeOutput(Span<byte> buffer) => _output.Take(buffer);
}
