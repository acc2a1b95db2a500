using System;

namespace NanoSocket.Core.Modem;

/// <summary>Registration, the packet context, dialling.</summary>
public sealed partial class Supervisor
{
    private const string ShortDial = "ATD*99#";

    private int _unsupportedDomains;
    private bool _registrationIsLate;
    private long _registeringSince;
    private bool _dialShort;
    private bool _dialling;
    private bool _contextChosen;

    private bool IsContextCommand
        => _script.Current == _profile.Context || _script.Current == _profile.DefaultContext;

    /// <summary>The domain whose query is answered now; -1 = none.</summary>
    private int AskedDomain
    {
        get
        {
            for (int i = 0; i < NetworkStatus.DomainCount; i++)
            {
                if (_control.IsRunning(StatusCommands.Registration[i]))
                {
                    return i;
                }
            }

            return -1;
        }
    }

    private bool IsDomainKnown(int domain)
        => ((int)_profile.Domains & ~_unsupportedDomains & (1 << domain)) != 0;

    /// <summary>Asks for a registration; empty when the modem does not know it.</summary>
    internal string RegistrationQuery(int domain)
        => IsDomainKnown(domain) ? StatusCommands.Registration[domain] : "";

    private void Register()
    {
        _registrationIsLate = false;
        _registeringSince = _time.NowMs;
        ChooseRegistrationQueries();
        Enter(SupervisorState.Registering, ModemTimes.RegistrationNoticeMs);
        _poller.PlanNextRound();
    }

    private void ChooseRegistrationQueries()
    {
        _script.Clear();
        for (int i = 0; i < NetworkStatus.DomainCount; i++)
        {
            if (IsDomainKnown(i))
            {
                _script.Add(StatusCommands.Registration[i]);
            }
        }
    }

    private void AskAgainLater()
    {
        bool slow = _time.NowMs - _registeringSince >= ModemTimes.SlowRegistrationPollMs * 6;
        ChooseRegistrationQueries();
        _actAt = _time.NowMs + (slow ? ModemTimes.SlowRegistrationPollMs : ModemTimes.RegistrationPollMs);
    }

    /// <summary>A registration this modem does not know is not asked for again.</summary>
    private void NoteUnsupported(AtResult result)
    {
        bool refused = result == AtResult.Error
            || (result == AtResult.ExtendedError && _control.ErrorCode is -1 or 3 or 4 or 100);
        for (int i = 0; refused && i < NetworkStatus.DomainCount; i++)
        {
            if (_script.Current == StatusCommands.Registration[i]
                || _script.Current == StatusCommands.RegistrationReports[i])
            {
                _unsupportedDomains |= 1 << i;
            }
        }
    }

    /// <summary>
    /// The app is told, the modem goes on searching: it does nothing wrong. After an hour its radio gets a restart.
    /// </summary>
    private void RegistrationIsLate()
    {
        bool denied = Network.Registration == RegistrationStatus.Denied;
        ModemFault fault = denied ? ModemFault.RegistrationDenied : ModemFault.RegistrationTimeout;
        LastErrorCode = -1;
        if (_registrationIsLate)
        {
            Record(fault);
            _radioRestartDue = true;
            Configure();
            return;
        }

        _registrationIsLate = true;
        Note(fault);
        _limit = _time.NowMs + ModemTimes.RegistrationRestartMs + _jitter.Next(ModemTimes.RegistrationNoticeMs);
    }

    /// <summary>Without the multiplexer this is the last time to ask anything before the line belongs to PPP.</summary>
    private void Prepare()
    {
        _script.Clear();
        if (!IsMultiplexed)
        {
            _script.Add(StatusCommands.OperatorFormat).Add(StatusCommands.Operator).Add(StatusCommands.Signal)
                .Add(StatusCommands.ExtendedSignal).Add(StatusCommands.Clock);
            AddIfUnknown(Identity.Revision, StatusCommands.Revision);
            AddIfUnknown(Identity.Imei, StatusCommands.Imei);
            AddIfUnknown(Identity.Imsi, StatusCommands.Imsi);
            AddIfUnknown(Identity.Iccid, _profile.IccidCommand);
        }
        else if (_settings.Apn.Length == 0)
        {
            AddIfUnknown(Identity.Imsi, StatusCommands.Imsi);
        }

        _contextChosen = false;
        Enter(SupervisorState.Preparing, ModemTimes.SetupMs);
    }

    private void AddIfUnknown(TextCell cell, string command)
    {
        if (cell.IsEmpty)
        {
            _script.Add(command);
        }
    }

    /// <summary>The access point can be chosen once the SIM has said whose it is.</summary>
    private void Prepared()
    {
        if (_contextChosen)
        {
            Dial();
            return;
        }

        _contextChosen = true;
        ChooseApn();
        bool hasApn = !_values.Apn.IsEmpty;
        _script.Clear().Add(hasApn ? _profile.Context : _profile.DefaultContext);
        if (_settings.User.Length > 0 && _profile.Credentials.Length > 0)
        {
            _script.Add(_profile.Credentials);
        }

        _actAt = _time.NowMs;
    }

    private void ChooseApn()
    {
        Span<byte> apn = stackalloc byte[CellularSettings.LongestApn];
        int length = _settings.Apn.Length;
        for (int i = 0; i < length; i++)
        {
            apn[i] = (byte)_settings.Apn[i];
        }

        if (length == 0)
        {
            length = OperatorApns.Find(Identity.Imsi.Bytes, apn);
        }

        _values.Apn.Set(apn.Slice(0, length));
    }

    private void Dial()
    {
        if (!IsMultiplexed)
        {
            LogNetwork();
        }

        _log.Add("modem: dialling, APN ");
        _log.Add(_values.Apn.IsEmpty ? "of the network" : "").Add(_values.Apn.Bytes).End();
        History.Dialled();
        Enter(SupervisorState.Dialling, ModemTimes.DialMs);
        if (IsMultiplexed)
        {
            _poller.Hurry();
        }
    }

    private void ActDial()
    {
        _dialling = true;
        _line.Dial.Command.Begin(_dialShort ? ShortDial : _profile.Dial);
        _line.Dial.Send(_time.NowMs, ModemTimes.DialCommandMs);
    }

    /// <summary>What is dialled and not wanted any more must not become a call later.</summary>
    private void EndDialling()
    {
        if (_dialling && IsMultiplexed)
        {
            _line.ReopenDataChannel();
        }

        _dialling = false;
    }

    /// <summary>A modem that refuses the context form of the dial string gets the short one.</summary>
    private void DialDone(AtResult result)
    {
        _dialling = false;
        if (result == AtResult.Connect)
        {
            OpenLink();
        }
        else if (result == AtResult.Timeout || _dialShort)
        {
            _dialShort = false;
            Fail(ModemFault.DialFailed);
        }
        else
        {
            _dialShort = true;
            _actAt = _time.NowMs + ModemTimes.RedialMs;
        }
    }

    /// <summary>The call's channel, where it is one of its own, has no queue: it ends here by time.</summary>
    private void TakeDialResult()
    {
        AtChannel channel = _line.Dial;
        if (_dialling && State == SupervisorState.Dialling && channel != _control)
        {
            channel.Expire(_time.NowMs);
            if (!channel.IsBusy)
            {
                DialDone(channel.Result);
            }
        }
    }
}
