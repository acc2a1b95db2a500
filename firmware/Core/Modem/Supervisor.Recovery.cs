using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Modem;

/// <summary>
/// The way back: faults and their reasons, waiting, and ever stronger means against a modem that is stuck.
/// </summary>
public sealed partial class Supervisor
{
    private const int FirstBackoffMs = 1000;
    private const int LongestBackoffMs = 60_000;
    private const int StableMs = 60_000;
    private const int GuardMs = 1100;
    private const int SlowBootLimitMs = 10_000;
    private const int FailuresPerRadioRestart = 3;
    private const int FailuresPerReset = 6;

    private bool _mayEscape;
    private bool _escapeThenBackOff;
    private int _escapePhase;
    private bool _radioRestartDue;
    private bool _bootEndSeen;
    private int _failures;
    private int _silences;
    private long _onlineSince = Never;
    private ModemPins _pulse;

    /// <summary>Why there is no link, or why the last one ended.</summary>
    public ModemFault LastFault { get; private set; }

    /// <summary>Number of the last +CME ERROR that ended an attempt; -1 when there was none.</summary>
    public int LastErrorCode { get; private set; } = -1;

    /// <summary>Attempts that failed since the link was last stable.</summary>
    public int Failures => _failures;

    /// <summary>The attempt is over: keeps the reason and waits before the next.</summary>
    private void Fail(ModemFault fault)
    {
        LastErrorCode = _channel.Result == AtResult.ExtendedError ? _channel.ErrorCode : -1;
        Record(fault);
        BackOff();
    }

    private void Record(ModemFault fault)
    {
        LastFault = fault;
        bool wasStable = _onlineSince != Never && _time.NowMs - _onlineSince >= StableMs;
        _onlineSince = Never;
        _failures = wasStable ? 1 : _failures + 1;
        if (fault == ModemFault.NoResponse)
        {
            _silences++;
        }

        _log.Add("modem: ").Add(Describe(fault));
        if (LastErrorCode >= 0)
        {
            _log.Add(", error ").Add(LastErrorCode);
        }

        _log.End();
    }

    /// <summary>
    /// Doubles from one second to one minute; a random half of it keeps a fleet from dialling in step.
    /// </summary>
    private void BackOff()
    {
        _bootEndSeen = false;
        int doublings = Math.Min(_failures - 1, 6);
        int longest = Math.Min(FirstBackoffMs << Math.Max(0, doublings), LongestBackoffMs);
        int delay = (longest / 2) + _jitter.Next(longest / 2);
        _log.Add("modem: next attempt in ").Add(delay).Add(" ms").End();
        Enter(SupervisorState.BackingOff, Never, delay);
    }

    /// <summary>
    /// A silent modem gets time (it may be booting, and a key press would switch it off), then its power key pressed
    /// and its reset pulsed in turn; one that answers and fails again and again gets its radio restarted, then a
    /// reset.
    /// </summary>
    private void Retry()
    {
        if (LastFault != ModemFault.NoResponse)
        {
            RetryAnswering();
        }
        else if (_silences < 2)
        {
            Probe(SlowBootLimitMs, mayEscape: false);
        }
        else
        {
            bool useReset = _settings.ResetMs > 0 && (_silences % 2 != 0 || _settings.PowerKeyMs == 0);
            Pulse(useReset ? ModemPins.Reset : ModemPins.PowerKey, useReset ? _settings.ResetMs : _settings.PowerKeyMs);
        }
    }

    private void RetryAnswering()
    {
        if (_failures % FailuresPerReset == 0)
        {
            Pulse(ModemPins.Reset, _settings.ResetMs);
            return;
        }

        _radioRestartDue = _failures % FailuresPerRadioRestart == 0;
        Probe(ProbeLimitMs, mayEscape: true);
    }

    private void Pulse(ModemPins pin, int lengthMs)
    {
        if (lengthMs == 0)
        {
            Probe(ProbeLimitMs, mayEscape: true);
            return;
        }

        _log.Add(pin == ModemPins.Reset ? "modem: reset" : "modem: power key").End();
        _pulse = pin;
        _line.SetPins(pin, pin);
        Enter(SupervisorState.Restarting, Never, lengthMs);
    }

    private void EndPulse()
    {
        _line.SetPins(_pulse, ModemPins.None);
        Network.Clear();
        _sim.Clear();
        Probe(BootLimitMs, mayEscape: true);
    }

    /// <summary>
    /// RDY. Once in an attempt it may be the end of a boot during which the modem already answered: what it was told is
    /// told again. A second one is a modem that restarts.
    /// </summary>
    private void ModemRestarted()
    {
        if (State is not (SupervisorState.Configuring or SupervisorState.UnlockingSim or SupervisorState.Registering
            or SupervisorState.Preparing or SupervisorState.Dialling))
        {
            return;
        }

        Network.Clear();
        _sim.Clear();
        if (_bootEndSeen)
        {
            Fail(ModemFault.ModemRestarted);
        }
        else
        {
            _bootEndSeen = true;
            Probe(ProbeLimitMs, mayEscape: false);
        }
    }

    /// <summary>
    /// Silence, "+++", silence (V.250 has no escape; this is the common practice), with DTR dropped during the first
    /// silence for modems that obey that instead.
    /// </summary>
    private void Escape(bool thenBackOff)
    {
        _log.Add("modem: leaving data mode").End();
        _line.EnterCommandMode();
        _escapeThenBackOff = thenBackOff;
        _escapePhase = 0;
        _line.SetPins(ModemPins.Dtr, ModemPins.None);
        Enter(SupervisorState.Escaping, 10_000, GuardMs);
    }

    private void ActEscape()
    {
        if (_escapePhase == 0)
        {
            _line.SetPins(ModemPins.Dtr, ModemPins.Dtr);
            _channel.Command.Begin("+++");
            _channel.SendRaw(_time.NowMs, GuardMs + 500);
        }
        else
        {
            Send("ATH", 3000);
        }
    }

    private void EscapeDone(AtResult result)
    {
        if (_escapePhase == 0)
        {
            _escapePhase = 1;
            _actAt = _time.NowMs;
        }
        else if (result == AtResult.Timeout)
        {
            Fail(ModemFault.NoResponse);
        }
        else if (_escapeThenBackOff)
        {
            BackOff();
        }
        else
        {
            Probe(ProbeLimitMs, mayEscape: false);
        }
    }

    private static string Describe(ModemFault fault) => fault switch
    {
        ModemFault.NoResponse => "no response",
        ModemFault.CommandRefused => "a basic command was refused",
        ModemFault.SimMissing => "no SIM",
        ModemFault.SimNotReady => "the SIM does not become ready",
        ModemFault.PinRequired => "the SIM asks for a PIN and none is configured",
        ModemFault.PinRejected => "the SIM refused the PIN; it is not tried again",
        ModemFault.PinLastAttempt => "one PIN attempt left, not used",
        ModemFault.PinAttemptsUnknown => "number of PIN attempts left unknown, PIN not tried",
        ModemFault.PukRequired => "the SIM asks for its PUK",
        ModemFault.RegistrationDenied => "the network refuses registration",
        ModemFault.RegistrationTimeout => "no registration in time",
        ModemFault.ContextRefused => "APN or credentials refused",
        ModemFault.DialFailed => "dialling failed",
        ModemFault.LinkFailed => "PPP did not come up",
        ModemFault.CarrierLost => "NO CARRIER",
        ModemFault.LinkLost => "PPP ended",
        ModemFault.ModemRestarted => "the modem restarted",
        _ => "no fault",
    };
}
