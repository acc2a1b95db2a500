using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;

namespace NanoSocket;

/// <summary>
/// The modem: its configuration, what it is doing, which one it is. Everything else it does by itself.
/// </summary>
public static partial class Modem
{
    /// <summary>
    /// Sets SIM and operator. Call it before the modem starts; later it counts from the next attempt on. Another access
    /// point, user or password ends a link that is up and dials anew.
    /// </summary>
    /// <exception cref="System.ArgumentException">A value cannot be used; the message names it.</exception>
    public static void Configure(CellularOptions options)
    {
        CoreHost.Current.Configure(new CellularSettings
        {
            Apn = options.Apn,
            User = options.User,
            Password = options.Password,
            Pin = options.Pin,
            EnterPinUncounted = options.EnterPinUncounted,
            BaudRate = options.BaudRate,
            MaximumBaudRate = options.MaximumBaudRate,
            FlowControl = options.FlowControl,
            Multiplexing = options.Multiplexing,
            PollSeconds = options.PollSeconds,
            PsmPeriodicUpdate = options.PsmPeriodicUpdate,
            PsmActiveTime = options.PsmActiveTime,
            EdrxCycle = options.EdrxCycle,
            ClockFollowsNetwork = options.ClockFollowsNetwork,
        });
    }

    /// <summary>What modem and link are doing.</summary>
    public static ModemState State => (ModemState)CoreHost.Current.GetLinkStatus().Phase;

    /// <summary>The radio is off: true ends the link in good order; false, and the modem goes online again.</summary>
    public static bool AirplaneMode
    {
        get => CoreHost.Current.IsRadioOff;
        set => CoreHost.Current.IsRadioOff = value;
    }

    /// <summary>Registered with a network that carries packet data, at home or roaming.</summary>
    public static bool IsRegistered
        => CoreHost.Current.GetLinkStatus().Registration is RegistrationStatus.Home or RegistrationStatus.Roaming;

    /// <summary>Registered with a network that is not the SIM's own.</summary>
    public static bool IsRoaming => CoreHost.Current.GetLinkStatus().Registration == RegistrationStatus.Roaming;

    /// <summary>Radio access technology: "LTE", "3G", ...; empty while unknown.</summary>
    public static string Technology => CoreHost.Current.GetLinkStatus().Technology switch
    {
        AccessTechnology.Gsm => "2G",
        AccessTechnology.Umts => "3G",
        AccessTechnology.Lte => "LTE",
        AccessTechnology.NbIot => "NB-IoT",
        AccessTechnology.Nr => "5G",
        _ => "",
    };

    /// <summary>
    /// Signal strength in dBm; 0 = unknown. Without the multiplexer as it was before the link was opened.
    /// </summary>
    public static int SignalDbm => CoreHost.Current.GetLinkStatus().SignalDbm;

    /// <summary>Reference signal received power of LTE or 5G in dBm; 0 = unknown.</summary>
    public static int RsrpDbm => CoreHost.Current.GetLinkStatus().RsrpDbm;

    /// <summary>Reference signal received quality of LTE or 5G in tenths of dB; 0 = unknown.</summary>
    public static int RsrqTenthsDb => CoreHost.Current.GetLinkStatus().RsrqTenthsDb;

    /// <summary>Location, routing or tracking area code; -1 = unknown.</summary>
    public static int AreaCode => CoreHost.Current.GetLinkStatus().AreaCode;

    /// <summary>Number of the cell; -1 = unknown.</summary>
    public static long CellId => CoreHost.Current.GetLinkStatus().CellId;

    /// <summary>Commands and data share the line (CMUX).</summary>
    public static bool IsMultiplexed => CoreHost.Current.GetLinkStatus().IsMultiplexed;

    /// <summary>Name of the operator; empty while unknown. Allocates, as do the following.</summary>
    public static string Operator => CoreHost.Current.GetModemText(ModemText.Operator);

    /// <summary>Model of the modem; empty while unknown.</summary>
    public static string Model => CoreHost.Current.GetModemText(ModemText.Model);

    /// <summary>Revision of its firmware; empty while unknown.</summary>
    public static string Revision => CoreHost.Current.GetModemText(ModemText.Revision);

    /// <summary>Its serial number; empty while unknown.</summary>
    public static string Imei => CoreHost.Current.GetModemText(ModemText.Imei);

    /// <summary>Subscriber number of the SIM; empty while unknown.</summary>
    public static string Imsi => CoreHost.Current.GetModemText(ModemText.Imsi);

    /// <summary>Serial number of the SIM; empty while unknown.</summary>
    public static string Iccid => CoreHost.Current.GetModemText(ModemText.Iccid);

    /// <summary>The network's time in seconds since 1970, universal time; 0 = not known.</summary>
    public static long NetworkTime => CoreHost.Current.NetworkTime;

    /// <summary>Our IPv4 address; empty while there is none.</summary>
    public static string IpAddress => Ipv4Text.Of(CoreHost.Current.GetLinkStatus().Address);

    /// <summary>Times the link came up since the start.</summary>
    public static int LinkCount => (int)CoreHost.Current.GetLinkStatus().LinkCount;

    /// <summary>
    /// What passed between firmware and modem lately, also before the last restart, for <c>./nanosocket trace</c>: AT
    /// commands and the multiplexer's frames whole, of each packet the beginning; PINs and passwords are masked. A few
    /// kilobytes, as the board's budget says; empty when it has none for it. Allocates.
    /// </summary>
    public static byte[] GetTrace() => CoreHost.Current.GetRecording();

    /// <summary>Why there is no link, or why the last one ended; empty while all is well.</summary>
    public static string Problem => ModemFaultText.Of(CoreHost.Current.GetLinkStatus().LastFault);

    /// <summary>Attempts, failures, times with and without a link.</summary>
    public static ModemStatistics Statistics => new(CoreHost.Current.GetHistory());
}
