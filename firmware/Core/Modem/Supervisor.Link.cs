using NanoSocket.Core.Net;

namespace NanoSocket.Core.Modem;

/// <summary>From CONNECT to an address, and the end of it.</summary>
public sealed partial class Supervisor
{
    private HangUpFor _hangUpFor;

    private enum HangUpFor
    {
        Retry,
        Request,
    }

    private bool HasMultiplexerFailed => IsMultiplexed && _line.Mux.State == MuxState.Failed;

    private void OpenLink()
    {
        Enter(SupervisorState.OpeningLink, ModemTimes.LinkMs, Never);
        _line.EnterDataMode();
        _stack.OpenLink(_settings.User, _settings.Password);
    }

    private void WatchLink()
    {
        LinkState link = _stack.LinkState;
        if (HasMultiplexerFailed)
        {
            MultiplexerLost();
        }
        else if (_line.HasModemRestarted)
        {
            ModemRestarted();
        }
        else if (_line.CarrierLost)
        {
            CarrierLost();
        }
        else if (State == SupervisorState.OpeningLink && link == LinkState.Up)
        {
            LinkOpened();
        }
        else if (State == SupervisorState.OpeningLink && link == LinkState.Down)
        {
            LinkEnded(ModemFault.LinkFailed);
        }
        else if (State == SupervisorState.Online && link != LinkState.Up)
        {
            LinkEnded(ModemFault.LinkLost);
        }
        else if (State == SupervisorState.Online && _time.NowMs >= _path.NextLook
            && _path.IsDead(_time.NowMs, Network.IsRegistered))
        {
            LinkEnded(ModemFault.PathDead);
        }
        else if (State == SupervisorState.HangingUp && IsMultiplexed && link == LinkState.Down)
        {
            // A channel can be closed without waiting for the modem's word.
            HangUpByForce();
        }
    }

    private void LinkOpened()
    {
        LastFault = ModemFault.None;
        _onlineSince = _time.NowMs;
        _path.Begin(_time.NowMs);
        History.WentUp(_time.NowMs);
        Events.Post(ModemEvent.LinkUp);
        Enter(SupervisorState.Online, Never, Never);
        _log.Add("link: address ").AddAddress(_stack.LocalAddress)
            .Add(", name server ").AddAddress(_stack.DnsServer(0)).End();
    }

    private void CarrierLost()
    {
        if (State != SupervisorState.HangingUp)
        {
            LastErrorCode = -1;
            Record(ModemFault.CarrierLost);
        }

        _stack.CloseLink(orderly: false);
        if (IsMultiplexed)
        {
            // PPP that was under way when the carrier fell is text to the modem, and "A/" in it dials again.
            _line.ReopenDataChannel();
        }
        else
        {
            _line.EnterCommandMode();
        }

        HungUp();
    }

    /// <summary>PPP is over, the modem may not know yet: it gets time to say NO CARRIER.</summary>
    private void LinkEnded(ModemFault fault)
    {
        LastErrorCode = -1;
        Record(fault);
        if (fault is ModemFault.LinkFailed or ModemFault.LinkLost)
        {
            _log.Add("link: ").Add(ModemWords.Of(_stack.LinkError)).End();
        }

        _stack.CloseLink(orderly: false);
        _hangUpFor = HangUpFor.Retry;
        Enter(SupervisorState.HangingUp, ModemTimes.HangUpMs, Never);
    }

    /// <summary>The app wants something that needs the call to end: PPP says goodbye first.</summary>
    private void EndLinkOnRequest()
    {
        _log.Add("link: closed on request").End();
        LinkIsDown(ModemFault.Requested);
        _stack.CloseLink(orderly: true);
        _hangUpFor = HangUpFor.Request;
        Enter(SupervisorState.HangingUp, ModemTimes.OrderlyHangUpMs, Never);
    }

    /// <summary>The modem still thinks that it is in a call.</summary>
    private void HangUpByForce()
    {
        if (IsMultiplexed)
        {
            _line.ReopenDataChannel();
            HungUp();
            return;
        }

        _stack.CloseLink(orderly: false);
        AttachAgain(AttachMeans.LeaveData, Never);
    }

    private void HungUp()
    {
        if (_hangUpFor == HangUpFor.Request)
        {
            _hangUpFor = HangUpFor.Retry;
            UnlockSim();
        }
        else
        {
            BackOff();
        }
    }

    private void LinkIsDown(ModemFault fault)
    {
        if (History.IsUp)
        {
            History.WentDown(_time.NowMs);
            Events.Post(ModemEvent.LinkDown, (int)fault);
        }
    }

    /// <summary>The multiplexer matters in every state that may use it.</summary>
    private void WatchChannels()
    {
        if (HasMultiplexerFailed && State is not (SupervisorState.BackingOff
            or SupervisorState.Attaching or SupervisorState.Restarting))
        {
            MultiplexerLost();
        }
    }

    private void MultiplexerLost()
    {
        if (_line.Mux.Failure == MuxFailure.PlainText)
        {
            ModemRestarted();
            return;
        }

        LastErrorCode = -1;
        _stack.CloseLink(orderly: false);
        Record(ModemFault.MultiplexerLost);
        LeaveLine();
        BackOff();
    }
}
