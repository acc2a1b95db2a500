using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;
using NanoSocket.Core.Serial;

namespace NanoSocket.Core.Modem;

/// <summary>
/// <c>uart.ATC</c>: an AT terminal for apps beside the supervisor's dialogue and the data. What LuatOS-Air's scripts ask
/// is answered from what the core knows, in the form of an Air724UG whatever the modem is (spec 4.3); other commands go to
/// the modem on a channel of the multiplexer; those that would disturb the supervisor are refused. Lines come whole.
/// Memory is taken at the first opening; called with the core lock held.
/// </summary>
public sealed partial class VirtualAt : ISerialPorts
{
    private const int OutputCapacity = 1024;
    private const int LineCapacity = 256;
    private const int RoomForAnswer = 256;
    private const int PassLimitMs = 180_000; // as long as ril.lua waits

    private readonly Supervisor _supervisor;
    private readonly ModemLine _line;
    private readonly INetworkStack _stack;
    private readonly CoreTime _time;
    private readonly TimeOfDay _timeOfDay;
    private readonly ByteQueue _output = new(OutputCapacity);
    private byte[] _command = [];
    private byte[] _fromModem = [];
    private int _commandLength;
    private int _fromModemLength;
    private long _passLimit = long.MaxValue;
    private uint _lost;
    private bool _isOpen;

    internal VirtualAt(Supervisor supervisor, ModemLine line, INetworkStack stack, CoreTime time, TimeOfDay timeOfDay)
    {
        _timeOfDay = timeOfDay;
        _supervisor = supervisor;
        _line = line;
        _stack = stack;
        _time = time;
    }

    /// <summary>When <see cref="Step"/> has something to do; <see cref="long.MaxValue"/> = not by time.</summary>
    public long NextDeadline => _passLimit;

    private bool IsPassing => _passLimit != long.MaxValue;

    /// <inheritdoc/>
    /// <remarks>Any format: there is no line whose speed it could be.</remarks>
    public bool Open(int port, in SerialFormat format)
    {
        if (_command.Length == 0)
        {
            _command = new byte[LineCapacity];
            _fromModem = new byte[LineCapacity];
            _output.Reserve();
        }

        if (!_isOpen)
        {
            Forget();
        }

        _isOpen = true;
        return true;
    }

    /// <inheritdoc/>
    public void Close(int port)
    {
        _isOpen = false;
        Forget();
    }

    /// <inheritdoc/>
    public int Read(int port, Span<byte> buffer) => _output.Take(buffer);

    /// <inheritdoc/>
    public int Readable(int port) => _output.Count;

    /// <inheritdoc/>
    public int Unsent(int port) => 0;

    /// <inheritdoc/>
    public uint Lost(int port) => _lost + _line.Console.Dropped;

    /// <inheritdoc/>
    /// <remarks>A command ends with CR. While one is being answered, or there is no room for an answer, the next is not
    /// taken.</remarks>
    public int Write(int port, ReadOnlySpan<byte> bytes)
    {
        int taken = 0;
        while (taken < bytes.Length && !IsPassing && _output.Room >= RoomForAnswer)
        {
            byte value = bytes[taken++];
            if (value == (byte)'\r')
            {
                Execute();
                _commandLength = 0;
            }
            else if (value != (byte)'\n')
            {
                // One that is too long has no form that any command has.
                _command[Math.Min(_commandLength, LineCapacity - 1)] = value;
                _commandLength = Math.Min(_commandLength + 1, LineCapacity);
            }
        }

        return taken;
    }

    /// <summary>Tells what has changed, and what the modem said; once in each step of the core.</summary>
    internal void Step()
    {
        if (!_isOpen)
        {
            return;
        }

        TellChanges();
        TakeFromModem();
        if (_time.NowMs >= _passLimit || (IsPassing && !_line.Console.IsOpen))
        {
            EndPass();
            Line("ERROR");
        }
    }

    private void Forget()
    {
        _output.Clear();
        _commandLength = 0;
        _fromModemLength = 0;
        EndPass();
        ForgetWhatWasTold();
    }

    private void EndPass() => _passLimit = long.MaxValue;

    private void Execute()
    {
        Span<byte> line = _command.AsSpan(0, _commandLength);
        if (line.Length == 0)
        {
            return;
        }

        RaiseCase(line);
        bool fits = line.Length < LineCapacity;
        bool isOwn = _supervisor.ProfileName == "Air724UG" && _line.Console.IsOpen;
        if (fits && (IsBasic(line) || (!isOwn && TryAnswer(line)) || TryTranslate(line) || TryClock(line)))
        {
            return;
        }

        VirtualAtFate fate = fits ? VirtualAtFilter.FateOf(line) : VirtualAtFate.Refused;
        if (fate == VirtualAtFate.Passed && _line.Console.Room > line.Length)
        {
            _line.Console.Write(line);
            _line.Console.Write("\r"u8);
            _passLimit = _time.NowMs + PassLimitMs;
        }
        else
        {
            Line("+CME ERROR: 3"); // operation not allowed (TS 27.007 9.2)
        }
    }

    /// <summary>Names are compared in capitals; what is in quotes stays as it is.</summary>
    private static void RaiseCase(Span<byte> line)
    {
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            quoted ^= line[i] == (byte)'"';
            if (!quoted && line[i] is >= (byte)'a' and <= (byte)'z')
            {
                line[i] -= 32;
            }
        }
    }

    /// <summary>Whole lines of the modem's channel; codes that the core tells itself are left out.</summary>
    private void TakeFromModem()
    {
        Span<byte> one = stackalloc byte[1];
        while (_output.Room >= RoomForAnswer + LineCapacity && _line.Console.Read(one) == 1)
        {
            if (one[0] is not ((byte)'\r' or (byte)'\n'))
            {
                _fromModem[Math.Min(_fromModemLength, LineCapacity - 1)] = one[0];
                _fromModemLength = Math.Min(_fromModemLength + 1, LineCapacity);
            }
            else if (_fromModemLength > 0)
            {
                ForwardLine(_fromModem.AsSpan(0, _fromModemLength));
                _fromModemLength = 0;
            }
        }
    }

    private void ForwardLine(ReadOnlySpan<byte> line)
    {
        bool isEcho = IsPassing && AtText.StartsWith(line, "AT");
        bool isTold = !IsPassing && IsToldByCore(line);
        if (isEcho || isTold)
        {
            return;
        }

        Begin().Add(line).End();
        if (IsPassing && IsFinal(line))
        {
            EndPass();
        }
    }

    private static bool IsFinal(ReadOnlySpan<byte> line)
        => AtText.AreEqual(line, "OK") || AtText.AreEqual(line, "ERROR") || AtText.AreEqual(line, "SHUT OK")
            || AtText.StartsWith(line, "+CME ERROR:") || AtText.StartsWith(line, "+CMS ERROR:")
            || AtText.AreEqual(line, "NO CARRIER") || AtText.AreEqual(line, "NO ANSWER");
}
