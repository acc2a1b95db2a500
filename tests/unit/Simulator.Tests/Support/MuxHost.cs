using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;

namespace NanoSocket.Simulator.Tests.Support;

/// <summary>A frame as the host sees it.</summary>
internal sealed record HostFrame(int Dlci, byte Control, bool CommandResponse, byte[] Payload, bool TwoByteLength)
{
    public override string ToString() =>
        $"{Control:X2} dlci {Dlci} cr {(CommandResponse ? 1 : 0)} {Convert.ToHexString(Payload)}";
}

/// <summary>
/// The host's side of a multiplexer on a <see cref="VirtualModem"/>: strict about what it gets, and it sends whatever
/// the test wants.
/// </summary>
internal sealed class MuxHost
{
    public const byte Sabm = 0x3F;
    public const byte Ua = 0x73;
    public const byte Dm = 0x1F;
    public const byte Disc = 0x53;
    public const byte Uih = 0xEF;
    public const byte Ui = 0x03;

    private readonly VirtualModem modem;
    private readonly List<byte> input = [];
    private readonly Dictionary<int, StringBuilder> texts = [];
    private readonly Dictionary<int, PppHost> calls = [];

    private MuxHost(VirtualModem modem)
    {
        this.modem = modem;
        modem.Tap = Receive;
    }

    /// <summary>Every frame of the modem.</summary>
    public List<HostFrame> Frames { get; } = [];

    /// <summary>Acknowledge MSC; a host that does not gets it again.</summary>
    public bool AcknowledgesSignals { get; set; } = true;

    /// <summary>The line is known to be bad: broken frames are skipped.</summary>
    public bool ToleratesDamage { get; set; }

    /// <summary>Sends the command and opens the control channel.</summary>
    public static MuxHost Start(VirtualModem modem, string command = "AT+CMUX=0,0,5,127")
    {
        Assert.Equal(["OK"], modem.Command(command));
        MuxHost host = new(modem);
        host.Send(0, Sabm);
        host.Run();
        Assert.Equal("73 dlci 0 cr 1 ", host.Frames[0].ToString());
        return host;
    }

    /// <summary>A session with channels 1 and 2 open.</summary>
    public static MuxHost Ready(VirtualModem modem, string command = "AT+CMUX=0,0,5,127")
    {
        MuxHost host = Start(modem, command);
        host.Open(1);
        host.Open(2);
        return host;
    }

    public void Run(double seconds = 0.2) => modem.Run(seconds);

    /// <summary>Opens a channel and switches its echo off.</summary>
    public void Open(int dlci)
    {
        Send(dlci, Sabm);
        Run();
        Command(dlci, "ATE0");
    }

    public void Send(int dlci, byte control, byte[]? payload = null, bool command = true) =>
        modem.Modem.Receive(Encode(dlci, control, payload ?? [], command));

    public void SendRaw(byte[] bytes) => modem.Modem.Receive(bytes);

    /// <summary>A control message with one byte of length.</summary>
    public void SendMessage(byte type, params byte[] values) =>
        Send(0, Uih, [type, (byte)(values.Length << 1 | 1), .. values]);

    /// <summary>MSC: the host's signals of a channel.</summary>
    public void SendSignals(int dlci, byte signals) => SendMessage(0xE3, (byte)(dlci << 2 | 3), (byte)(signals | 1));

    /// <summary>Sends a command line and returns the lines of the answer.</summary>
    public string[] Command(int dlci, string line)
    {
        TakeText(dlci);
        Send(dlci, Uih, Encoding.Latin1.GetBytes(line + "\r"));
        Run();
        return TakeLines(dlci);
    }

    public string TakeText(int dlci)
    {
        string text = TextOf(dlci).ToString();
        TextOf(dlci).Clear();
        return text;
    }

