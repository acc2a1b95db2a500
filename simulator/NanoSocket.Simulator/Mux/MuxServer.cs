using System;
using System.Collections.Generic;
using NanoSocket.Simulator.At;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Mux;

/// <summary>
/// The modem's side of a multiplexer session (3GPP TS 27.010, basic option, responder): channels come and go, share the
/// serial line frame by frame, and each is an AT terminal.
/// </summary>
internal sealed class MuxServer
{
    /// <summary>How long the host may take to open the control channel; then the line is an AT terminal
    /// again.</summary>
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(10);

    private readonly CellularModem modem;
    private readonly HostPort port;
    private readonly LineTransmitter line;
    private readonly MuxDecoder decoder;
    private readonly MuxEncoder encoder;
    private readonly SortedDictionary<int, MuxChannel> channels = [];
    private readonly Dictionary<int, int> negotiatedN1 = [];
    private readonly byte[] chunk;
    private readonly Alarm start;
    private int lastServed;
    private bool opened;
    private bool allStopped;
    private bool asleep;
    private bool pumping;

    public MuxServer(CellularModem modem, HostPort port, LineTransmitter line, MuxParameters parameters)
    {
        this.modem = modem;
        this.port = port;
        this.line = line;
        Parameters = parameters;
        Quirks = modem.Options.Model.Mux;
        decoder = new MuxDecoder(Quirks.MaximumN1, Counters)
        {
            MaximumInformation = parameters.N1,
        };
        encoder = new MuxEncoder(Quirks.TwoByteLengths);
        chunk = new byte[Quirks.MaximumN1];
        Control = new MuxControl(this, modem.Log);
        start = new Alarm(modem.Timeline, () => Close("no channel was opened"));
        start.Set(StartTime);
        line.Drained += OnLineDrained;
    }

    /// <summary>The session is over; the line is a plain AT terminal again.</summary>
    public event Action? Closed;

    public bool IsClosed { get; private set; }

    /// <summary>Signals that every MSC has besides the channel's own.</summary>
    public LineSignals AddedSignals => port.AddedSignals;

    public MuxParameters Parameters { get; }

    public MuxQuirks Quirks { get; }

    public MuxCounters Counters { get; } = new();

    public MuxControl Control { get; }

    /// <summary>The open channels, in order; a copy, because what is said on one may make the host close another.</summary>
    public IReadOnlyList<MuxChannel> Channels => [.. channels.Values];

    public Timeline Timeline => modem.Timeline;

    public int LinePending => line.Pending;

    /// <summary>Bytes on the line's own queue above which channels wait: enough to keep the line busy, little enough
    /// that an answer is not far behind data.</summary>
    private int LineTarget => Math.Max(512, 2 * (Parameters.N1 + MuxFormat.MaximumOverhead));

    public MuxChannel? Find(int dlci) => channels.GetValueOrDefault(dlci);

    public TimeSpan TimeFor(int bytes) => line.TimeFor(bytes);

    /// <summary>Makes the terminal of a channel.</summary>
    public AtChannel OpenTerminal(MuxChannel channel) => new(modem, channel)
    {
        Label = $"{channel.Dlci} ",
        IsSilent = Quirks.UnsolicitedChannel > 0 && Quirks.UnsolicitedChannel != channel.Dlci,
    };

