using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NanoSocket.Core.Tests.Support;

/// <summary>
/// What the modem's commands do to the line: its speed, and the multiplexer with a dialogue per channel.
/// </summary>
public sealed partial class ScriptedModem
{
    private readonly List<byte> _frames = [];
    private readonly StringBuilder[] _dialogues = [new(), new(), new(), new()];

    /// <summary>It has a multiplexer.</summary>
    public bool Multiplexes { get; set; }

    /// <summary>Longest frame it takes, whatever it says.</summary>
    public int LargestFrameSize { get; set; } = int.MaxValue;

    /// <summary>It agrees to another speed and does not change it.</summary>
    public bool KeepsBaud { get; set; }

    /// <summary>The multiplexer is in use.</summary>
    public bool IsMultiplexed { get; set; }

    /// <summary>A call is up on channel 2.</summary>
    public bool IsInCall { get; set; }

    /// <summary>Says something on a channel of the multiplexer.</summary>
    public void SayOn(int channel, ReadOnlySpan<byte> bytes)
        => SayPlain(new MuxWire(channel, MuxWire.Uih, bytes.ToArray(), false).Bytes(false));

    /// <summary>Starts anew: command mode at its first speed, and RDY.</summary>
    public void Reboot()
    {
        IsMultiplexed = false;
        IsInCall = false;
        DataMode = false;
        SayPlain("\r\nRDY\r\n"u8);
    }

    private void FollowCommand(string command, string answer)
    {
        bool accepted = answer.Contains("OK", StringComparison.Ordinal);
        if (accepted && command.StartsWith("AT+IPR=", StringComparison.Ordinal) && Baud != 0 && !KeepsBaud)
        {
            Baud = int.Parse(command.AsSpan(7), CultureInfo.InvariantCulture);
        }

        IsMultiplexed |= accepted && Multiplexes && command.StartsWith("AT+CMUX=0", StringComparison.Ordinal);
    }

    private bool TakesFrameSize(string command)
    {
        string[] values = command.Split(',');
        return values.Length < 4 || int.Parse(values[3], CultureInfo.InvariantCulture) <= LargestFrameSize;
    }

    /// <summary>Frames, and between them what is none: a host that does not know of the multiplexer.</summary>
    private void TakeFramed(byte value)
    {
        if (value == MuxWire.Flag && !IsInsideFrame)
        {
            _frames.Clear();
        }

        _frames.Add(value);
        bool complete = value == MuxWire.Flag && _frames.Count > 1 && _frames.Count == FrameLength;
        if (complete && MuxWire.Next(_frames) is { } frame)
        {
            _frames.Clear();
            _frames.Add(MuxWire.Flag);
            Take(frame);
        }
    }

    /// <summary>Both flags, four or five bytes around the data, and the data; 0 as long as it is not known.</summary>
    private int FrameLength => _frames.Count < 5 || _frames[0] != MuxWire.Flag ? 0
        : (_frames[3] & 1) != 0 ? 6 + (_frames[3] >> 1) : 7 + (_frames[3] >> 1) + (_frames[4] << 7);

    private bool IsInsideFrame => _frames.Count > 1 && _frames.Count < FrameLength - 1 + (FrameLength > 0 ? 1 : 0);

    private void Take(MuxWire frame)
    {
        switch (frame.Control)
        {
            case MuxWire.Sabm:
                SayPlain(new MuxWire(frame.Channel, MuxWire.Ua).Bytes(false));
                break;
            case MuxWire.Disc:
                SayPlain(new MuxWire(frame.Channel, MuxWire.Ua).Bytes(false));
                IsInCall &= frame.Channel is not 2 and not 0;
                IsMultiplexed = frame.Channel != 0;
                break;
            case MuxWire.Uih when frame.Channel == 0:
                TakeMessage(frame.Data);
                break;
            case MuxWire.Uih when frame.Channel == 2 && IsInCall:
                DataReceived.AddRange(frame.Data);
                break;
            default:
                TakeText(frame);
                break;
        }
    }

    private void TakeMessage(byte[] message)
    {
        bool isRequest = (message[0] & 2) != 0;
        if (isRequest)
        {
            SayOn(0, [(byte)(message[0] & ~2), .. message[1..]]);
            IsMultiplexed = message[0] != 0xc3;
            IsInCall &= IsMultiplexed;
        }
    }

    private void TakeText(MuxWire frame)
    {
        foreach (byte value in frame.Data)
        {
            StringBuilder line = _dialogues[frame.Channel];
            if (value != (byte)'\r')
            {
                line.Append((char)value);
                continue;
            }

            string command = line.ToString();
            line.Clear();
            IsInCall |= Answer(command, frame.Channel);
        }
    }
}
