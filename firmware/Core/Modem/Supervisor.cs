using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;

namespace NanoSocket.Core.Modem;

/// <summary>
/// Brings the modem from whatever state it is in to a link with an address, and back there after every loss. A state
/// has one action at a time (<see cref="Act"/>), one way to take the result of a command (<see cref="CommandDone"/>)
/// and one consequence of taking too long (<see cref="LimitReached"/>); this file is that table, the others are the
/// rows that need more than a line. Called with the core lock held; bytes and time in, bytes and a deadline out.
/// </summary>
public sealed partial class Supervisor : ILineListener
{
    private const long Never = long.MaxValue;
    private const int ProbeLimitMs = 3000;
    private const int BootLimitMs = 20_000;
    private const int SettleMs = 100;
    private const int ConfigureLimitMs = 60_000;
    private const int SimLimitMs = 30_000;
    private const int RegistrationLimitMs = 180_000;
    private const int RegistrationPollMs = 2000;
    private const int PrepareLimitMs = 60_000;
    private const int DialLimitMs = 130_000;

    private readonly INetworkStack _stack;
    private readonly ModemLine _line;
    private readonly CoreTime _time;
    private readonly CoreLog _log;
    private readonly JitterSource _jitter;
    private readonly AtChannel _channel;
    private readonly SimStatus _sim = new();
    private CellularSettings _settings = new();
    private AtStep[] _script = ModemScripts.Configure;
    private int _step;
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
        _channel = line.Control;
        line.Listener = this;
    }

    /// <summary>What it is doing.</summary>
    public SupervisorState State { get; private set; }

    /// <summary>Network registration, operator, signal.</summary>
    public NetworkStatus Network { get; } = new();

    /// <summary>Model name of the modem.</summary>
    public TextCell Model { get; } = new();

    /// <summary>The link has an address.</summary>
    public bool IsOnline => State == SupervisorState.Online;

    /// <summary>When <see cref="Step"/> has something to do; <see cref="long.MaxValue"/> when it has not.</summary>
    public long NextDeadline
    {
        get
        {
            long next = Math.Min(_limit, _channel.Deadline);
            return _channel.IsBusy ? next : Math.Min(next, _actAt);
        }
    }

    /// <summary>What SIM and operator need. Valid values only; used from the next attempt on.</summary>
    public CellularSettings Settings
    {
        get => _settings;
        set
        {
            value.Validate();
            _settings = value;
            _pinSpent = false;
        }
    }

    /// <summary>Starts the modem, once.</summary>
    public void Start()
    {
        if (State != SupervisorState.Off)
        {
            return;
        }

        _line.SetPins(ModemPins.PowerKey | ModemPins.Reset | ModemPins.Dtr, ModemPins.Dtr);
        if (!_line.Open(_settings.BaudRate, _settings.FlowControl))
        {
            _log.Add("modem: the serial line cannot run at ").Add(_settings.BaudRate).Add(" baud").End();
        }

        Probe(ProbeLimitMs, mayEscape: true);
    }

    /// <summary>Does what is due.</summary>
    public void Step()
    {
        if (_channel.IsBusy)
        {
            _channel.Expire(_time.NowMs);
            if (!_channel.IsBusy)
            {
                TakeResult(_channel.Result);
            }
        }

        if (_line.IsDataMode)
        {
            WatchLink();
        }
        else if (State == SupervisorState.Registering && !_channel.IsBusy && Network.IsRegistered)
        {
            Prepare();
        }

        if (_time.NowMs >= _limit)
        {
            _limit = Never;
            LimitReached();
        }

        if (!_channel.IsBusy && _time.NowMs >= _actAt)
        {
            _actAt = Never;
            Act();
        }
    }

    /// <inheritdoc/>
    public void CommandDone(AtChannel channel) => TakeResult(channel.Result);

    /// <inheritdoc/>
    public void OnLine(ReadOnlySpan<byte> line)
    {
        RegistrationStatus before = Network.Registration;
        bool known = _sim.TakeLine(line) || Network.TakeLine(line, AskedDomain) || TakeModel(line);
        if (!known && AtText.AreEqual(line, "RDY"))
        {
            ModemRestarted();
        }

        if (Network.Registration != before)
        {
            LogRegistration();
        }
    }

    private void Act()
    {
        switch (State)
        {
            case SupervisorState.Probing:
                Send("AT", 500);
                break;
            case SupervisorState.Escaping:
                ActEscape();
                break;
            case SupervisorState.Restarting:
                EndPulse();
                break;
            case SupervisorState.UnlockingSim:
                ActSim();
                break;
            case SupervisorState.SimBlocked:
                UnlockSim();
                break;
            case SupervisorState.Dialling:
                Send(_dialShort ? "ATD*99#" : "ATD*99***1#", 60_000);
                break;
            case SupervisorState.BackingOff:
                Retry();
                break;
            default:
                ActScript();
                break;
        }
    }

    private void TakeResult(AtResult result)
    {
        switch (State)
        {
            case SupervisorState.Probing:
                ProbeDone(result);
                break;
            case SupervisorState.Escaping:
                EscapeDone(result);
                break;
            case SupervisorState.UnlockingSim:
                SimDone(result);
                break;
            case SupervisorState.Dialling:
                DialDone(result);
                break;
            default:
                ScriptStepDone(result);
                break;
        }
    }

    private void LimitReached()
    {
        switch (State)
        {
            case SupervisorState.Probing when _mayEscape:
                Escape(thenBackOff: false);
                break;
            case SupervisorState.UnlockingSim:
                Fail(_sim.IsMissing ? ModemFault.SimMissing : ModemFault.SimNotReady);
                break;
            case SupervisorState.Registering:
                bool denied = Network.Registration == RegistrationStatus.Denied;
                Fail(denied ? ModemFault.RegistrationDenied : ModemFault.RegistrationTimeout);
                break;
            case SupervisorState.Dialling:
                Fail(ModemFault.DialFailed);
                break;
            case SupervisorState.OpeningLink:
                LinkEnded(ModemFault.LinkFailed);
                break;
            case SupervisorState.HangingUp:
                Escape(thenBackOff: true);
                break;
            default:
                Fail(ModemFault.NoResponse);
                break;
        }
    }

    private void Enter(SupervisorState state, long limitMs, int delayMs = 0)
    {
        State = state;
        _channel.Reset();
        _limit = limitMs == Never ? Never : _time.NowMs + limitMs;
        _actAt = _time.NowMs + delayMs;
    }

    private void Send(string command, int timeoutMs)
    {
        _channel.Command.Begin(command);
        _channel.Send(_time.NowMs, timeoutMs);
    }

    private void Probe(int limitMs, bool mayEscape)
    {
        _mayEscape = mayEscape;
        Enter(SupervisorState.Probing, limitMs);
    }

    /// <summary>Any result is a sign of life; a late answer to an older command gets time to pass.</summary>
    private void ProbeDone(AtResult result)
    {
        if (result == AtResult.Timeout)
        {
            _actAt = _time.NowMs;
            return;
        }

        _silences = 0;
        Enter(SupervisorState.Configuring, ConfigureLimitMs, SettleMs);
        StartScript(_radioRestartDue ? ModemScripts.RestartRadio : ModemScripts.Configure);
    }

    private void StartScript(AtStep[] script)
    {
        _script = script;
        _step = 0;
    }

    private void ActScript()
    {
        while (_step < _script.Length && IsSkipped(_step))
        {
            _step++;
        }

        if (_step < _script.Length)
        {
            Send(_script[_step].Text, _script[_step].TimeoutMs);
        }
        else
        {
            ScriptDone();
        }
    }

    private void ScriptStepDone(AtResult result)
    {
        if (result == AtResult.Timeout)
        {
            Fail(ModemFault.NoResponse);
        }
        else if (_step < _script.Length && _script[_step].Required && result != AtResult.Ok)
        {
            Fail(ModemFault.CommandRefused);
        }
        else if (State == SupervisorState.Preparing && _step >= _script.Length)
        {
            ContextDone(result);
        }
        else
        {
            NoteUnsupported(result);
            _step++;
            _actAt = _time.NowMs;
        }
    }

    private void ScriptDone()
    {
        switch (State)
        {
            case SupervisorState.Configuring when _script == ModemScripts.RestartRadio:
                _radioRestartDue = false;
                StartScript(ModemScripts.Configure);
                _actAt = _time.NowMs;
                break;
            case SupervisorState.Configuring:
                UnlockSim();
                break;
            case SupervisorState.Registering:
                _step = 0;
                _actAt = _time.NowMs + RegistrationPollMs;
                break;
            case SupervisorState.Preparing:
                SendContext();
                break;
            default:
                break;
        }
    }
}
