using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Tests.Support;

/// <summary>
/// The modem's end of the multiplexer, as a test wants it: it confirms channels, answers lines on 1 and 3 with what it
/// is told, and dials on 2. All it got is kept.
/// </summary>
public sealed class MuxModem : IUart
{
    private readonly List<byte> _received = [];
    private readonly Queue<byte> _toCore = new();
    private readonly StringBuilder[] _lines = [new(), new(), new(), new()];

    public List<MuxWire> Frames { get; } = [];

    public HashSet<int> OpenChannels { get; } = [];

    /// <summary>Channels whose SABM is answered with DM.</summary>
    public HashSet<int> Refused { get; } = [];

    /// <summary>Frames that get no answer.</summary>
    public Func<MuxWire, bool> IsIgnored { get; set; } = _ => false;

    /// <summary>What the modem does before it answers a frame.</summary>
    public Action<MuxWire>? BeforeAnswer { get; set; }

    /// <summary>The C/R bit the other way round.</summary>
    public bool InvertsCommandBit { get; set; }

    public bool UsesLongLengths { get; set; }

    /// <summary>In command mode; its answer to everything is OK.</summary>
    public bool IsPlain { get; set; }

    /// <summary>Bytes that arrived in command mode.</summary>
    public List<byte> PlainBytes { get; } = [];

    public Dictionary<string, string> Answers { get; } = new() { ["ATD*99***1#"] = "\r\nCONNECT\r\n" };

    /// <summary>The channel on which a call was dialled carries bytes.</summary>
    public bool IsInCall { get; set; }

    public List<byte> CallBytes { get; } = [];

    /// <summary>What is on its way to the firmware may be changed here.</summary>
    public Func<byte[], byte[]> Damage { get; set; } = bytes => bytes;

    /// <summary>Largest piece of one read.</summary>
    public Func<int> PieceSize { get; set; } = () => int.MaxValue;

    public int MaximumBaud => 115200;

    public ModemPins WiredPins => ModemPins.None;

    public bool IsModemOn => false;

    public bool HasOutput => _toCore.Count > 0;

    public bool Open(int baud, bool flowControl) => true;

    public void SetPins(ModemPins mask, ModemPins values)
    {
    }

    public int Read(Span<byte> buffer)
    {
        int limit = Math.Min(buffer.Length, PieceSize());
        int count = 0;
        while (count < limit && _toCore.TryDequeue(out byte value))
        {
            buffer[count++] = value;
        }

        return count;
    }

    public int Write(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            (IsPlain ? PlainBytes : _received).Add(value);
        }

        while (!IsPlain && MuxWire.Next(_received) is { } frame)
        {
            Take(frame);
        }

        return bytes.Length;
    }

    public void Say(int channel, string text) => Say(channel, Encoding.Latin1.GetBytes(text));

    public void Say(int channel, byte[] data) => Send(new MuxWire(channel, MuxWire.Uih, data, false));

    public void Send(MuxWire frame)
    {
        MuxWire sent = frame with { Command = frame.Command != InvertsCommandBit };
        SendRaw(sent.Bytes(UsesLongLengths));
    }

    public void SendRaw(byte[] bytes)
    {
        foreach (byte value in Damage(bytes))
        {
            _toCore.Enqueue(value);
        }
    }

    /// <summary>The messages that came on channel 0, of a type with its C/R bit.</summary>
    public IEnumerable<byte[]> Messages(int type)
        => Frames.Where(f => f.Channel == 0 && f.Control == MuxWire.Uih && f.Data[0] == type).Select(f => f.Data);

    private void Take(MuxWire frame)
    {
        Frames.Add(frame);
        if (IsIgnored(frame))
        {
            return;
        }

        BeforeAnswer?.Invoke(frame);
        switch (frame.Control)
        {
            case MuxWire.Sabm when Refused.Contains(frame.Channel):
                Send(new MuxWire(frame.Channel, MuxWire.Dm));
                break;
            case MuxWire.Sabm:
                OpenChannels.Add(frame.Channel);
                Send(new MuxWire(frame.Channel, MuxWire.Ua));
                break;
            case MuxWire.Disc:
                bool wasOpen = OpenChannels.Remove(frame.Channel);
                IsInCall &= frame.Channel != 2;
                Send(new MuxWire(frame.Channel, wasOpen ? MuxWire.Ua : MuxWire.Dm));
                IsPlain = frame.Channel == 0;
                break;
            case MuxWire.Uih when frame.Channel == 0:
                TakeMessage(frame.Data);
                break;
            case MuxWire.Uih when frame.Channel == 2 && IsInCall:
                CallBytes.AddRange(frame.Data);
                break;
            case MuxWire.Uih:
                TakeText(frame);
                break;
            default:
                break;
        }
    }

    private void TakeMessage(byte[] message)
    {
        switch (message[0])
        {
            case 0xe3:
                Say(0, [0xe1, .. message[1..]]);
                break;
            case 0xc3:
                Say(0, [0xc1, .. message[1..]]);
                OpenChannels.Clear();
                IsPlain = true;
                break;
            default:
                break;
        }
    }

    private void TakeText(MuxWire frame)
    {
        foreach (byte value in frame.Data)
        {
            StringBuilder line = _lines[frame.Channel];
            if (value != (byte)'\r')
            {
                line.Append((char)value);
                continue;
            }

            string answer = Answers.GetValueOrDefault(line.ToString(), "\r\nOK\r\n");
            line.Clear();
            IsInCall |= frame.Channel == 2 && answer.Contains("CONNECT", StringComparison.Ordinal);
            Say(frame.Channel, answer);
        }
    }
}
