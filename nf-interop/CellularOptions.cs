namespace NanoSocket;

/// <summary>What the SIM and the operator need. The defaults suit a SIM without PIN and the APN "internet".</summary>
public sealed class CellularOptions
{
    /// <summary>Access point name; 1 to 100 printable ASCII characters, no quote.</summary>
    public string Apn { get; set; } = "internet";

    /// <summary>User name for PAP or CHAP; empty = none. At most 64 characters.</summary>
    public string User { get; set; } = "";

    /// <summary>Password for PAP or CHAP. At most 64 characters.</summary>
    public string Password { get; set; } = "";

    /// <summary>PIN of the SIM, 4 to 8 digits; empty = none. Entered once, and never on the last attempt.</summary>
    public string Pin { get; set; } = "";

    /// <summary>Enter the PIN even if the modem cannot say how many attempts are left.</summary>
    public bool EnterPinUncounted { get; set; }

    /// <summary>Speed of the modem's serial line.</summary>
    public int BaudRate { get; set; } = 115200;

    /// <summary>RTS and CTS are wired.</summary>
    public bool FlowControl { get; set; } = true;
}
