namespace NanoSocket.Core.Modem;

/// <summary>Why there is no link, or why the last one ended.</summary>
public enum ModemFault
{
    None,
    /// <summary>No answer to AT, in command mode or after the escape sequence.</summary>
    NoResponse,
    /// <summary>A command every modem has was refused.</summary>
    CommandRefused,
    /// <summary>No SIM in the slot.</summary>
    SimMissing,
    /// <summary>The SIM does not become ready.</summary>
    SimNotReady,
    /// <summary>The SIM asks for a PIN and none is configured.</summary>
    PinRequired,
    /// <summary>The SIM refused the configured PIN; it is not tried again.</summary>
    PinRejected,
    /// <summary>Only one attempt is left, which is not ours to use.</summary>
    PinLastAttempt,
    /// <summary>The modem cannot say how many attempts are left.</summary>
    PinAttemptsUnknown,
    /// <summary>The SIM is locked and asks for its PUK.</summary>
    PukRequired,
    /// <summary>The network refuses registration.</summary>
    RegistrationDenied,
    /// <summary>No registration in time.</summary>
    RegistrationTimeout,
    /// <summary>The modem refused APN or credentials.</summary>
    ContextRefused,
    /// <summary>Dialling did not end in CONNECT.</summary>
    DialFailed,
    /// <summary>PPP did not come up.</summary>
    LinkFailed,
    /// <summary>The modem reported NO CARRIER.</summary>
    CarrierLost,
    /// <summary>PPP ended: terminated by the peer or no answer to its echo requests.</summary>
    LinkLost,
    /// <summary>The modem restarted by itself.</summary>
    ModemRestarted,
    /// <summary>The network or the modem took the packet context away.</summary>
    ContextLost,
    /// <summary>The multiplexer broke down, or the modem does not answer on it.</summary>
    MultiplexerLost,
    /// <summary>PPP is alive, but no packet arrives any more, not even from the name servers.</summary>
    PathDead,
    /// <summary>The app asked for a new connection, with other settings or with the radio off.</summary>
    Requested,
}
