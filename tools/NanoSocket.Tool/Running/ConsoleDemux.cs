using System;
using System.Globalization;

namespace NanoSocket.Tool.Running;

/// <summary>Separates the two channels of a board's serial console (firmware/native/hal/hal.h): the log stands
/// between 0x0E and 0x0F, and a byte 0x0E..0x10 of either channel comes as 0x10, then the byte XOR 0x40.</summary>
internal sealed class ConsoleDemux(IRunOutput output)
{
    private const byte LogStarts = 0x0E;
    private const byte AppStarts = 0x0F;
    private const byte Escape = 0x10;
    private const byte Flip = 0x40;
    private const string Exit = "!exit ";

    private readonly LineSplitter _log = new();
    private bool _inLog;
    private bool _escaped;

    /// <summary>The app's exit code, once the board has reported it.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Takes bytes from the wire, in pieces of any size.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Span<byte> app = stackalloc byte[256];
        int count = 0;
        foreach (byte wire in bytes)
        {
            if (!Decode(wire, out byte value))
            {
                continue;
            }
            if (_inLog)
            {
                // Whatever the app wrote before this line comes before it.
                Flush(app, ref count);
                Log(value);
                continue;
            }
            app[count++] = value;
            if (count == app.Length)
            {
                Flush(app, ref count);
            }
        }
        Flush(app, ref count);
    }

    private bool Decode(byte wire, out byte value)
    {
        value = _escaped ? (byte)(wire ^ Flip) : wire;
        if (_escaped)
        {
            _escaped = false;
            return true;
        }
        switch (wire)
        {
            case LogStarts:
                _inLog = true;
                return false;
            case AppStarts:
                _inLog = false;
                return false;
            case Escape:
                _escaped = true;
                return false;
            default:
                return true;
        }
    }

    private void Flush(ReadOnlySpan<byte> app, ref int count)
    {
        if (count > 0)
        {
            output.App(app[..count]);
            count = 0;
        }
    }

    private void Log(byte value)
    {
        if (_log.Add(value) is not { } line)
        {
            return;
        }
        if (line.StartsWith(Exit, StringComparison.Ordinal)
            && int.TryParse(line.AsSpan(Exit.Length), CultureInfo.InvariantCulture, out int code))
        {
            ExitCode = code;
            return;
        }
        output.Log(line);
    }
}
