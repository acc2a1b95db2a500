using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Modem;

/// <summary>
/// Finding the modem in any state: it may be booting or off, talk at another speed, be in data mode or in the
/// multiplexer where we left it before our own restart, or wait for the text of a message. All that is tried, first at
/// the speeds we use ourselves.
/// </summary>
public sealed partial class Supervisor
{
    /// <summary>Ends the text of a message that was begun (3GPP TS 27.005 3.5.1).</summary>
    private const string Escape = "\u001b\r";

    /// <summary>Speeds that modems leave the factory with or are set to by other firmware.</summary>
    private static readonly int[] s_usualRates =
    {
        115_200, 921_600, 460_800, 9600, 230_400, 57_600, 38_400, 19_200, 3_000_000,
    };

    private const int OurRates = 2;

    private AttachMeans _means;
    private int _guess;
    private int _baud;
    private int _firstBaud;
    private long _meansEnd;
    private bool _guardKept;
    private bool _farewellSaid;
    private long _attachedAt;
    private bool _hasAnswered;

    private enum AttachMeans
    {
        Knock,
        LeaveMultiplexer,
        LeaveData,
        HangUp,
    }

    /// <summary>Starts the modem, once.</summary>
    public void Start()
    {
        if (State != SupervisorState.Off)
        {
            return;
        }

        History.Started(_time.NowMs);
        _line.SetPins(ModemPins.PowerKey | ModemPins.Reset | ModemPins.Dtr, ModemPins.Dtr);
        bool isOff = (_line.WiredPins & ModemPins.Status) != 0 && !_line.IsModemOn;
        if (isOff && (_line.WiredPins & ModemPins.PowerKey) != 0)
        {
            OpenLine(_settings.BaudRate);
            PressPowerKey();
        }
        else
        {
            Attach(ModemTimes.KnockingMs);
        }
    }

    /// <summary>Looks for a modem that has started anew.</summary>
    /// <param name="patienceMs">How long to knock before anything else is tried.</param>
    private void Attach(long patienceMs)
    {
        LeaveLine();
        Enter(SupervisorState.Attaching, Never);
        _bootEndSeen = false;
        _firstBaud = _settings.BaudRate;
        TryRate(_firstBaud, -1, AttachMeans.Knock, patienceMs);
    }

    /// <summary>Looks for a modem that was there a moment ago, beginning where it was.</summary>
    /// <param name="means">What to try first.</param>
    /// <param name="patienceMs">How long.</param>
    private void AttachAgain(AttachMeans means, long patienceMs)
    {
        LeaveLine();
        Enter(SupervisorState.Attaching, Never);
        _firstBaud = _baud;
        TryRate(_firstBaud, -1, means, patienceMs);
    }

    /// <summary>
    /// The line is ours alone again, within a second when a multiplexer has to be closed down first: commands wait for
    /// that. Blind means follow when the modem does not answer in command mode then.
    /// </summary>
    private void LeaveLine()
    {
        _line.StopMux();
        _line.EnterCommandMode();
        _queue.Abort();
    }

    private void TryRate(int baud, int guess, AttachMeans means, long patienceMs)
    {
        _guess = guess;
        OpenLine(baud);
        Begin(means, patienceMs);
    }

    private void OpenLine(int baud)
    {
        _baud = baud;
        if (!_line.Open(baud, _settings.FlowControl))
        {
            _log.Add("modem: the serial line cannot run at ").Add(baud).Add(" baud").End();
        }
    }

    private void Begin(AttachMeans means, long durationMs)
    {
        _means = means;
        _meansEnd = durationMs == Never ? Never : _time.NowMs + durationMs;
        _guardKept = false;
        _farewellSaid = false;
        _actAt = _time.NowMs;
    }

    private void ActAttach()
    {
        switch (_means)
        {
            case AttachMeans.LeaveMultiplexer when !_guardKept:
                _guardKept = true;
                _control.Command.Begin(Escape);
                _control.SendRaw(_time.NowMs, ModemTimes.SettleMs);
                break;
            case AttachMeans.LeaveData:
                ActEscape();
                break;
            case AttachMeans.HangUp:
                Send("ATH");
                break;
            default:
                Send("AT", _guess < 0 ? ModemTimes.KnockMs : ModemTimes.GuessMs / 2);
                break;
        }
    }

