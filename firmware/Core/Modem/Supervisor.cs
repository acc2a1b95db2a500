using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;

namespace NanoSocket.Core.Modem;

/// <summary>
/// Brings the modem from whatever state it is in to a link with an address, and back there after every loss. A state
/// has one action at a time (<see cref="Act"/>), one way to take the result of a command (<see cref="TakeResult"/>)
/// and one consequence of taking too long (<see cref="LimitReached"/>); this file is that table, the others are the
/// rows that need more than a line. Called with the core lock held; lines, results and time in, commands out.
/// </summary>
public sealed partial class Supervisor : ILineListener, IAtUser
{
    private const long Never = long.MaxValue;

    private readonly INetworkStack _stack;
    private readonly ModemLine _line;
    private readonly AtChannel _control;
    private readonly AtQueue _queue;
    private readonly StatusPoller _poller;
    private readonly PathWatch _path;
    private readonly PlainConsole _console;
    private readonly CoreTime _time;
    private readonly CoreLog _log;
    private readonly JitterSource _jitter;
    private readonly CommandScript _script = new();
    private readonly CommandValues _values;
    private CellularSettings _settings = new();
    private ModemProfile _profile = ModemProfiles.Generic;
    private long _limit = Never;
    private long _actAt = Never;

    /// <summary>Makes a supervisor that waits for <see cref="Start"/>.</summary>
    public Supervisor(INetworkStack stack, ModemLine line, CoreTime time, CoreLog log, JitterSource jitter)
    {
        _stack = stack;
        _line = line;
        _time = time;
        _log = log;
        _jitter = jitter;
        _control = line.Control;
        _values = new CommandValues(_settings);
        _unknown = new UnknownLines(log);
        _poller = new StatusPoller(this, time);
        _path = new PathWatch(stack);
        _queue = new AtQueue(_control);
        _queue.Add(AtPriority.Recovery, this);
        _queue.Add(AtPriority.Poll, _poller);
        _console = new PlainConsole(line.Console, time);
        _queue.Add(AtPriority.App, _console);
        line.Listener = this;
    }

    /// <summary>What it is doing.</summary>
    public SupervisorState State { get; private set; }

    /// <summary>The same in fewer words.</summary>
    public ModemPhase Phase => PhaseOf(State);

    /// <summary>Network registration, operator, signal, cell.</summary>
    public NetworkStatus Network { get; } = new();

    /// <summary>Which modem and which SIM.</summary>
    public ModemIdentity Identity { get; } = new();

    /// <summary>The network's time.</summary>
    public NetworkClock Clock { get; } = new();

    /// <summary>Name of the modem's family.</summary>
    public string ProfileName => _profile.Name;

    /// <summary>Attempts, failures, times.</summary>
    public LinkHistory History { get; } = new();

    /// <summary>Times the link came up; wraps at 2^32.</summary>
    public uint LinkCount => History.Links;

    /// <summary>What has happened since it was last looked at.</summary>
    public ModemEvents Events { get; } = new();

    /// <summary>The link has an address.</summary>
    public bool IsOnline => State == SupervisorState.Online;

    /// <summary>When <see cref="Step"/> has something to do; <see cref="long.MaxValue"/> when it has not.</summary>
    public long NextDeadline
    {
        get
        {
            long next = Math.Min(_limit, _line.Dial.Deadline);
            next = IsOnline ? Math.Min(next, _path.NextLook) : next;
            return _line.Mode == LineMode.Data ? next : Math.Min(next, _queue.NextDeadline(LeastImportant));
        }
    }

    /// <inheritdoc/>
    long IAtUser.TurnAt => _actAt;

    /// <summary>The modem's family.</summary>
    internal ModemProfile Profile => _profile;

    /// <summary>There is a network whose state is worth a question.</summary>
    internal bool WantsPolls => State is SupervisorState.Registering or SupervisorState.Dialling
        or SupervisorState.OpeningLink or SupervisorState.Online;

    /// <summary>The modem has been asked who it is.</summary>
    internal bool KnowsModem => WantsPolls || State is SupervisorState.SimBlocked or SupervisorState.RadioOff;

    /// <summary>From when on the modem's silence wants a reason: a question is asked out of turn.</summary>
    internal long SilenceAt
    {
        get
        {
            long since = _line.UnansweredSince;
            return since == Never || !IsMultiplexed ? Never : since + ModemTimes.SilenceMs;
        }
    }

    private bool IsMultiplexed => _line.Mode == LineMode.Mux;

    /// <summary>Who may speak in the present state.</summary>
    private AtPriority LeastImportant
    {
        get
        {
            bool settled = WantsPolls || State is SupervisorState.SimBlocked or SupervisorState.RadioOff;
            return settled && _line.Mode != LineMode.Data ? AtPriority.App : AtPriority.Recovery;
        }
    }

