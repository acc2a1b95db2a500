using System;
using System.Collections.Generic;
using System.Text;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Tests.Support;

/// <summary>
/// A modem as a table of answers. Bytes it says are there at once; what it does not know it answers with OK. In data
/// mode it is silent but for what the test says.
/// </summary>
public sealed partial class ScriptedModem : IUart
{
    private readonly Queue<byte> _toCore = new();
    private readonly StringBuilder _line = new();
    private string _pending = "";

    /// <summary>Answers by command; null = none.</summary>
    public Dictionary<string, string?> Answers { get; } = new()
    {
        ["AT+CGMM"] = "\r\nTestModem 1\r\n\r\nOK\r\n",
        ["AT+CPIN?"] = "\r\n+CPIN: READY\r\n\r\nOK\r\n",
        ["AT+CREG?"] = "\r\n+CREG: 2,1,\"18be\",\"93e1\",7\r\n\r\nOK\r\n",
        ["AT+CGREG?"] = "\r\n+CGREG: 2,0\r\n\r\nOK\r\n",
        ["AT+CEREG?"] = "\r\n+CEREG: 2,1,\"18be\",\"93e1\",7\r\n\r\nOK\r\n",
        ["AT+C5GREG=2"] = "\r\nERROR\r\n",
        ["AT+C5GREG?"] = "\r\nERROR\r\n",
        ["AT+CMUX=0,0,5,127"] = "\r\nERROR\r\n",
        ["AT+COPS?"] = "\r\n+COPS: 0,0,\"Test Mobile\",7\r\n\r\nOK\r\n",
        ["AT+CSQ"] = "\r\n+CSQ: 20,99\r\n\r\nOK\r\n",
        ["ATD*99***1#"] = "\r\nCONNECT\r\n",
        ["ATD*99#"] = "\r\nCONNECT\r\n",
    };

    public List<string> Commands { get; } = [];

    /// <summary>Pin changes, as "PowerKey+", "PowerKey-" and so on.</summary>
    public List<string> Pins { get; } = [];

    public bool Echo { get; set; } = true;

    public bool IsDead { get; set; }

    public bool DataMode { get; set; }

    /// <summary>Called with each command before it is answered.</summary>
    public Action<string>? OnCommand { get; set; }

    /// <summary>Called when pins change.</summary>
    public Action<ModemPins, ModemPins>? OnPins { get; set; }

    /// <summary>Room in the transmit ring for the next writes.</summary>
    public int TransmitRoom { get; set; } = int.MaxValue;

    public int OpenedBaud { get; private set; }

    public List<byte> DataReceived { get; } = [];

    /// <summary>There is something to read: on a device that wakes the core.</summary>
    public bool HasOutput => _toCore.Count > 0;

    public int MaximumBaud { get; set; } = 115200;

    public ModemPins WiredPins { get; set; } = ModemPins.PowerKey | ModemPins.Reset | ModemPins.Dtr;

    public bool IsModemOn { get; set; }

    /// <summary>Speed of the modem's side; 0 = it follows.</summary>
    public int Baud { get; set; }

    private bool IsDeaf => IsDead || (Baud != 0 && Baud != OpenedBaud);

    public bool Open(int baud, bool flowControl)
    {
        OpenedBaud = baud;
        return true;
    }

    public int Read(Span<byte> buffer)
    {
        int count = 0;
        while (count < buffer.Length && _toCore.TryDequeue(out byte value))
        {
            buffer[count++] = value;
        }

        return count;
    }

    public int Write(ReadOnlySpan<byte> bytes)
    {
        int taken = Math.Min(bytes.Length, TransmitRoom);
        foreach (byte value in bytes[..taken])
        {
            Take(value);
        }

        return taken;
    }

    public void SetPins(ModemPins mask, ModemPins values)
    {
        foreach (ModemPins pin in new[] { ModemPins.PowerKey, ModemPins.Reset, ModemPins.Dtr })
        {
            if ((mask & pin) != 0)
            {
                Pins.Add(pin + ((values & pin) != 0 ? "+" : "-"));
            }
        }

        OnPins?.Invoke(mask, values);
    }

    public void Say(string text) => Say(Encoding.Latin1.GetBytes(text));

    public void Say(ReadOnlySpan<byte> bytes)
    {
        if (IsMultiplexed)
        {
            SayOn(1, bytes);
        }
        else
        {
            SayPlain(bytes);
        }
    }

    /// <summary>Bytes as they are, whatever the mode.</summary>
    public void SayPlain(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            _toCore.Enqueue(value);
        }
    }

    private void Take(byte value)
    {
        if (IsDeaf)
        {
            return;
        }

        if (IsMultiplexed)
        {
            TakeFramed(value);
            return;
        }

        if (DataMode)
        {
            TakeData(value);
            return;
        }

        if (Echo)
        {
            _toCore.Enqueue(value);
        }

        if (value != (byte)'\r')
        {
            _line.Append((char)value);
            return;
        }

        string command = _line.ToString();
        _line.Clear();
        DataMode = Answer(command, 0);
    }

    /// <summary>Ends what was typed after a prompt.</summary>
    public void TakeText() => Take((byte)'\r');

    private void TakeData(byte value)
    {
        DataReceived.Add(value);
        _pending = value == (byte)'+' ? _pending + "+" : "";
        if (_pending == "+++")
        {
            _pending = "";
            DataMode = false;
            Say("\r\nOK\r\n");
        }
    }

    /// <summary>Returns whether data mode begins.</summary>
    private bool Answer(string command, int channel)
    {
        Commands.Add(command);
        OnCommand?.Invoke(command);
        Echo = Echo && command != "ATE0";
        string? answer = Answers.GetValueOrDefault(command, "\r\nOK\r\n");
        if (command.StartsWith("AT+CMUX=0", StringComparison.Ordinal) && Multiplexes && TakesFrameSize(command))
        {
            answer = "\r\nOK\r\n";
        }

        if (answer == null)
        {
            return false;
        }

        if (channel == 0)
        {
            SayPlain(Encoding.Latin1.GetBytes(answer));
        }
        else
        {
            SayOn(channel, Encoding.Latin1.GetBytes(answer));
        }

        FollowCommand(command, answer);
        return answer.Contains("CONNECT", StringComparison.Ordinal);
    }
}
