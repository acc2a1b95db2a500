namespace NanoSocket.Core.Modem;

/// <summary>
/// What the supervisor is doing. Every state but the first and <see cref="Online"/> has a time limit.
/// </summary>
public enum SupervisorState
{
    /// <summary>Not started.</summary>
    Off,
    /// <summary>Asking for a sign of life in command mode.</summary>
    Probing,
    /// <summary>Getting a modem that was left in data mode back to commands.</summary>
    Escaping,
    /// <summary>A pulse on the power key or the reset line.</summary>
    Restarting,
    /// <summary>Basic settings.</summary>
    Configuring,
    /// <summary>Waiting for the SIM, entering its PIN.</summary>
    UnlockingSim,
    /// <summary>The SIM needs a human; it is asked again from time to time.</summary>
    SimBlocked,
    /// <summary>Waiting for the network.</summary>
    Registering,
    /// <summary>Operator and signal read, APN set.</summary>
    Preparing,
    /// <summary>ATD is under way.</summary>
    Dialling,
    /// <summary>In data mode; PPP is under way.</summary>
    OpeningLink,
    /// <summary>The link has an address.</summary>
    Online,
    /// <summary>The link ended; waiting for the modem to leave data mode.</summary>
    HangingUp,
    /// <summary>Waiting before the next attempt.</summary>
    BackingOff,
}
