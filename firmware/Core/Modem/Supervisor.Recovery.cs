using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Modem;

/// <summary>The way back: faults and their reasons, waiting, and the steps of <see cref="RecoveryLadder"/>.</summary>
public sealed partial class Supervisor
{
    private int _failures;
    private int _silences;
    private bool _fellSilent;
    private long _onlineSince = Never;
    private ModemPins _pulse;
    private PulsePhase _pulsePhase;
    private bool _pressAgain;

    private enum PulsePhase
    {
        Idle,
        Pressed,
        ShuttingDown,
    }

    /// <summary>Why there is no link, or why the last one ended.</summary>
    public ModemFault LastFault { get; private set; }

    /// <summary>Number of the last +CME ERROR that ended an attempt; -1 when there was none.</summary>
    public int LastErrorCode { get; private set; } = -1;

    /// <summary>Attempts that failed since the link was last stable.</summary>
    public int Failures => _failures;

    /// <summary>The attempt is over: keeps the reason and waits before the next.</summary>
    private void Fail(ModemFault fault)
    {
        LastErrorCode = _control.Result == AtResult.ExtendedError ? _control.ErrorCode : -1;
        Record(fault);
        BackOff();
    }

    /// <summary>Counts a failure, which decides about the next step of the ladder.</summary>
    private void Record(ModemFault fault)
    {
        bool wasStable = _onlineSince != Never && _time.NowMs - _onlineSince >= ModemTimes.StableMs;
        _onlineSince = Never;
        _failures = wasStable ? 1 : _failures + 1;
        NoteSilence(fault == ModemFault.NoResponse);
        LinkIsDown(fault);
        Note(fault);
    }

    /// <summary>How it began decides about all steps until the modem is found again.</summary>
    private void NoteSilence(bool isSilent)
    {
        if (isSilent)
        {
            _fellSilent = _silences == 0 ? _hasAnswered : _fellSilent;
            _silences++;
        }
    }

    /// <summary>Tells of a fault.</summary>
    private void Note(ModemFault fault)
    {
        LastFault = fault;
        History.Failed(fault);
        Events.Post(ModemEvent.Failed, (int)fault);
        _log.Add("modem: ").Add(ModemWords.Of(fault));
        if (LastErrorCode >= 0)
        {
            _log.Add(", error ").Add(LastErrorCode);
        }

        _log.End();
    }

    private void BackOff()
    {
        int delay = Backoff.DelayMs(_failures, _jitter);
        _log.Add("modem: next attempt in ").Add(delay).Add(" ms").End();
        Enter(SupervisorState.BackingOff, Never, delay);
    }

    /// <summary>
    /// The modem does not answer questions any more, though data may still flow. When it cannot be found outside of the
    /// multiplexer either, it has been silent twice.
    /// </summary>
    internal void DialogueIsDead()
    {
        LastErrorCode = -1;
        _stack.CloseLink(orderly: false);
        NoteSilence(IsMultiplexed);
        Fail(IsMultiplexed ? ModemFault.MultiplexerLost : ModemFault.NoResponse);
    }

    private void Retry()
    {
        int count = LastFault switch
        {
            ModemFault.NoResponse => _silences,
            ModemFault.PathDead => _path.Verdicts,
            _ => _failures,
        };
        RecoveryStep step = RecoveryLadder.Next(LastFault, count, _fellSilent, _line.WiredPins);
        switch (step)
        {
            case RecoveryStep.Redial:
                UnlockSim();
                break;
            case RecoveryStep.RestartRadio:
                _radioRestartDue = true;
                Reattach();
                break;
            case RecoveryStep.Reset:
                _log.Add("modem: reset").End();
                Pulse(ModemPins.Reset, _profile.ResetMs);
                break;
            case RecoveryStep.PressPowerKey:
                PressPowerKey();
                break;
            case RecoveryStep.HoldPowerKey:
                _log.Add("modem: power key, held").End();
                Pulse(ModemPins.PowerKey, _profile.PowerOffMs);
                break;
            case RecoveryStep.PowerCycle:
                _log.Add("modem: off and on").End();
                _pressAgain = true;
                Pulse(ModemPins.PowerKey, _profile.PowerOffMs);
                break;
            default:
                Reattach();
                break;
        }
    }

