using System;
using System.Collections.Generic;
using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using Xunit;

namespace NanoSocket.Core.Tests.Support;

/// <summary>The line over a modem that speaks the multiplexer; time jumps from deadline to deadline.</summary>
public sealed class MuxBench : ILineListener
{
    private readonly CoreTime _time = new();

    public MuxBench()
    {
        Line = new ModemLine(Modem, Stack, _time) { Listener = this };
        Line.Open(115200, true);
    }

    public MuxModem Modem { get; } = new();

    public FakeStack Stack { get; } = new();

    public ModemLine Line { get; }

    public MuxSession Mux => Line.Mux;

    public MuxParameters Parameters { get; set; } = new();

    public List<string> Lines { get; } = [];

    public List<AtResult> Results { get; } = [];

    public Action<AtChannel>? OnDone { get; set; }

    public long NowMs => _time.NowMs;

    public void OnLine(ReadOnlySpan<byte> line) => Lines.Add(Encoding.Latin1.GetString(line));

    public void CommandDone(AtChannel channel)
    {
        Results.Add(channel.Result);
        OnDone?.Invoke(channel);
    }

    public MuxBench Open()
    {
        Line.StartMux(Parameters);
        return RunUntil(() => Mux.State == MuxState.Open && Mux.ChannelState(3) != MuxChannelState.Opening);
    }

    /// <summary>Open, dialled, PPP on channel 2.</summary>
    public MuxBench OpenCall()
    {
        Open();
        OnDone = channel =>
        {
            if (channel.Result == AtResult.Connect)
            {
                Line.EnterDataMode();
            }
        };
        Send(Line.Dial, "ATD*99***1#");
        return RunUntil(() => Line.IsDataMode);
    }

    public void Send(AtChannel channel, string command)
    {
        channel.Command.Begin(command);
        channel.Send(NowMs, 5000);
    }

    public void Step()
    {
        Line.Receive();
        Line.Transmit();
    }

    /// <summary>All that happens without time passing.</summary>
    public MuxBench Settle()
    {
        do
        {
            Step();
        }
        while (Modem.HasOutput);

        return this;
    }

    public MuxBench Run(long milliseconds)
    {
        long end = NowMs + milliseconds;
        Settle();
        while (NowMs < end)
        {
            _time.Advance(Math.Clamp(Line.NextDeadline, NowMs + 1, end));
            Settle();
        }

        return this;
    }

    public MuxBench RunUntil(Func<bool> condition, long limitMs = 60_000)
    {
        long end = NowMs + limitMs;
        Settle();
        while (!condition())
        {
            Assert.True(NowMs < end, $"not reached: {Mux.State} {Mux.Failure} {Mux.FailedChannel}");
            _time.Advance(Math.Clamp(Line.NextDeadline, NowMs + 1, end));
            Settle();
        }

        return this;
    }
}
