using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;

namespace NanoSocket;

/// <summary>
/// The modem: configuration before its start, and what it is doing. Everything else it does by itself.
/// </summary>
public static class Modem
{
    /// <summary>
    /// Sets SIM and operator. Call it before the modem starts; later it counts from the next attempt on.
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
            FlowControl = options.FlowControl,
        });
    }

    /// <summary>What modem and link are doing.</summary>
    public static ModemState State => CoreHost.Current.GetLinkStatus().State switch
    {
        SupervisorState.Off => ModemState.Off,
        SupervisorState.SimBlocked => ModemState.SimBlocked,
        SupervisorState.Registering => ModemState.Searching,
        SupervisorState.Preparing or SupervisorState.Dialling or SupervisorState.OpeningLink => ModemState.Connecting,
        SupervisorState.Online => ModemState.Online,
        SupervisorState.HangingUp or SupervisorState.BackingOff => ModemState.Recovering,
        _ => ModemState.Starting,
    };

    /// <summary>Registered with a network that carries packet data, at home or roaming.</summary>
    public static bool IsRegistered
        => CoreHost.Current.GetLinkStatus().Registration is RegistrationStatus.Home or RegistrationStatus.Roaming;

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

    /// <summary>Signal strength in dBm as the modem last said before it went into data mode; 0 = unknown.</summary>
    public static int SignalDbm => CoreHost.Current.GetLinkStatus().SignalDbm;

    /// <summary>Name of the operator; empty while unknown.</summary>
    public static string Operator => CoreHost.Current.OperatorName;

    /// <summary>Model of the modem; empty while unknown.</summary>
    public static string Model => CoreHost.Current.ModemModel;

    /// <summary>Our IPv4 address; empty while there is none. Allocates.</summary>
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
}
