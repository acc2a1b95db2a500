using System;

namespace NanoSocket.Core.Modem;

/// <summary>What the modem says, answers and unsolicited codes alike, at whatever moment.</summary>
public sealed partial class Supervisor
{
    private readonly UnknownLines _unknown;
    private bool _bootEndSeen;

    /// <summary>Lines nobody knew; wraps at 2^32.</summary>
    public uint UnknownLineCount => _unknown.Count;

    /// <inheritdoc/>
    void ILineListener.CommandDone(AtChannel channel)
    {
        if (channel == _control)
        {
            _queue.CommandDone();
        }
        else
        {
            TakeDialResult();
        }
    }

    /// <inheritdoc/>
    void IAtListener.OnLine(ReadOnlySpan<byte> line)
    {
        RegistrationStatus registration = Network.Registration;
        int signal = Network.SignalDbm;
        bool isForApp = _queue.Speaker == _console;
        if (!TakeLine(line) && !isForApp)
        {
            _unknown.Note(line, _time.NowMs);
        }

        if (isForApp || (!IsMultiplexed && _queue.Speaker == null))
        {
            _console.Show(line);
        }

        if (Network.Registration != registration)
        {
            LogRegistration();
            Events.Post(ModemEvent.Registration, (int)Network.Registration);
            _poller.AskOperator();
        }

        if (Network.SignalDbm != signal)
        {
            Events.Post(ModemEvent.Signal, Network.SignalDbm);
        }
    }

    private bool TakeLine(ReadOnlySpan<byte> line)
        => TakeSim(line) || Network.TakeLine(line, AskedDomain) || TakeClock(line)
            || Identity.TakeLine(line, _control, _profile.IccidCommand)
            || TakeMuxRange(line) || TakeContextEvent(line) || TakeBoot(line) || TakeTimeZone(line)
            || IsAnswerToPoll(line);

    private bool TakeSim(ReadOnlySpan<byte> line)
    {
        bool wasMissing = _sim.IsMissing;
        bool taken = _sim.TakeLine(line);
        if (_sim.IsMissing && !wasMissing)
        {
            SimIsGone();
        }
        else if (taken && IsSimReady && State == SupervisorState.SimBlocked)
        {
            _actAt = Math.Min(_actAt, _time.NowMs + ModemTimes.SettleMs);
        }

        return taken;
    }

    private bool TakeClock(ReadOnlySpan<byte> line)
    {
        bool wasSet = Clock.IsSet;
        bool taken = Clock.TakeLine(line, _time.NowMs);
        if (Clock.IsSet && !wasSet)
        {
            Events.Post(ModemEvent.Time);
        }

        return taken;
    }

    /// <summary>
    /// The packet context went away (TS 27.007 10.1.19 and SIMCom's older form). Only a call that stands cares.
    /// </summary>
    private bool TakeContextEvent(ReadOnlySpan<byte> line)
    {
        if (AtText.StartsWith(line, "+PDP: DEACT") || AtText.StartsWith(line, "+PDP DEACT"))
        {
            ContextLost();
            return true;
        }

        if (!AtText.StartsWith(line, "+CGEV:") && !AtText.StartsWith(line, "*CGEV:"))
        {
            return false;
        }

        bool ours = AtText.Contains(line, "DETACH")
            || (AtText.Contains(line, "DEACT") && IsOurContext(line));
        if (ours)
        {
            ContextLost();
        }

        return true;
    }

    /// <summary>
    /// The number of the context is the last field ("NW PDN DEACT 1", "NW DEACT \"IP\",\"10.0.0.1\",1"), possibly
    /// with a reason behind it; a line without any means all.
    /// </summary>
    private static bool IsOurContext(ReadOnlySpan<byte> line)
    {
        int deact = line.LastIndexOf((byte)'T') + 1;
        ReadOnlySpan<byte> rest = line.Slice(deact);
        while (rest.Length > 0 && rest[0] == (byte)' ')
        {
            rest = rest.Slice(1);
        }

        bool addressed = rest.Length > 0 && rest[0] == (byte)'"';
        FieldReader fields = new(rest, 0);
        bool found = fields.TryRead(out ReadOnlySpan<byte> number);
        for (int i = 0; addressed && found && i < 2; i++)
        {
            found = fields.TryRead(out number);
        }

        return !found || number.Length == 0 || (AtText.TryParse(number, out int context) && context == 1);
    }

    private void ContextLost()
    {
        if (State is SupervisorState.OpeningLink or SupervisorState.Online)
        {
            LinkEnded(ModemFault.ContextLost);
        }
    }

    /// <summary>
    /// Within the multiplexer it is only a channel's greeting: a modem that restarts cannot frame it.
    /// </summary>
    private bool TakeBoot(ReadOnlySpan<byte> line)
    {
        if (!AtText.AreEqual(line, "RDY"))
        {
            // Many modems say after the start which functionality they have (TS 27.007 8.2); it is asked for nowhere.
            return AtText.StartsWith(line, "+CFUN:");
        }

        if (!IsMultiplexed)
        {
            BootEndSeen();
        }

        return true;
    }

    /// <summary>The network has told the time (TS 27.007 8.41): the modem's clock is worth a look.</summary>
    private bool TakeTimeZone(ReadOnlySpan<byte> line)
    {
        bool taken = AtText.StartsWith(line, "+CTZV:") || AtText.StartsWith(line, "+CTZE:")
            || AtText.StartsWith(line, "*PSUTTZ:");
        if (taken)
        {
            _poller.AskClock();
        }

        return taken;
    }

    /// <summary>Further questions of a profile are for people: their answers are in the flight recorder.</summary>
    private bool IsAnswerToPoll(ReadOnlySpan<byte> line)
    {
        foreach (string command in _profile.Poll)
        {
            if (_control.IsRunning(command))
            {
                return true;
            }
        }

        return false;
    }

    private void LogRegistration()
    {
        _log.Add("network: ").Add(ModemWords.Of(Network.Registration));
        if (Network.IsRegistered && Network.Technology != AccessTechnology.Unknown)
        {
            _log.Add(", ").Add(ModemWords.Of(Network.Technology));
        }

        _log.End();
    }

    private void LogNetwork() => _log.Add("network: operator ").Add(Network.Operator.Bytes)
        .Add(", signal ").Add(Network.SignalDbm).Add(" dBm").End();
}
