namespace NanoSocket.Core.Modem;

/// <summary>
/// What the supervisor is doing. Every state but the first, <see cref="Online"/> and <see cref="RadioOff"/> has a time
/// limit.
/// </summary>
public enum SupervisorState
{
    /// <summary>Not started.</summary>
    Off,
    /// <summary>Looking for the modem: at the usual speeds, in data mode, in the multiplexer.</summary>
    Attaching,
    /// <summary>A pulse on the power key or the reset line.</summary>
    Restarting,
    /// <summary>It answers: which model is it?</summary>
    Identifying,
    /// <summary>The line gets faster.</summary>
    RaisingBaud,
    /// <summary>The multiplexer is being opened.</summary>
    Multiplexing,
    /// <summary>Basic settings.</summary>
    Configuring,
    /// <summary>Waiting for the SIM, entering its PIN.</summary>
    UnlockingSim,
    /// <summary>The SIM needs a human; it is asked again from time to time.</summary>
    SimBlocked,
    /// <summary>Waiting for the network.</summary>
    Registering,
    /// <summary>Operator and signal read, context set.</summary>
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
    /// <summary>The radio is off because the app wants it so.</summary>
    RadioOff,
}