    /// <summary>
    /// Silence, "+++", silence (V.250 has no escape; this is the common practice), with DTR dropped during the first
    /// silence for modems that obey that instead.
    /// </summary>
    private void ActEscape()
    {
        if (_guardKept)
        {
            _line.SetPins(ModemPins.Dtr, ModemPins.Dtr);
            _control.Command.Begin(_profile.UsesEscape || !_hasAnswered ? "+++" : "");
            _control.SendRaw(_time.NowMs, ModemTimes.GuardMs + ModemTimes.KnockMs);
        }
        else
        {
            _log.Add("modem: leaving data mode").End();
            _guardKept = true;
            _line.SetPins(ModemPins.Dtr, ModemPins.None);
            _actAt = _time.NowMs + ModemTimes.GuardMs;
        }
    }

    /// <summary>Any result is a sign of life.</summary>
    private void AttachDone(AtResult result)
    {
        bool answered = result != AtResult.Timeout;
        if (answered && _means is AttachMeans.Knock or AttachMeans.HangUp)
        {
            Found();
        }
        else if (_means == AttachMeans.LeaveData)
        {
            Begin(AttachMeans.HangUp, Never);
        }
        else if (_means == AttachMeans.LeaveMultiplexer && !_farewellSaid)
        {
            _farewellSaid = true;
            _line.LeaveUnknownMux();
            _actAt = _time.NowMs + ModemTimes.GuessMs / 2;
        }
        else if (answered)
        {
            // To a modem in command mode all this is nonsense, and it says so: what counts is the answer to a knock.
            Begin(AttachMeans.Knock, ModemTimes.GuessMs);
            _actAt = _time.NowMs + ModemTimes.SettleMs;
        }
        else if (_means == AttachMeans.HangUp || _time.NowMs >= _meansEnd)
        {
            TryNextMeans();
        }
        else
        {
            _actAt = _time.NowMs;
        }
    }

    /// <summary>
    /// At the speeds of our own a call or the multiplexer may have been left open; at others only another firmware's.
    /// </summary>
    private void TryNextMeans()
    {
        bool ours = _baud == _settings.BaudRate || _baud == TopBaud || _baud == _firstBaud;
        if (_means == AttachMeans.Knock)
        {
            Begin(AttachMeans.LeaveMultiplexer, ModemTimes.GuessMs);
        }
        else if (_means == AttachMeans.LeaveMultiplexer && ours)
        {
            Begin(AttachMeans.LeaveData, Never);
        }
        else
        {
            TryNextRate();
        }
    }

    private void TryNextRate()
    {
        for (int guess = _guess + 1; guess < s_usualRates.Length + OurRates; guess++)
        {
            int baud = RateOf(guess);
            if (baud <= _line.MaximumBaud && baud != _firstBaud && !IsAmongFirst(baud, guess))
            {
                TryRate(baud, guess, AttachMeans.Knock, ModemTimes.GuessMs);
                return;
            }
        }

        OpenLine(_settings.BaudRate);
        Fail(ModemFault.NoResponse);
    }

    /// <summary>The speed after the modem's start, the one we would raise it to, then the usual ones.</summary>
    private int RateOf(int guess) => guess switch
    {
        0 => _settings.BaudRate,
        1 => TopBaud,
        _ => s_usualRates[guess - OurRates],
    };

    private bool IsAmongFirst(int baud, int count)
    {
        bool found = false;
        for (int i = 0; i < count; i++)
        {
            found |= RateOf(i) == baud;
        }

        return found;
    }

    private void Found()
    {
        _silences = 0;
        _hasAnswered = true;
        _multiplexed = false;
        _attachedAt = _time.NowMs;
        if (_baud != _settings.BaudRate)
        {
            _log.Add("modem: found at ").Add(_baud).Add(" baud").End();
        }

        Identify();
    }
}
