using NanoSocket.Core.Modem;

namespace NanoSocket.Core.Engine;

/// <summary>Modem and link at one moment.</summary>
public readonly struct LinkStatus
{
    internal LinkStatus(CoreEngine engine)
    {
        Supervisor supervisor = engine.Supervisor;
        State = supervisor.State;
        Phase = supervisor.Phase;
        Registration = supervisor.Network.Registration;
        Technology = supervisor.Network.Technology;
        SignalDbm = supervisor.Network.SignalDbm;
        RsrpDbm = supervisor.Network.RsrpDbm;
        RsrqTenthsDb = supervisor.Network.RsrqTenthsDb;
        AreaCode = supervisor.Network.AreaCode;
        CellId = supervisor.Network.CellId;
        IsMultiplexed = engine.Line.Mode == LineMode.Mux;
        Address = engine.LocalAddress;
        LastFault = supervisor.LastFault;
        LastErrorCode = supervisor.LastErrorCode;
        LinkCount = supervisor.LinkCount;
    }

    /// <summary>What the supervisor is doing.</summary>
    public SupervisorState State { get; }

    /// <summary>The same in fewer words.</summary>
    public ModemPhase Phase { get; }

    /// <summary>Registration for packet data.</summary>
    public RegistrationStatus Registration { get; }

    /// <summary>Radio access technology.</summary>
    public AccessTechnology Technology { get; }

    /// <summary>Signal strength in dBm; 0 = unknown.</summary>
    public int SignalDbm { get; }

    /// <summary>Reference signal received power of LTE or 5G in dBm; 0 = unknown.</summary>
    public int RsrpDbm { get; }

    /// <summary>Reference signal received quality of LTE or 5G in tenths of dB; 0 = unknown.</summary>
    public int RsrqTenthsDb { get; }

    /// <summary>Location or tracking area code; -1 = unknown.</summary>
    public int AreaCode { get; }

    /// <summary>Number of the cell; -1 = unknown.</summary>
    public long CellId { get; }

    /// <summary>Commands and data share the line.</summary>
    public bool IsMultiplexed { get; }

    /// <summary>Our IPv4 address in host byte order; 0 = none.</summary>
    public uint Address { get; }

    /// <summary>Why there is no link, or why the last one ended.</summary>
    public ModemFault LastFault { get; }

    /// <summary>Number of the +CME ERROR behind it; -1 = none.</summary>
    public int LastErrorCode { get; }

    /// <summary>Times the link came up.</summary>
    public uint LinkCount { get; }
}
