using System;
using System.Text;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Net;
using NanoSocket.Core.Rtos;
using Xunit;

namespace NanoSocket.Core.Tests.Support;

/// <summary>The whole core over a scripted modem and a fake stack; time jumps from deadline to deadline.</summary>
public sealed class EngineBench
{
    private readonly StringBuilder _log = new();

    public EngineBench(uint seed = 1, IWallClock? deviceClock = null)
    {
        Engine = new CoreEngine(Stack, Modem, seed, deviceClock);
        Task = Engine.AddTask(null)!;
    }

    public FakeStack Stack { get; } = new();

    public ScriptedModem Modem { get; } = new();

    public CoreEngine Engine { get; }

    public RtosTask Task { get; }

    public long NowMs { get; private set; }

    /// <summary>PPP comes up as soon as it is opened.</summary>
    public bool LinkAnswers { get; set; } = true;

    public Supervisor Supervisor => Engine.Supervisor;

    public string Log
    {
        get
        {
            byte[] buffer = new byte[4096];
            _log.Append(Encoding.ASCII.GetString(buffer, 0, Engine.Log.Take(buffer)));
            return _log.ToString();
        }
    }

    /// <summary>Steps until the condition holds; fails when it does not within the limit of virtual time.</summary>
    public EngineBench RunUntil(Func<bool> condition, long limitMs = 600_000)
    {
        long end = NowMs + limitMs;
        while (!condition())
        {
            Assert.True(NowMs <= end, "not reached within " + limitMs + " ms, state " + Supervisor.State + "\n" + Log);
            StepOnce(end + 1);
        }

        return this;
    }

    public EngineBench RunUntil(SupervisorState state, long limitMs = 600_000)
        => RunUntil(() => Supervisor.State == state, limitMs);

    public void Run(long milliseconds)
    {
        long end = NowMs + milliseconds;
        while (NowMs < end)
        {
            StepOnce(end);
        }
    }

    /// <summary>Started and with an address.</summary>
    public EngineBench Online()
    {
        Engine.PowerOn(true);
        return RunUntil(SupervisorState.Online);
    }

    public RtosMessage? Next() => Task.TryReceive(out RtosMessage message) ? message : null;

    private void StepOnce(long end)
    {
        long deadline = Engine.Step(NowMs);
        bool answered = LinkAnswers && Stack.LinkState == LinkState.Opening;
        if (answered)
        {
            Stack.LinkState = LinkState.Up;
        }

        long next = answered || Modem.HasOutput ? NowMs : deadline;
        NowMs = Math.Min(end, Math.Max(NowMs + 1, Math.Min(next, NowMs + 1000)));
    }
}
