namespace NanoSocket.Core.Modem;

/// <summary>What modem and link are doing, in the few words an app needs; the numbers are part of messages.</summary>
public enum ModemPhase
{
    /// <summary>Not started.</summary>
    Off = 0,
    /// <summary>Being reached, started and configured.</summary>
    Starting = 1,
    /// <summary>The SIM needs something.</summary>
    SimBlocked = 2,
    /// <summary>Looking for the network.</summary>
    Searching = 3,
    /// <summary>Registered; the link is being opened.</summary>
    Connecting = 4,
    /// <summary>The link has an address.</summary>
    Online = 5,
    /// <summary>The link was lost or an attempt failed; the next attempt comes by itself.</summary>
    Recovering = 6,
    /// <summary>The app has switched the radio off.</summary>
    RadioOff = 7,
}