    /// <summary>Takes bytes of the line and returns how many: those behind the session's end are left.</summary>
    public int Receive(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            if (IsClosed)
            {
                return i;
            }
            if (!port.IsMuxStuck)
            {
                WakeUp();
                decoder.Feed(bytes[i], OnFrame);
            }
        }
        return bytes.Length;
    }

    /// <summary>Sends one frame at once. The modem's information frames have the C/R bit of a command, its answers that
    /// of a response (clause 5.2.1.2).</summary>
    public void Send(MuxFrameType type, int dlci, ReadOnlySpan<byte> payload, bool final = false)
    {
        if (port.IsMuxStuck || IsClosed)
        {
            return;
        }
        Counters.FramesToHost++;
        bool response = type is MuxFrameType.Ua or MuxFrameType.Dm;
        line.Write(encoder.Encode(new MuxFrame
        {
            Type = type,
            Dlci = dlci,
            CommandResponse = response != Quirks.InvertedCommandResponse,
            PollFinal = final,
            Payload = payload,
        }));
    }

    /// <summary>Fills the line from the channels, in turn.</summary>
    public void Pump()
    {
        if (pumping || allStopped || port.IsMuxStuck)
        {
            return; // The outer call goes on with what was added.
        }
        pumping = true;
        while (!IsClosed && line.Pending < LineTarget && NextWithOutput() is MuxChannel channel)
        {
            lastServed = channel.Dlci;
            int count = channel.Take(chunk);
            Send(Parameters.DataFrame, channel.Dlci, chunk.AsSpan(0, count));
            channel.OnDrained();
        }
        pumping = false;
    }

    /// <summary>FCoff and FCon: all channels but the control channel (clause 5.4.6.3.5).</summary>
    public void StopAll(bool stop)
    {
        allStopped = stop;
        Pump();
    }

    /// <summary>PSC: the next byte of the host wakes the modem (clause 5.4.7).</summary>
    public void Sleep() => asleep = true;

    /// <summary>PN: the longest information field on a channel, open or not.</summary>
    public void SetN1(int dlci, int n1)
    {
        negotiatedN1[dlci] = n1;
        decoder.MaximumInformation = Math.Max(decoder.MaximumInformation, n1);
        if (Find(dlci) is MuxChannel channel)
        {
            channel.N1 = n1;
        }
    }

    /// <summary>Ends the session.</summary>
    public void Close(string reason)
    {
        if (IsClosed)
        {
            return;
        }
        IsClosed = true;
        start.Cancel();
        line.Drained -= OnLineDrained;
        IReadOnlyList<MuxChannel> open = Channels;
        channels.Clear();
        foreach (MuxChannel channel in open)
        {
            channel.Close(reason);
        }
        modem.Log.Write(LogTopic.Mux, $"session over: {reason}; {Counters}");
        Closed?.Invoke();
    }

    private void OnFrame(in MuxFrame frame)
    {
        bool isResponse = frame.Type is MuxFrameType.Ua or MuxFrameType.Dm;
        Counters.WrongDirection += frame.CommandResponse == isResponse ? 1 : 0;
        switch (frame.Type)
        {
            case MuxFrameType.Sabm:
                OnOpen(frame.Dlci);
                break;
            case MuxFrameType.Disc:
                OnClose(frame.Dlci);
                break;
            case MuxFrameType.Uih or MuxFrameType.Ui:
                OnInformation(frame);
                break;
            case MuxFrameType.Ua or MuxFrameType.Dm:
                break; // The modem opens and closes nothing, so nothing is to be acknowledged.
            default:
                Counters.Malformed++;
                break;
        }
    }

    private void OnOpen(int dlci)
    {
        if (dlci > Quirks.Channels || (dlci > 0 && !opened))
        {
            Send(MuxFrameType.Dm, dlci, [], final: true);
            return;
        }
        start.Cancel();
        opened = true;
        if (dlci == 0)
        {
            Send(MuxFrameType.Ua, 0, [], final: true);
            return;
        }
        // A channel that is opened again starts afresh: the host has lost its side of it.
        CloseChannel(dlci, "opened again");
        MuxChannel channel = new(this, dlci, negotiatedN1.GetValueOrDefault(dlci, Parameters.N1));
        channels.Add(dlci, channel);
        modem.Log.Write(LogTopic.Mux, $"channel {dlci} opened");
        if (Quirks.StatusBeforeAck)
        {
            channel.SendSignals();
            Send(MuxFrameType.Ua, dlci, [], final: true);
        }
        else
        {
            Send(MuxFrameType.Ua, dlci, [], final: true);
            channel.SendSignals();
        }
    }

    private void OnClose(int dlci)
    {
        if (dlci == 0 && opened)
        {
            Send(MuxFrameType.Ua, 0, [], final: true);
            Close("disconnected by the host");
        }
        else if (CloseChannel(dlci, "closed by the host"))
        {
            Send(MuxFrameType.Ua, dlci, [], final: true);
        }
        else
        {
            Send(MuxFrameType.Dm, dlci, [], final: true);
        }
    }

    private void OnInformation(in MuxFrame frame)
    {
        if (frame.Dlci == 0 && opened)
        {
            Control.Receive(frame.Payload);
        }
        else if (Find(frame.Dlci) is not MuxChannel channel)
        {
            Counters.NotOpen++;
            Send(MuxFrameType.Dm, frame.Dlci, [], frame.PollFinal);
        }
        else if (frame.Payload.Length > channel.N1)
        {
            Counters.Oversized++;
        }
        else
        {
            channel.Receive(frame.Payload);
        }
    }

    private bool CloseChannel(int dlci, string reason)
    {
        if (!channels.Remove(dlci, out MuxChannel? channel))
        {
            return false;
        }
        channel.Close(reason);
        modem.Log.Write(LogTopic.Mux, $"channel {dlci} {reason}");
        return true;
    }

    private MuxChannel? NextWithOutput()
    {
        MuxChannel? first = null;
        foreach (MuxChannel channel in channels.Values)
        {
            if (channel.HasOutput)
            {
                if (channel.Dlci > lastServed)
                {
                    return channel;
                }
                first ??= channel;
            }
        }
        return first;
    }

    private void WakeUp()
    {
        if (asleep)
        {
            asleep = false;
            line.Write([MuxFormat.Flag, MuxFormat.Flag]);
        }
    }

    private void OnLineDrained()
    {
        Pump();
        // Who waits for room looks at the line as well, so all are told.
        foreach (MuxChannel channel in Channels)
        {
            channel.OnDrained();
        }
    }
}
