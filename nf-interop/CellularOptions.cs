namespace NanoSocket;

/// <summary>What the SIM and the operator need. The defaults suit a SIM without PIN.</summary>
public sealed class CellularOptions
{
    /// <summary>
    /// Access point name, at most 100 printable ASCII characters, no quote; empty = the one of the SIM's operator where
    /// it is known, otherwise the network's default.
    /// </summary>
    public string Apn { get; set; } = "";

    /// <summary>User name for PAP or CHAP; empty = none. At most 64 characters.</summary>
    public string User { get; set; } = "";

    /// <summary>Password for PAP or CHAP. At most 64 characters.</summary>
    public string Password { get; set; } = "";

    /// <summary>PIN of the SIM, 4 to 8 digits; empty = none. Entered once, and never on the last attempt.</summary>
    public string Pin { get; set; } = "";

    /// <summary>Enter the PIN even if the modem cannot say how many attempts are left.</summary>
    public bool EnterPinUncounted { get; set; }

    /// <summary>Speed of the modem's serial line after its start.</summary>
    public int BaudRate { get; set; } = 115200;

    /// <summary>
    /// Fastest speed to raise the line to; 0 = what board and modem can do, <see cref="BaudRate"/> = it stays.
    /// </summary>
    public int MaximumBaudRate { get; set; }

    /// <summary>RTS and CTS are wired.</summary>
    public bool FlowControl { get; set; } = true;

    /// <summary>
    /// Use the multiplexer (CMUX) where the modem has one, so that it can be asked while data flows. Otherwise, and
    /// with modems that have none, PPP gets the whole line.
    /// </summary>
    public bool Multiplexing { get; set; } = true;

    /// <summary>Seconds between two looks at signal, registration and SIM while online, 1 to 3600.</summary>
    public int PollSeconds { get; set; } = 10;

    /// <summary>
    /// Power saving mode: periodic update as eight bits (3GPP TS 24.008 10.5.7.4a), such as "00100001" for an hour;
    /// empty = not asked for. For modems whose profile has it.
    /// </summary>
    public string PsmPeriodicUpdate { get; set; } = "";

    /// <summary>
    /// Power saving mode: time awake as eight bits (3GPP TS 24.008 10.5.7.3); with the periodic update.
    /// </summary>
    public string PsmActiveTime { get; set; } = "";

    /// <summary>eDRX cycle as four bits (3GPP TS 24.008 10.5.5.32); empty = not asked for.</summary>
    public string EdrxCycle { get; set; } = "";

    /// <summary>
    /// The network's time sets the device's clock (<see cref="System.DateTime.UtcNow"/>) and corrects it later. A clock
    /// that the app has set, with nanoFramework's <c>Rtc.SetSystemTime</c>, is left alone in any case.
    /// </summary>
    public bool ClockFollowsNetwork { get; set; } = true;
}
