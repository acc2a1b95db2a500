namespace NanoSocket.Simulator.Faults;

/// <summary>Control lines by which a host restarts the modem.</summary>
public enum ModemPin
{
    /// <summary>The on/off key, or the supply.</summary>
    PowerKey,
    /// <summary>The reset line.</summary>
    Reset,
}

/// <summary>A fault that pins cure.</summary>
internal interface IPinFault
{
    /// <summary>A pulse on the pin restarts the modem.</summary>
    bool Restarts(ModemPin pin);
}
