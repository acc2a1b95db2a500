namespace NanoSocket.Core.Modem;

/// <summary>The SIM: waiting for it, entering its PIN at most once, and never on the last attempt.</summary>
public sealed partial class Supervisor
{
    private const int LastAttempt = 1;

    private readonly SimStatus _sim = new();

    /// <summary>The SIM is there and wants no PIN.</summary>
    public bool IsSimReady => _sim.Wanted == SimStatus.Need.Nothing && !_sim.IsMissing;
    private SimQuestion _simQuestion;
    private bool _pinSpent;

    private enum SimQuestion
    {
        State,
        Attempts,
        EnterPin,
    }

    private void UnlockSim()
    {
        _sim.Clear();
        _simQuestion = SimQuestion.State;
        Enter(SupervisorState.UnlockingSim, ModemTimes.SimMs);
    }

    private void ActSim()
    {
        switch (_simQuestion)
        {
            case SimQuestion.State:
                Send(StatusCommands.Sim, ModemTimes.SimQueryMs);
                break;
            case SimQuestion.Attempts:
                Send("AT+CPINR", ModemTimes.SimQueryMs);
                break;
            default:
                // Spent before it is sent: whatever happens now, this PIN is not sent twice.
                _pinSpent = true;
                _control.Command.Begin("AT+CPIN=").AddQuoted(_settings.Pin);
                _control.Send(_time.NowMs, ModemTimes.EnterPinMs);
                break;
        }
    }

    private void SimDone(AtResult result)
    {
        switch (_simQuestion)
        {
            case SimQuestion.State:
                StateKnown(result);
                break;
            case SimQuestion.Attempts:
                AttemptsKnown();
                break;
            default:
                PinEntered(result);
                break;
        }
    }

    private void StateKnown(AtResult result)
    {
        if (result == AtResult.Timeout)
        {
            Fail(ModemFault.NoResponse);
            return;
        }

        _sim.NoteResult(result, _control.ErrorCode);
        switch (_sim.Wanted)
        {
            case SimStatus.Need.Nothing:
                SimIsReady();
                break;
            case SimStatus.Need.Pin:
                PinWanted();
                break;
            case SimStatus.Need.Puk:
                Block(ModemFault.PukRequired);
                break;
            default:
                _actAt = _time.NowMs + ModemTimes.SimPollMs;
                break;
        }
    }

    private void SimIsReady()
    {
        _log.Add("sim: ready").End();
        Events.Post(ModemEvent.Sim, 1);
        if (_radioOffWanted)
        {
            SwitchRadioOff();
        }
        else
        {
            Register();
        }
    }

    /// <summary>It was pulled, or its contacts are bad: whatever it was needed for is over.</summary>
    private void SimIsGone()
    {
        Events.Post(ModemEvent.Sim, 0);
        Identity.ForgetSim();
        switch (State)
        {
            case SupervisorState.OpeningLink or SupervisorState.Online:
                LinkEnded(ModemFault.SimMissing);
                break;
            case SupervisorState.Registering or SupervisorState.Preparing or SupervisorState.Dialling:
                _log.Add("sim: gone").End();
                UnlockSim();
                break;
            default:
                break;
        }
    }

    /// <summary>The answer to a question in passing.</summary>
    internal void SimPolled(AtResult result)
    {
        bool wasMissing = _sim.IsMissing;
        if (result == AtResult.ExtendedError)
        {
            _sim.NoteResult(result, _control.ErrorCode);
        }

        if (_sim.IsMissing && !wasMissing)
        {
            SimIsGone();
        }
    }

    private void PinWanted()
    {
        if (_settings.Pin.Length == 0)
        {
            Block(ModemFault.PinRequired);
        }
        else if (_pinSpent)
        {
            Block(ModemFault.PinRejected);
        }
        else
        {
            _simQuestion = SimQuestion.Attempts;
            _actAt = _time.NowMs;
        }
    }

    private void AttemptsKnown()
    {
        if (_sim.PinAttempts < 0 && !_settings.EnterPinUncounted)
        {
            Block(ModemFault.PinAttemptsUnknown);
        }
        else if (_sim.PinAttempts is >= 0 and <= LastAttempt)
        {
            Block(ModemFault.PinLastAttempt);
        }
        else
        {
            _simQuestion = SimQuestion.EnterPin;
            _actAt = _time.NowMs;
        }
    }

    private void PinEntered(AtResult result)
    {
        if (result != AtResult.Ok)
        {
            Block(ModemFault.PinRejected);
            return;
        }

        _pinSpent = false;
        _sim.Clear();
        _simQuestion = SimQuestion.State;
        _actAt = _time.NowMs + ModemTimes.SimPollMs;
    }

    /// <summary>Nothing we may do helps: asks the SIM again from time to time.</summary>
    private void Block(ModemFault fault)
    {
        LastErrorCode = -1;
        Record(fault);
        Enter(SupervisorState.SimBlocked, Never, ModemTimes.SimRetryMs);
    }
}