    /// <summary>Does what is due.</summary>
    public void Step()
    {
        TakeDialResult();
        FollowRequests();
        FollowLine();
        if (_time.NowMs >= _limit)
        {
            _limit = Never;
            LimitReached();
        }

        if (!IsMultiplexed)
        {
            _console.Step(LeastImportant == AtPriority.App);
        }

        _queue.Step(_time.NowMs, LeastImportant);
    }

    /// <inheritdoc/>
    void IAtUser.TakeTurn(AtChannel channel)
    {
        _actAt = Never;
        Act();
    }

    /// <inheritdoc/>
    void IAtUser.TurnEnded(AtResult result)
    {
        if (result != AtResult.Aborted)
        {
            TakeResult(result);
        }
    }

    private void TakeResult(AtResult result)
    {
        switch (State)
        {
            case SupervisorState.Attaching:
                AttachDone(result);
                break;
            case SupervisorState.RaisingBaud:
                BaudDone(result);
                break;
            case SupervisorState.Multiplexing:
                MultiplexerDone(result);
                break;
            case SupervisorState.UnlockingSim:
                SimDone(result);
                break;
            case SupervisorState.Dialling:
                DialDone(result);
                break;
            case SupervisorState.HangingUp or SupervisorState.BackingOff:
                break;
            default:
                ScriptStepDone(result);
                break;
        }
    }

    private void Act()
    {
        switch (State)
        {
            case SupervisorState.Attaching:
                ActAttach();
                break;
            case SupervisorState.Restarting:
                ActPulse();
                break;
            case SupervisorState.RaisingBaud:
                ActBaud();
                break;
            case SupervisorState.Multiplexing:
                ActMultiplexer();
                break;
            case SupervisorState.UnlockingSim:
                ActSim();
                break;
            case SupervisorState.SimBlocked:
                UnlockSim();
                break;
            case SupervisorState.Dialling:
                ActDial();
                break;
            case SupervisorState.BackingOff:
                Retry();
                break;
            default:
                ActScript();
                break;
        }
    }

    private void LimitReached()
    {
        switch (State)
        {
            case SupervisorState.UnlockingSim:
                Fail(_sim.IsMissing ? ModemFault.SimMissing : ModemFault.SimNotReady);
                break;
            case SupervisorState.Registering:
                RegistrationIsLate();
                break;
            case SupervisorState.Multiplexing:
                MultiplexerFailed();
                break;
            case SupervisorState.Dialling:
                Fail(ModemFault.DialFailed);
                break;
            case SupervisorState.OpeningLink:
                LinkEnded(ModemFault.LinkFailed);
                break;
            case SupervisorState.HangingUp:
                HangUpByForce();
                break;
            default:
                Fail(ModemFault.NoResponse);
                break;
        }
    }

    /// <summary>What the line did by itself: the link came or went, the multiplexer opened or broke.</summary>
    private void FollowLine()
    {
        switch (State)
        {
            case SupervisorState.Multiplexing:
                WatchMultiplexer();
                break;
            case SupervisorState.Registering when Network.IsRegistered && _queue.Speaker != this:
                Prepare();
                break;
            case SupervisorState.OpeningLink or SupervisorState.Online or SupervisorState.HangingUp:
                WatchLink();
                break;
            default:
                WatchChannels();
                break;
        }
    }

    private void Enter(SupervisorState state, long limitMs, long delayMs = 0)
    {
        ModemPhase before = Phase;
        State = state;
        _queue.Withdraw(this);
        EndDialling();
        _limit = limitMs == Never ? Never : _time.NowMs + limitMs;
        _actAt = delayMs == Never ? Never : _time.NowMs + delayMs;
        if (Phase != before)
        {
            Events.Post(ModemEvent.Phase, (int)Phase);
        }
    }

    private void Send(string command, int timeoutMs = ModemTimes.CommandMs)
    {
        _control.Command.Begin(command);
        _control.Send(_time.NowMs, timeoutMs);
    }

    private static ModemPhase PhaseOf(SupervisorState state) => state switch
    {
        SupervisorState.Off => ModemPhase.Off,
        SupervisorState.SimBlocked => ModemPhase.SimBlocked,
        SupervisorState.Registering => ModemPhase.Searching,
        SupervisorState.Preparing or SupervisorState.Dialling or SupervisorState.OpeningLink => ModemPhase.Connecting,
        SupervisorState.Online => ModemPhase.Online,
        SupervisorState.HangingUp or SupervisorState.BackingOff => ModemPhase.Recovering,
        SupervisorState.RadioOff => ModemPhase.RadioOff,
        _ => ModemPhase.Starting,
    };
}
