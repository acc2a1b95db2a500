using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Fuzz;

/// <summary>A modem that says what the input says, whatever it is told.</summary>
public sealed class HostileModem : IUart
{
    private readonly byte[] _waiting = new byte[8192];
    private int _start;
    private int _end;

    /// <summary>Bytes that wait to be read.</summary>
    public int Waiting => _end - _start;

    /// <summary>Bytes that the firmware sent.</summary>
    public long Taken { get; private set; }

    /// <summary>Bytes that the modem said.</summary>
    public long Said { get; private set; }

    /// <summary>Hears what the firmware says.</summary>
    public ByteSink? Sent { get; set; }

    /// <summary>Nobody reads any more what was said and not read.</summary>
    public void Forget() => _start = _end;

    /// <summary>What the firmware wants to say does not leave: a modem that holds it off.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>Says something; a full receive ring loses the rest.</summary>
    public void Say(ReadOnlySpan<byte> bytes)
    {
        if (_start == _end)
        {
            _start = 0;
            _end = 0;
        }

        int count = Math.Min(bytes.Length, _waiting.Length - _end);
        bytes.Slice(0, count).CopyTo(new Span<byte>(_waiting, _end, count));
        _end += count;
        Said += count;
    }

    public int MaximumBaud => 3_000_000;

    public ModemPins WiredPins => ModemPins.PowerKey | ModemPins.Reset | ModemPins.Dtr;

    public bool IsModemOn => false;

    /// <summary>Hears at which speed the firmware opens the line.</summary>
    public Action<int>? Opened { get; set; }

    /// <summary>Speed that the firmware opened the line at last.</summary>
    public int BaudRate { get; private set; }

    /// <summary>Control lines as the firmware drives them.</summary>
    public ModemPins Pins { get; private set; }

    public bool Open(int baud, bool flowControl)
    {
        BaudRate = baud;
        Opened?.Invoke(baud);
        return true;
    }

    public int Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _end - _start);
        new ReadOnlySpan<byte>(_waiting, _start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    public int Write(ReadOnlySpan<byte> bytes)
    {
        if (IsBlocked)
        {
            return 0;
        }

        Taken += bytes.Length;
        Sent?.Invoke(bytes);
        return bytes.Length;
    }

    public void SetPins(ModemPins mask, ModemPins values) => Pins = (Pins & ~mask) | (values & mask);
}
