namespace NanoSocket;

/// <summary>What modem and link are doing.</summary>
public enum ModemState
{
    /// <summary>Not started.</summary>
    Off = 0,

    /// <summary>Being reached, started and configured.</summary>
    Starting = 1,

    /// <summary>The SIM needs something: see <see cref="Modem.Problem"/>.</summary>
    SimBlocked = 2,

    /// <summary>Looking for the network.</summary>
    Searching = 3,

    /// <summary>Registered; the link is being opened.</summary>
    Connecting = 4,

    /// <summary>The link has an address: sockets work.</summary>
    Online = 5,

    /// <summary>The link was lost or an attempt failed; the next attempt comes by itself.</summary>
    Recovering = 6,

    /// <summary>The radio is off: see <see cref="Modem.AirplaneMode"/>.</summary>
    RadioOff = 7,
}
