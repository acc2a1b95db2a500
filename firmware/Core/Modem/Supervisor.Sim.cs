namespace NanoSocket.Core.Modem;

/// <summary>The SIM: waiting for it, entering its PIN at most once, and never on the last attempt.</summary>
public sealed partial class Supervisor
{
    private const int SimPollMs = 1000;
    private const int SimRetryMs = 60_000;
    private const int LastAttempt = 1;

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
        Enter(SupervisorState.UnlockingSim, SimLimitMs);
    }

    private void ActSim()
    {
        switch (_simQuestion)
        {
            case SimQuestion.State:
                Send("AT+CPIN?", 5000);
                break;
            case SimQuestion.Attempts:
                Send("AT+CPINR", 5000);
                break;
            default:
                // Spent before it is sent: whatever happens now, this PIN is not sent twice.
                _pinSpent = true;
                _channel.Command.Begin("AT+CPIN=").AddQuoted(_settings.Pin);
                _channel.Send(_time.NowMs, 20_000);
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
        _sim.NoteResult(result, _channel.ErrorCode);
        switch (_sim.Wanted)
        {
            case SimStatus.Need.Nothing:
                _log.Add("sim: ready").End();
                StartScript(ModemScripts.PollNetwork);
                Enter(SupervisorState.Registering, RegistrationLimitMs);
                break;
            case SimStatus.Need.Pin:
                PinWanted();
                break;
            case SimStatus.Need.Puk:
                Block(ModemFault.PukRequired);
                break;
            default:
                _actAt = _time.NowMs + SimPollMs;
                break;
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
        _actAt = _time.NowMs + SimPollMs;
    }

    /// <summary>Nothing we may do helps: asks the SIM again from time to time.</summary>
    private void Block(ModemFault fault)
    {
        LastErrorCode = -1;
        Record(fault);
        Enter(SupervisorState.SimBlocked, Never, SimRetryMs);
    }
}
