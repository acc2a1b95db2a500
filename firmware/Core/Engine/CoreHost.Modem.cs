using NanoSocket.Core.Modem;

namespace NanoSocket.Core.Engine;

/// <summary>Modem and link: settings, state, identity, history.</summary>
public sealed partial class CoreHost
{
    /// <summary>The radio is, or will be, off because the app wants it so.</summary>
    public bool IsRadioOff
    {
        get
        {
            using (_coreLock.Enter(CoreCall.Modem))
            {
                return _engine.Supervisor.IsRadioOff;
            }
        }

        set
        {
            using (_coreLock.Enter(CoreCall.Modem))
            {
                _engine.Supervisor.IsRadioOff = value;
                _wakeup.Wake();
            }
        }
    }

    /// <summary>Configures SIM and operator; used from the next attempt on, another access point at once.</summary>
    public void Configure(CellularSettings settings)
    {
        using (_coreLock.Enter(CoreCall.Modem))
        {
            _engine.Supervisor.Settings = settings;
            _wakeup.Wake();
        }
    }

    /// <summary>What modem and link are doing.</summary>
    public LinkStatus GetLinkStatus()
    {
        using (_coreLock.Enter(CoreCall.Modem))
        {
            return new LinkStatus(_engine);
        }
    }

    /// <summary>Attempts, failures and times of the link.</summary>
    public ModemHistory GetHistory()
    {
        using (_coreLock.Enter(CoreCall.Modem))
        {
            Advance();
            return new ModemHistory(_engine.Supervisor, _engine.Time.NowMs);
        }
    }

    /// <summary>Failures for a reason since the start.</summary>
    public int FailuresOf(ModemFault fault)
    {
        using (_coreLock.Enter(CoreCall.Modem))
        {
            return _engine.Supervisor.History.FailuresOf(fault);
        }
    }

    /// <summary>A text about modem, SIM or network, empty while unknown. Allocates.</summary>
    public string GetModemText(ModemText text)
    {
        using (_coreLock.Enter(CoreCall.Modem))
        {
            Supervisor supervisor = _engine.Supervisor;
            TextCell cell = text switch
            {
                ModemText.Model => supervisor.Identity.Model,
                ModemText.Revision => supervisor.Identity.Revision,
                ModemText.Imei => supervisor.Identity.Imei,
                ModemText.Imsi => supervisor.Identity.Imsi,
                ModemText.Iccid => supervisor.Identity.Iccid,
                _ => supervisor.Network.Operator,
            };
            return cell.ToString();
        }
    }

    /// <summary>The network's time in seconds since 1970, universal time; 0 = not known.</summary>
    public long NetworkTime
    {
        get
        {
            using (_coreLock.Enter(CoreCall.Modem))
            {
                Advance();
                return _engine.Supervisor.Clock.UnixSeconds(_engine.Time.NowMs);
            }
        }
    }

    /// <summary>The calling thread gets a message for each event of modem and link from now on, or no more.</summary>
    public void ListenToModem(bool listen)
    {
        using (_coreLock.Enter(CoreCall.Modem))
        {
            _tasks.Current().Task.ListenToModem(listen);
        }
    }
}
