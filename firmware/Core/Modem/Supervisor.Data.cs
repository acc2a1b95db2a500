using System;
using NanoSocket.Core.Net;

namespace NanoSocket.Core.Modem;

/// <summary>From registration to the link and out of it again: APN, dialling, data mode.</summary>
public sealed partial class Supervisor
{
    private const int LinkLimitMs = 30_000;
    private const int HangUpLimitMs = 2000;
    private const int RedialMs = 500;

    private bool _dialShort;
    private bool _contextSet;
    private int _unsupportedDomains;

    /// <summary>Times the link came up; wraps at 2^32.</summary>
    public uint LinkCount { get; private set; }

    private int AskedDomain
    {
        get
        {
            bool asking = State == SupervisorState.Registering && _channel.IsBusy && AskedStep;
            return asking ? _step : -1;
        }
    }

    private bool IsSkipped(int step)
        => _script == ModemScripts.PollNetwork && (_unsupportedDomains & (1 << step)) != 0;

    /// <summary>A registration domain this modem does not know is not asked for again.</summary>
    private void NoteUnsupported(AtResult result)
    {
        bool refused = result == AtResult.Error
            || (result == AtResult.ExtendedError && _channel.ErrorCode is -1 or 3 or 4 or 100);
        if (refused && AskedStep)
        {
            _unsupportedDomains |= 1 << _step;
        }
    }

    private bool AskedStep => _script == ModemScripts.PollNetwork && _step < NetworkStatus.DomainCount;

    private bool TakeModel(ReadOnlySpan<byte> line)
    {
        bool asked = State == SupervisorState.Configuring && _script == ModemScripts.Configure
            && _step == ModemScripts.ModelStep && _channel.IsBusy;
        bool named = AtText.StartsWith(line, "+CGMM:");
        if (!asked || (!named && line[0] is (byte)'+' or (byte)'^' or (byte)'*'))
        {
            return false;
        }

        FieldReader fields = new(line, named ? "+CGMM:".Length : 0);
        if (fields.TryRead(out ReadOnlySpan<byte> model) && Model.Set(model))
        {
            _log.Add("modem: ").Add(Model.Bytes).End();
        }

        return true;
    }

    private void LogRegistration()
    {
        _log.Add("network: ").Add(Describe(Network.Registration));
        if (Network.IsRegistered && Network.Technology != AccessTechnology.Unknown)
        {
            _log.Add(", ").Add(Describe(Network.Technology));
        }

        _log.End();
    }

    private void Prepare()
    {
        _contextSet = false;
        StartScript(ModemScripts.ReadNetwork);
        Enter(SupervisorState.Preparing, PrepareLimitMs);
    }

    /// <summary>The APN (3GPP TS 27.007 10.1.1), and where there are credentials those too (10.1.31, CHAP).</summary>
    private void SendContext()
    {
        if (!_contextSet)
        {
            _channel.Command.Begin("AT+CGDCONT=1,\"IP\",").AddQuoted(_settings.Apn);
        }
        else
        {
            _channel.Command.Begin("AT+CGAUTH=1,2,").AddQuoted(_settings.User).Add(",").AddQuoted(_settings.Password);
        }

        _channel.Send(_time.NowMs, 10_000);
    }

    private void ContextDone(AtResult result)
    {
        if (!_contextSet && result != AtResult.Ok)
        {
            Fail(ModemFault.ContextRefused);
            return;
        }

        bool credentials = !_contextSet && _settings.User.Length > 0;
        _contextSet = true;
        if (credentials)
        {
            _actAt = _time.NowMs;
            return;
        }

        _log.Add("network: operator ").Add(Network.Operator.Bytes)
            .Add(", signal ").Add(Network.SignalDbm).Add(" dBm").End();
        _log.Add("modem: dialling, APN ").Add(_settings.Apn).End();
        Enter(SupervisorState.Dialling, DialLimitMs);
    }

    /// <summary>A modem that refuses the context form of the dial string gets the short one.</summary>
    private void DialDone(AtResult result)
    {
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
            _actAt = _time.NowMs + RedialMs;
        }
    }

    private void OpenLink()
    {
        Enter(SupervisorState.OpeningLink, LinkLimitMs);
        _actAt = Never;
        _line.EnterDataMode();
        _stack.OpenLink(_settings.User, _settings.Password);
    }

    private void WatchLink()
    {
        if (_line.CarrierLost)
        {
            CarrierLost();
        }
        else if (State == SupervisorState.OpeningLink && _stack.LinkState == LinkState.Up)
        {
            LinkOpened();
        }
        else if (State == SupervisorState.OpeningLink && _stack.LinkState == LinkState.Down)
        {
            LinkEnded(ModemFault.LinkFailed);
        }
        else if (State == SupervisorState.Online && _stack.LinkState != LinkState.Up)
        {
            LinkEnded(ModemFault.LinkLost);
        }
    }

    private void LinkOpened()
    {
        LinkCount++;
        LastFault = ModemFault.None;
        _onlineSince = _time.NowMs;
        Enter(SupervisorState.Online, Never);
        _actAt = Never;
        _log.Add("link: address ").AddAddress(_stack.LocalAddress)
            .Add(", name server ").AddAddress(_stack.DnsServer(0)).End();
    }

    private void CarrierLost()
    {
        bool alreadyRecorded = State == SupervisorState.HangingUp;
        _stack.CloseLink(orderly: false);
        _line.EnterCommandMode();
        if (!alreadyRecorded)
        {
            LastErrorCode = -1;
            Record(ModemFault.CarrierLost);
        }

        BackOff();
    }

    /// <summary>PPP is over, the modem may not know yet: it gets time to say NO CARRIER.</summary>
    private void LinkEnded(ModemFault fault)
    {
        LastErrorCode = -1;
        Record(fault);
        _log.Add("link: ").Add(Describe(_stack.LinkError)).End();
        _stack.CloseLink(orderly: false);
        Enter(SupervisorState.HangingUp, HangUpLimitMs);
        _actAt = Never;
    }

    private static string Describe(RegistrationStatus status) => status switch
    {
        RegistrationStatus.Home => "registered",
        RegistrationStatus.Roaming => "registered, roaming",
        RegistrationStatus.Searching => "searching",
        RegistrationStatus.Denied => "registration denied",
        RegistrationStatus.Unknown => "no coverage",
        _ => "not registered",
    };

    private static string Describe(AccessTechnology technology) => technology switch
    {
        AccessTechnology.Gsm => "2G",
        AccessTechnology.Umts => "3G",
        AccessTechnology.Lte => "LTE",
        AccessTechnology.NbIot => "NB-IoT",
        AccessTechnology.Nr => "5G",
        _ => "unknown technology",
    };

    private static string Describe(LinkError error) => error switch
    {
        LinkError.PeerRejected => "the peer refused our options",
        LinkError.AuthenticationFailed => "authentication failed",
        LinkError.PeerTerminated => "terminated by the peer",
        LinkError.PeerSilent => "the peer does not answer",
        LinkError.ConnectionLost => "connection lost",
        LinkError.Timeout => "negotiation took too long",
        LinkError.OutOfMemory => "out of memory",
        _ => "no answer in time",
    };
}