    public string[] TakeLines(int dlci) =>
        [.. TakeText(dlci).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Signals of a channel as the modem told them last.</summary>
    public byte SignalsOf(int dlci) => Messages(0xE3).Last(values => values[0] >> 2 == dlci)[1];

    /// <summary>Values of the modem's control messages of a type.</summary>
    public IEnumerable<byte[]> Messages(byte type) => Frames
        .Where(frame => frame.Dlci == 0 && frame.Control == Uih && frame.Payload[0] == type)
        .Select(frame => frame.Payload[2..]);

    /// <summary>Dials on a channel and negotiates.</summary>
    public PppHost Connect(int dlci, int n1 = 100, Action<PppHost>? setUp = null)
    {
        const string connected = "CONNECT 150000000\r\n";
        TakeText(dlci);
        Send(dlci, Uih, "ATD*99#\r"u8.ToArray());
        modem.RunUntil(() => TextOf(dlci).ToString().Contains(connected, StringComparison.Ordinal), 5);
        PppHost call = new(bytes =>
        {
            for (int at = 0; at < bytes.Length; at += n1)
            {
                Send(dlci, Uih, bytes[at..Math.Min(bytes.Length, at + n1)]);
            }
        });
        setUp?.Invoke(call);
        string rest = TakeText(dlci);
        calls[dlci] = call;
        call.Receive(Encoding.Latin1.GetBytes(rest[(rest.IndexOf(connected, StringComparison.Ordinal)
            + connected.Length)..]));
        call.Start();
        modem.RunUntil(() => call.LcpAcked && call.IpcpAcked, 10);
        Run();
        return call;
    }

    /// <summary>Bytes of the channel are text again.</summary>
    public void LeaveData(int dlci) => calls.Remove(dlci);

    public static byte[] Encode(
        int dlci, byte control, byte[] payload, bool command = true, bool twoByteLength = false)
    {
        bool twoBytes = twoByteLength || payload.Length > 127;
        byte[] length = twoBytes
            ? [(byte)(payload.Length << 1), (byte)(payload.Length >> 7)]
            : [(byte)(payload.Length << 1 | 1)];
        byte[] header = [(byte)(dlci << 2 | (command ? 2 : 0) | 1), control, .. length];
        byte[] covered = (control & 0xEF) == Uih ? header : [.. header, .. payload];
        return [0xF9, .. header, .. payload, Check(covered), 0xF9];
    }

    /// <summary>The check sequence bit by bit.</summary>
    public static byte Check(byte[] covered)
    {
        int register = 0xFF;
        foreach (byte b in covered)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bool one = (((register ^ (b >> bit)) & 1) != 0);
                register = one ? (register >> 1) ^ 0xE0 : register >> 1;
            }
        }
        return (byte)(0xFF - register);
    }

    private StringBuilder TextOf(int dlci) =>
        texts.TryGetValue(dlci, out StringBuilder? text) ? text : texts[dlci] = new StringBuilder();

    private bool Receive(byte[] bytes)
    {
        input.AddRange(bytes);
        while (TakeFrame() is HostFrame frame)
        {
            Frames.Add(frame);
            OnFrame(frame);
        }
        return true;
    }

    private void OnFrame(HostFrame frame)
    {
        bool isData = frame.Control is Uih or Ui;
        if (isData && frame.Dlci == 0)
        {
            if (frame.Payload is [0xE3, 0x05, byte address, byte signals] && AcknowledgesSignals)
            {
                SendMessage(0xE1, address, signals);
            }
        }
        else if (isData && calls.TryGetValue(frame.Dlci, out PppHost? call))
        {
            call.Receive(frame.Payload);
            string rest = call.Unframed;
            int mark = rest.IndexOf("\r\nNO CARRIER\r\n", StringComparison.Ordinal);
            if (mark >= 0)
            {
                calls.Remove(frame.Dlci);
                TextOf(frame.Dlci).Append(rest[mark..]);
            }
        }
        else if (isData)
        {
            TextOf(frame.Dlci).Append(Encoding.Latin1.GetString(frame.Payload));
        }
    }

    private HostFrame? TakeFrame()
    {
        while (input.Count >= 2)
        {
            if (input[0] != 0xF9 || input[1] == 0xF9)
            {
                input.RemoveAt(0);
                continue;
            }
            if (input.Count < 4)
            {
                return null;
            }
            bool twoBytes = (input[3] & 1) == 0;
            int header = twoBytes ? 5 : 4;
            int length = input[3] >> 1 | (twoBytes && input.Count > 4 ? input[4] << 7 : 0);
            int end = header + length + 2;
            if (input.Count < end)
            {
                return null;
            }
            byte[] covered = [.. input[1..((input[2] & 0xEF) == Uih ? header : header + length)]];
            bool good = input[end - 1] == 0xF9 && input[end - 2] == Check(covered);
            Assert.True(good || ToleratesDamage, "the simulator sent a broken frame");
            if (good)
            {
                HostFrame frame = new(
                    input[1] >> 2, input[2], (input[1] & 2) != 0, [.. input[header..(header + length)]], twoBytes);
                input.RemoveRange(0, end);
                return frame;
            }
            input.RemoveAt(0);
        }
        return null;
    }
}
