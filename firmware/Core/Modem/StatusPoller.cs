using System;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Modem;

/// <summary>
/// Asks the modem how things are while the dialogue has nothing more important to do: signal, registration and SIM from
/// time to time, names and numbers once; out of turn when something was sent and the line is silent since. Answers go where all lines go; here only silence matters, since a modem that
/// does not answer three times has failed, whatever PPP says.
/// </summary>
internal sealed class StatusPoller : IAtUser
{
    private const int OperatorFormat = 0;
    private const int Operator = 1;
    private const int Signal = 2;
    private const int ExtendedSignal = 3;
    private const int Clock = 4;
    private const int Revision = 5;
    private const int Imei = 6;
    private const int Imsi = 7;
    private const int Iccid = 8;
    private const int Registration = 9;
    private const int Sim = Registration + NetworkStatus.DomainCount;
    private const int Vendor = Sim + 1;
    private const int Questions = Vendor + 4;
    private const int SilencesAllowed = 3;

    private readonly Supervisor _supervisor;
    private readonly CoreTime _time;
    private uint _due;
    private uint _refused;
    private int _asked;
    private int _silences;
    private long _nextRoundAt;

    public StatusPoller(Supervisor supervisor, CoreTime time)
    {
        _supervisor = supervisor;
        _time = time;
    }

    /// <inheritdoc/>
    public long TurnAt => !_supervisor.WantsPolls ? long.MaxValue : _due != 0 ? 0
        : Math.Min(_nextRoundAt, _supervisor.SilenceAt);

    /// <summary>Asks now for signal, operator and what is not known yet.</summary>
    public void Hurry()
    {
        _due |= Bit(OperatorFormat) | Bit(Operator) | Bit(Signal) | Bit(ExtendedSignal) | Bit(Clock);
        ModemIdentity identity = _supervisor.Identity;
        AddIfUnknown(identity.Revision, Revision);
        AddIfUnknown(identity.Imei, Imei);
        AddIfUnknown(identity.Imsi, Imsi);
        AddIfUnknown(identity.Iccid, Iccid);
        _due &= ~_refused;
        _silences = 0;
        PlanNextRound();
    }

    /// <summary>The network may be another one.</summary>
    public void AskOperator() => _due |= Bit(OperatorFormat) | Bit(Operator);

    /// <summary>The network has told the time.</summary>
    public void AskClock() => _due |= Bit(Clock) & ~_refused;

    /// <summary>The next round comes in its time, not now.</summary>
    public void PlanNextRound() => _nextRoundAt = _time.NowMs + (_supervisor.Settings.PollSeconds * 1000L);

    /// <summary>Another modem, or the same one from its start.</summary>
    public void Reset()
    {
        _due = 0;
        _refused = 0;
        _silences = 0;
        PlanNextRound();
    }

    /// <inheritdoc/>
    public void TakeTurn(AtChannel channel)
    {
        if (_due == 0 && _time.NowMs < _nextRoundAt)
        {
            _due = Bit(Signal);
        }
        else if (_due == 0)
        {
            BeginRound();
        }

        while (_due != 0)
        {
            _asked = Lowest(_due);
            string command = CommandOf(_asked);
            if (command.Length > 0)
            {
                channel.Command.Begin(command);
                channel.Send(_time.NowMs, _asked <= Operator ? ModemTimes.RadioCommandMs : ModemTimes.CommandMs);
                return;
            }

            _due &= ~Bit(_asked);
        }
    }

    /// <inheritdoc/>
    public void TurnEnded(AtResult result)
    {
        if (result is AtResult.Timeout or AtResult.Aborted)
        {
            if (result == AtResult.Timeout && ++_silences >= SilencesAllowed)
            {
                Reset();
                _supervisor.DialogueIsDead();
            }

            return;
        }

        _silences = 0;
        _due &= ~Bit(_asked);
        if (_asked == Sim)
        {
            _supervisor.SimPolled(result);
        }
        else if (result != AtResult.Ok)
        {
            _refused |= Bit(_asked);
        }
    }

    private void BeginRound()
    {
        _due = Bit(Signal) | Bit(ExtendedSignal) | Bit(Sim);
        for (int i = Registration; i < Sim; i++)
        {
            _due |= Bit(i);
        }

        for (int i = Vendor; i < Questions; i++)
        {
            _due |= Bit(i);
        }

        _due &= ~_refused;
        PlanNextRound();
    }

    private void AddIfUnknown(TextCell cell, int question)
    {
        if (cell.IsEmpty)
        {
            _due |= Bit(question);
        }
    }

    private string CommandOf(int question) => question switch
    {
        OperatorFormat => StatusCommands.OperatorFormat,
        Operator => StatusCommands.Operator,
        Signal => StatusCommands.Signal,
        ExtendedSignal => StatusCommands.ExtendedSignal,
        Clock => StatusCommands.Clock,
        Revision => StatusCommands.Revision,
        Imei => StatusCommands.Imei,
        Imsi => StatusCommands.Imsi,
        Iccid => _supervisor.Profile.IccidCommand,
        Sim => StatusCommands.Sim,
        >= Vendor => VendorCommand(question - Vendor),
        _ => _supervisor.RegistrationQuery(question - Registration),
    };

    private string VendorCommand(int index)
    {
        string[] commands = _supervisor.Profile.Poll;
        return index < commands.Length ? commands[index] : "";
    }

    private static uint Bit(int question) => 1u << question;

    private static int Lowest(uint mask)
    {
        int index = 0;
        while ((mask & (1u << index)) == 0)
        {
            index++;
        }

        return index;
    }
}
