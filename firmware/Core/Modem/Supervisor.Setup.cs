using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// From the first answer to a modem that is set up: its model, a faster line, basic settings. Few and short commands:
/// all of it counts towards the time to the first connection.
/// </summary>
public sealed partial class Supervisor
{
    private const string NoEcho = "ATE0";
    private const int EchoTries = 3;
    private const string NumericErrors = "AT+CMEE=1";
    private const string PacketReports = "AT+CGEREP=2";
    private const string RadioOff = "AT+CFUN=4";
    private const string RadioGone = "AT+CFUN=0";
    private const string RadioOn = "AT+CFUN=1";

    private bool _radioRestartDue;
    private int _echoRefusals;
    private bool _baudRefused;
    private int _baudTries;
    private int _slowBaud;
    private BaudStep _baudStep;

    private enum BaudStep
    {
        Ask,
        Verify,
        VerifyOld,
    }

    /// <summary>The fastest the line may run with this board, this modem and these settings.</summary>
    private int TopBaud
    {
        get
        {
            int top = _settings.MaximumBaudRate == 0 ? _line.MaximumBaud
                : Math.Min(_settings.MaximumBaudRate, _line.MaximumBaud);
            foreach (int rate in _profile.BaudRates)
            {
                if (rate <= top)
                {
                    return Math.Max(rate, _settings.BaudRate);
                }
            }

            return _settings.BaudRate;
        }
    }

    private void Identify()
    {
        _echoRefusals = 0;
        _script.Clear().Add(NoEcho).Add(StatusCommands.Model);
        Enter(SupervisorState.Identifying, ModemTimes.SetupMs, ModemTimes.SettleMs);
    }

    private void Identified()
    {
        ModemProfile profile = ModemProfiles.Find(Identity.Model.Bytes);
        if (profile != _profile)
        {
            _profile = profile;
            _unsupportedDomains = 0;
        }

        _log.Add("modem: ").Add(Identity.Model.Bytes).Add(", profile ").Add(profile.Name).End();
        RaiseBaud();
    }

    private void RaiseBaud()
    {
        if (_baudRefused || _profile.SetBaud.Length == 0 || TopBaud <= _baud)
        {
            StartMultiplexer();
            return;
        }

        _slowBaud = _baud;
        _values.Baud = TopBaud;
        _baudStep = BaudStep.Ask;
        _baudTries = 0;
        Enter(SupervisorState.RaisingBaud, ModemTimes.SetupMs);
    }

    private void ActBaud()
    {
        if (_baudStep == BaudStep.Ask)
        {
            SendTemplate(_profile.SetBaud, ModemTimes.CommandMs);
        }
        else
        {
            Send("AT", ModemTimes.KnockMs);
        }
    }

    /// <summary>The faster line is verified; what does not answer there is looked for at the old speed.</summary>
    private void BaudDone(AtResult result)
    {
        if (_baudStep == BaudStep.Ask)
        {
            if (result == AtResult.Ok)
            {
                SwitchBaud(_values.Baud, BaudStep.Verify);
            }
            else
            {
                GiveUpBaud();
            }
        }
        else if (result == AtResult.Ok)
        {
            BaudVerified();
        }
        else if (++_baudTries < 3)
        {
            _actAt = _time.NowMs;
        }
        else if (_baudStep == BaudStep.Verify)
        {
            SwitchBaud(_slowBaud, BaudStep.VerifyOld);
        }
        else
        {
            _baudRefused = true;
            Fail(ModemFault.NoResponse);
        }
    }

    private void SwitchBaud(int baud, BaudStep step)
    {
        OpenLine(baud);
        _baudStep = step;
        _baudTries = 0;
        _actAt = _time.NowMs + ModemTimes.BaudChangeMs;
    }

    private void BaudVerified()
    {
        if (_baudStep == BaudStep.Verify)
        {
            _log.Add("modem: line at ").Add(_baud).Add(" baud").End();
            StartMultiplexer();
        }
        else
        {
            GiveUpBaud();
        }
    }

    private void GiveUpBaud()
    {
        _baudRefused = true;
        _log.Add("modem: the line stays at ").Add(_baud).Add(" baud").End();
        StartMultiplexer();
    }

