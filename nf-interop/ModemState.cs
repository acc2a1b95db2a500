namespace NanoSocket;

/// <summary>What modem and link are doing.</summary>
public enum ModemState
{
    /// <summary>Not started.</summary>
    Off,

    /// <summary>Being reached, started and configured.</summary>
    Starting,

    /// <summary>The SIM needs something: see <see cref="Modem.Problem"/>.</summary>
    SimBlocked,

    /// <summary>Looking for the network.</summary>
    Searching,

    /// <summary>Registered; the link is being opened.</summary>
    Connecting,

    /// <summary>The link has an address: sockets work.</summary>
    Online,

    /// <summary>The link was lost or an attempt failed; the next attempt comes by itself.</summary>
    Recovering,
}
