namespace NanoSocket.Core.Modem;

/// <summary>Faults of modem and link in words that say what to do.</summary>
public static class ModemFaultText
{
    /// <summary>The words for a fault; empty for <see cref="ModemFault.None"/>.</summary>
    public static string Of(ModemFault fault) => fault switch
    {
        ModemFault.None => "",
        ModemFault.NoResponse => "the modem does not answer: check power, wiring and baud rate",
        ModemFault.CommandRefused => "the modem refused a basic command",
        ModemFault.SimMissing => "no SIM in the modem",
        ModemFault.SimNotReady => "the SIM does not become ready",
        ModemFault.PinRequired => "the SIM asks for a PIN: set CellularOptions.Pin",
        ModemFault.PinRejected => "the SIM refused the PIN; it is not tried again",
        ModemFault.PinLastAttempt => "the SIM has one PIN attempt left; it is not used",
        ModemFault.PinAttemptsUnknown
            => "PIN attempts left are unknown: set CellularOptions.EnterPinUncounted to try once",
        ModemFault.PukRequired => "the SIM is locked and asks for its PUK",
        ModemFault.RegistrationDenied => "the network refuses registration",
        ModemFault.RegistrationTimeout => "no registration in time: check antenna and coverage",
        ModemFault.ContextRefused => "the modem refused APN or credentials",
        ModemFault.DialFailed => "dialling failed: check the APN",
        ModemFault.LinkFailed => "PPP did not come up: check user and password",
        ModemFault.CarrierLost => "the carrier was lost",
        ModemFault.LinkLost => "the PPP link ended",
        ModemFault.ContextLost => "the packet context was taken away",
        ModemFault.MultiplexerLost => "the multiplexer broke down",
        ModemFault.PathDead => "the network delivers no packets; dialled again",
        ModemFault.Requested => "closed on request",
        _ => "the modem restarted by itself",
    };
}