    private void Configure()
    {
        ChooseConfiguration();
        Enter(SupervisorState.Configuring, ModemTimes.SetupMs);
    }

    /// <summary>A channel of the multiplexer begins with settings of its own: echo and errors are set again.</summary>
    private void ChooseConfiguration()
    {
        _echoRefusals = 0;
        _script.Clear().Add(NoEcho).Add(NumericErrors);
        if (_radioRestartDue)
        {
            _script.Add(RadioGone).Add(RadioOn);
        }

        for (int i = 0; i < NetworkStatus.DomainCount; i++)
        {
            if (IsDomainKnown(i))
            {
                _script.Add(StatusCommands.RegistrationReports[i]);
            }
        }

        _script.Add(PacketReports).Add(_profile.Init);
        AddPowerSaving(_settings.PsmPeriodicUpdate, _profile.SetPsm);
        AddPowerSaving(_settings.EdrxCycle, _profile.SetEdrx);
    }

    private void AddPowerSaving(string wanted, string template)
    {
        if (wanted.Length > 0 && template.Length > 0)
        {
            _script.Add(template);
        }
    }

    private void ActScript()
    {
        if (_script.MoveNext())
        {
            SendTemplate(_script.Current, TimeoutOf(_script.Current));
        }
        else
        {
            ScriptDone();
        }
    }

    private void ScriptStepDone(AtResult result)
    {
        if (result is AtResult.Timeout)
        {
            Fail(ModemFault.NoResponse);
        }
        else if (_script.Current == NoEcho && result != AtResult.Ok)
        {
            EchoRefused();
        }
        else if (State == SupervisorState.Preparing && IsContextCommand && result != AtResult.Ok)
        {
            Fail(ModemFault.ContextRefused);
        }
        else
        {
            NoteUnsupported(result);
            NoteRadio();
            _actAt = _time.NowMs;
        }
    }

    /// <summary>It is the first command of its script, and a modem that still boots refuses one now and then.</summary>
    private void EchoRefused()
    {
        if (++_echoRefusals == EchoTries)
        {
            Fail(ModemFault.CommandRefused);
            return;
        }

        _script.Rewind();
        _actAt = _time.NowMs + ModemTimes.SettleMs;
    }

    /// <summary>With the radio off no registration lasts, whether the modem reports its end or not.</summary>
    private void NoteRadio()
    {
        if (_script.Current == RadioGone)
        {
            Network.Clear();
        }
    }

    private void ScriptDone()
    {
        switch (State)
        {
            case SupervisorState.Identifying:
                Identified();
                break;
            case SupervisorState.Configuring:
                _radioRestartDue = false;
                Configured();
                break;
            case SupervisorState.Registering:
                AskAgainLater();
                break;
            case SupervisorState.Preparing:
                Prepared();
                break;
            case SupervisorState.RadioOff:
                break;
            default:
                throw new InvalidOperationException("no script in this state");
        }
    }

    private void Configured()
    {
        if (_radioOffWanted)
        {
            SwitchRadioOff();
        }
        else
        {
            UnlockSim();
        }
    }

    /// <summary>Sends a command of a profile. One that cannot be composed is passed over.</summary>
    private void SendTemplate(string template, int timeoutMs)
    {
        _values.Write(_control.Command, template);
        if (_control.Command.IsValid)
        {
            _control.Send(_time.NowMs, timeoutMs);
        }
        else
        {
            _log.Add("modem: cannot say ").Add(template).End();
            _actAt = _time.NowMs;
        }
    }

    private static int TimeoutOf(string command)
    {
        bool radio = command.StartsWith("AT+CFUN", StringComparison.Ordinal)
            || command.StartsWith("AT+COPS", StringComparison.Ordinal);
        bool context = command.StartsWith("AT+CGDCONT", StringComparison.Ordinal)
            || command.StartsWith("AT+CGAUTH", StringComparison.Ordinal)
            || command.StartsWith("AT+QICSGP", StringComparison.Ordinal);
        return radio ? ModemTimes.RadioCommandMs : context ? ModemTimes.ContextCommandMs : ModemTimes.CommandMs;
    }
}