    private void Reattach()
    {
        if (!_hasAnswered)
        {
            Attach(_profile.BootMs);
        }
        else if (_multiplexed)
        {
            AttachAgain(AttachMeans.LeaveMultiplexer, ModemTimes.GuessMs);
        }
        else
        {
            AttachAgain(AttachMeans.Knock, ModemTimes.KnockingMs);
        }
    }

    private void PressPowerKey()
    {
        _log.Add("modem: power key").End();
        Pulse(ModemPins.PowerKey, _profile.PowerOnMs);
    }

    private void Pulse(ModemPins pin, int lengthMs)
    {
        _line.DropMux();
        LeaveLine();
        _pulse = pin;
        _pulsePhase = PulsePhase.Pressed;
        _line.SetPins(pin, pin);
        Enter(SupervisorState.Restarting, Never, lengthMs);
    }

    private void ActPulse()
    {
        if (_pulsePhase == PulsePhase.Pressed)
        {
            _line.SetPins(_pulse, ModemPins.None);
        }

        if (_pulsePhase == PulsePhase.Pressed && _pressAgain)
        {
            _pulsePhase = PulsePhase.ShuttingDown;
            _actAt = _time.NowMs + _profile.ShutdownMs;
        }
        else if (_pulsePhase == PulsePhase.ShuttingDown)
        {
            _pressAgain = false;
            PressPowerKey();
        }
        else
        {
            _pulsePhase = PulsePhase.Idle;
            ForgetModem();
            // The next press must not meet a modem that still shuts down after a long one.
            Attach(Math.Max(_profile.BootMs, _profile.ShutdownMs) + ModemTimes.BootReserveMs);
        }
    }

    /// <summary>It starts anew: nothing that it said counts any more, and what it refused it may do now.</summary>
    private void ForgetModem()
    {
        _hasAnswered = false;
        _multiplexed = false;
        _baudRefused = false;
        _multiplexerRefused = false;
        _largeFramesRefused = false;
        Network.Clear();
        _sim.Clear();
        _poller.Reset();
    }

    /// <summary>
    /// RDY in command mode. A modem may answer before its boot ends: then what it was told is told again, without a
    /// word to the app. Otherwise it restarted by itself.
    /// </summary>
    private void BootEndSeen()
    {
        bool ownBoot = _time.NowMs - _attachedAt < ModemTimes.BootEndMs && !_bootEndSeen;
        _bootEndSeen = true;
        switch (State)
        {
            case SupervisorState.Attaching:
                _bootEndSeen = false;
                _queue.Withdraw(this);
                _control.Abandon();
                Begin(AttachMeans.Knock, ModemTimes.KnockingMs);
                _actAt = _time.NowMs + ModemTimes.SettleMs;
                break;
            case SupervisorState.Identifying or SupervisorState.RaisingBaud or SupervisorState.Multiplexing:
                Identify();
                break;
            case SupervisorState.Configuring or SupervisorState.UnlockingSim when ownBoot:
                Configure();
                break;
            case SupervisorState.Registering or SupervisorState.Preparing or SupervisorState.Dialling when ownBoot:
                Network.Clear();
                Register();
                ChooseConfiguration();
                _actAt = _time.NowMs + ModemTimes.SettleMs;
                break;
            case SupervisorState.Off or SupervisorState.Restarting or SupervisorState.BackingOff:
                break;
            default:
                ModemRestarted();
                break;
        }
    }

    private void ModemRestarted()
    {
        ForgetModem();
        _stack.CloseLink(orderly: false);
        _line.DropMux();
        LeaveLine();
        Fail(ModemFault.ModemRestarted);
    }
}
