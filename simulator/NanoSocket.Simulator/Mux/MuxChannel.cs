using System;
using NanoSocket.Simulator.At;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Mux;

/// <summary>
/// One open channel of the multiplexer: a terminal of its own, what it has to say, and the signals of both sides.
/// </summary>
internal sealed class MuxChannel : IOutputLine
{
    private const int Capacity = 1 << 16;

    private readonly MuxServer server;
    private readonly ByteRing toHost = new(Capacity);
    private readonly Alarm repetition;
    private LineSignals fromHost = LineSignals.Ready | LineSignals.ReadyToReceive;
    private int repetitionsLeft;
    private bool closed;

    public MuxChannel(MuxServer server, int dlci, int n1)
    {
        this.server = server;
        Dlci = dlci;
        N1 = n1;
        repetition = new Alarm(server.Timeline, RepeatSignals);
        Terminal = server.OpenTerminal(this);
        Terminal.InputFull += OnInputFull;
        Terminal.CarrierChanged += OnCarrierChanged;
        Signals = LineSignals.Ready | LineSignals.ReadyToReceive | CarrierSignal;
    }

    public event Action? Drained;

    public int Dlci { get; }

    /// <summary>Longest information field.</summary>
    public int N1 { get; set; }

    public AtChannel Terminal { get; }

    /// <summary>The modem's signals.</summary>
    public LineSignals Signals { get; private set; }

    /// <summary>Bytes that may go out now.</summary>
    public bool HasOutput => toHost.Count > 0 && (fromHost & LineSignals.FlowStopped) == 0;

    /// <summary>Bytes for the host that did not fit on the line yet.</summary>
    public int Waiting => toHost.Count;

    public int Pending => toHost.Count + server.LinePending;

    private LineSignals CarrierSignal => Terminal.HasCarrier ? LineSignals.Carrier : LineSignals.None;

    public TimeSpan TimeFor(int bytes) => server.TimeFor(bytes);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        // Only a host that stops the channel for good gets here: reports and answers are small.
        toHost.Write(bytes);
        server.Pump();
    }

    public void Clear() => toHost.Clear();

    /// <summary>Copies the next bytes to send, at most N1, and takes them out of the queue.</summary>
    public int Take(Span<byte> target)
    {
        int count = toHost.Peek(0, target[..Math.Min(N1, target.Length)]);
        toHost.Skip(count);
        return count;
    }

    public void OnDrained() => Drained?.Invoke();

    public void Receive(ReadOnlySpan<byte> bytes) => Terminal.Receive(bytes);

    /// <summary>MSC from the host.</summary>
    public void SetHostSignals(LineSignals signals)
    {
        bool readyFell = (fromHost & ~signals & LineSignals.Ready) != 0;
        fromHost = signals;
        if (readyFell)
        {
            Terminal.OnTerminalNotReady();
        }
        server.Pump();
    }

    /// <summary>Tells the host the signals until it has acknowledged them.</summary>
    public void SendSignals()
    {
        repetitionsLeft = server.Parameters.N2;
        SendSignalsOnce();
    }

    /// <summary>The host's answer to MSC.</summary>
    public void OnSignalsAcknowledged(LineSignals signals)
    {
        if (signals == (Signals | server.AddedSignals))
        {
            repetition.Cancel();
        }
    }

    public void Close(string reason)
    {
        closed = true;
        repetition.Cancel();
        Terminal.InputFull -= OnInputFull;
        Terminal.CarrierChanged -= OnCarrierChanged;
        Terminal.Close(reason);
        toHost.Clear();
    }

    private void SendSignalsOnce()
    {
        server.Control.SendSignals(Dlci, Signals | server.AddedSignals);
        // The host may have closed the channel in answer to what was just sent.
        if (repetitionsLeft > 0 && !closed)
        {
            repetition.Set(server.Parameters.AnswerTime);
        }
    }

    private void RepeatSignals()
    {
        repetitionsLeft--;
        SendSignalsOnce();
    }

    private void OnInputFull(bool full)
    {
        server.Counters.FlowStops += full ? 1 : 0;
        Change(full ? Signals | LineSignals.FlowStopped : Signals & ~LineSignals.FlowStopped);
    }

    private void OnCarrierChanged() => Change((Signals & ~LineSignals.Carrier) | CarrierSignal);

    private void Change(LineSignals signals)
    {
        if (Signals != signals)
        {
            Signals = signals;
            SendSignals();
        }
    }
}
