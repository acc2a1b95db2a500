using NanoSocket.Core.Net;

namespace NanoSocket.Core.Modem;

/// <summary>Words for the log and the console.</summary>
internal static class ModemWords
{
    public static string Of(ModemFault fault) => fault switch
    {
        ModemFault.NoResponse => "no response",
        ModemFault.CommandRefused => "a basic command was refused",
        ModemFault.SimMissing => "no SIM",
        ModemFault.SimNotReady => "the SIM does not become ready",
        ModemFault.PinRequired => "the SIM asks for a PIN and none is configured",
        ModemFault.PinRejected => "the SIM refused the PIN; it is not tried again",
        ModemFault.PinLastAttempt => "one PIN attempt left, not used",
        ModemFault.PinAttemptsUnknown => "number of PIN attempts left unknown, PIN not tried",
        ModemFault.PukRequired => "the SIM asks for its PUK",
        ModemFault.RegistrationDenied => "the network refuses registration",
        ModemFault.RegistrationTimeout => "no registration in time, still searching",
        ModemFault.ContextRefused => "APN or credentials refused",
        ModemFault.DialFailed => "dialling failed",
        ModemFault.LinkFailed => "PPP did not come up",
        ModemFault.CarrierLost => "NO CARRIER",
        ModemFault.LinkLost => "PPP ended",
        ModemFault.ModemRestarted => "the modem restarted",
        ModemFault.ContextLost => "the packet context was taken away",
        ModemFault.MultiplexerLost => "the multiplexer broke down",
        ModemFault.PathDead => "PPP is alive, but no packet arrives",
        ModemFault.Requested => "closed on request",
        _ => "no fault",
    };

    public static string Of(RegistrationStatus status) => status switch
    {
        RegistrationStatus.Home => "registered",
        RegistrationStatus.Roaming => "registered, roaming",
        RegistrationStatus.Searching => "searching",
        RegistrationStatus.Denied => "registration denied",
        RegistrationStatus.Unknown => "no coverage",
        _ => "not registered",
    };

    public static string Of(AccessTechnology technology) => technology switch
    {
        AccessTechnology.Gsm => "2G",
        AccessTechnology.Umts => "3G",
        AccessTechnology.Lte => "LTE",
        AccessTechnology.NbIot => "NB-IoT",
        AccessTechnology.Nr => "5G",
        _ => "unknown technology",
    };

    public static string Of(LinkError error) => error switch
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

    public static string Of(ModemPhase phase) => phase switch
    {
        ModemPhase.Off => "off",
        ModemPhase.SimBlocked => "SIM blocked",
        ModemPhase.Searching => "searching",
        ModemPhase.Connecting => "connecting",
        ModemPhase.Online => "online",
        ModemPhase.Recovering => "recovering",
        ModemPhase.RadioOff => "radio off",
        _ => "starting",
    };
}
