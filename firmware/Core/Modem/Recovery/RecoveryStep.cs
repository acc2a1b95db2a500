namespace NanoSocket.Core.Modem;

/// <summary>What is done about a fault, the mildest first.</summary>
public enum RecoveryStep
{
    /// <summary>Dial again; everything else stays as it is.</summary>
    Redial,
    /// <summary>Find the modem again, set it up anew, the multiplexer included.</summary>
    Reattach,
    /// <summary>As <see cref="Reattach"/>, with the radio off and on: a new registration.</summary>
    RestartRadio,
    /// <summary>A pulse on the reset line.</summary>
    Reset,
    /// <summary>One press on the power key: switches a modem on that is off.</summary>
    PressPowerKey,
    /// <summary>A long press on the power key: switches a modem off that hangs, and one on that is off.</summary>
    HoldPowerKey,
    /// <summary>Off and on by the power key.</summary>
    PowerCycle,
}
