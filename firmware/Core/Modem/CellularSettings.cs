using System;

namespace NanoSocket.Core.Modem;

/// <summary>What the app tells about SIM, operator and wiring, checked before anything is sent.</summary>
public sealed class CellularSettings
{
    /// <summary>Access point name.</summary>
    public string Apn { get; set; } = "internet";

    /// <summary>User name for PAP or CHAP; empty = none.</summary>
    public string User { get; set; } = "";

    /// <summary>Password for PAP or CHAP.</summary>
    public string Password { get; set; } = "";

    /// <summary>PIN of the SIM; empty = none.</summary>
    public string Pin { get; set; } = "";

    /// <summary>Enter the PIN even if the modem cannot say how many attempts are left.</summary>
    public bool EnterPinUncounted { get; set; }

    /// <summary>Speed of the serial line.</summary>
    public int BaudRate { get; set; } = 115200;

    /// <summary>RTS and CTS are wired.</summary>
    public bool FlowControl { get; set; } = true;

    /// <summary>Length of a press on the power key, in milliseconds; 0 = not wired.</summary>
    public int PowerKeyMs { get; set; } = 1000;

    /// <summary>Length of a reset pulse, in milliseconds; 0 = not wired.</summary>
    public int ResetMs { get; set; } = 300;

    /// <summary>Throws when a value cannot be used; names it.</summary>
    public void Validate()
    {
        CheckText(Apn, nameof(Apn), 1, 100);
        CheckText(User, nameof(User), 0, 64);
        CheckText(Password, nameof(Password), 0, 64);
        CheckText(Pin, nameof(Pin), 0, 8);
        CheckPin();
        CheckRange(BaudRate, nameof(BaudRate), 300, 10_000_000);
        CheckRange(PowerKeyMs, nameof(PowerKeyMs), 0, 10_000);
        CheckRange(ResetMs, nameof(ResetMs), 0, 10_000);
    }

    private void CheckPin()
    {
        bool digits = true;
        for (int i = 0; i < Pin.Length; i++)
        {
            digits &= Pin[i] is >= '0' and <= '9';
        }

        if (!digits || Pin.Length is > 0 and < 4)
        {
            throw new ArgumentException("Pin: 4 to 8 digits");
        }
    }

    private static void CheckText(string value, string name, int shortest, int longest)
    {
        if (value == null || value.Length < shortest || value.Length > longest || !AtText.IsQuotable(value))
        {
            string length = shortest + " to " + longest;
            throw new ArgumentException(name + ": " + length + " printable ASCII characters, no quote");
        }
    }

    private static void CheckRange(int value, string name, int lowest, int highest)
    {
        if (value < lowest || value > highest)
        {
            throw new ArgumentException(name + ": " + lowest + " to " + highest);
        }
    }
}
