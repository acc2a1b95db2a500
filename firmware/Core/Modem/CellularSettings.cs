using System;

namespace NanoSocket.Core.Modem;

/// <summary>What the app tells about SIM, operator and wiring, checked before anything is sent.</summary>
public sealed class CellularSettings
{
    /// <summary>Longest access point name (3GPP TS 23.003 9.1).</summary>
    public const int LongestApn = 100;

    /// <summary>Access point name; empty = the one of the SIM's operator, where it is known, or the network's default.
    /// </summary>
    public string Apn { get; set; } = "";

    /// <summary>User name for PAP or CHAP; empty = none.</summary>
    public string User { get; set; } = "";

    /// <summary>Password for PAP or CHAP.</summary>
    public string Password { get; set; } = "";

    /// <summary>PIN of the SIM; empty = none.</summary>
    public string Pin { get; set; } = "";

    /// <summary>Enter the PIN even if the modem cannot say how many attempts are left.</summary>
    public bool EnterPinUncounted { get; set; }

    /// <summary>Speed of the serial line after the modem's start.</summary>
    public int BaudRate { get; set; } = 115200;

    /// <summary>Fastest speed to raise the line to; 0 = what board and modem can do.</summary>
    public int MaximumBaudRate { get; set; }

    /// <summary>RTS and CTS are wired.</summary>
    public bool FlowControl { get; set; } = true;

    /// <summary>Use the multiplexer where the modem has one: commands beside data.</summary>
    public bool Multiplexing { get; set; } = true;

    /// <summary>Seconds between two looks at signal and registration while online.</summary>
    public int PollSeconds { get; set; } = 10;

    /// <summary>
    /// PSM: periodic update T3412 as eight bits (3GPP TS 24.008 10.5.7.4a); empty = PSM is not asked for.
    /// </summary>
    public string PsmPeriodicUpdate { get; set; } = "";

    /// <summary>PSM: active time T3324 as eight bits (3GPP TS 24.008 10.5.7.3).</summary>
    public string PsmActiveTime { get; set; } = "";

    /// <summary>eDRX cycle as four bits (3GPP TS 24.008 10.5.5.32); empty = not asked for.</summary>
    public string EdrxCycle { get; set; } = "";

    /// <summary>The network's time sets the device's clock, unless somebody else has set it.</summary>
    public bool ClockFollowsNetwork { get; set; } = true;

    /// <summary>Throws when a value cannot be used; names it.</summary>
    public void Validate()
    {
        CheckText(Apn, nameof(Apn), 0, LongestApn);
        CheckText(User, nameof(User), 0, 64);
        CheckText(Password, nameof(Password), 0, 64);
        CheckText(Pin, nameof(Pin), 0, 8);
        CheckPin();
        CheckRange(BaudRate, nameof(BaudRate), 300, 10_000_000);
        CheckRange(MaximumBaudRate, nameof(MaximumBaudRate), 0, 10_000_000);
        CheckRange(PollSeconds, nameof(PollSeconds), 1, 3600);
        CheckBits(PsmPeriodicUpdate, nameof(PsmPeriodicUpdate), 8);
        CheckBits(PsmActiveTime, nameof(PsmActiveTime), PsmPeriodicUpdate.Length);
        CheckBits(EdrxCycle, nameof(EdrxCycle), 4);
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

    private static void CheckBits(string value, string name, int count)
    {
        CheckText(value, name, 0, count);
        bool bits = value.Length == 0 || value.Length == count;
        for (int i = 0; i < value.Length; i++)
        {
            bits &= value[i] is '0' or '1';
        }

        if (!bits)
        {
            throw new ArgumentException(name + ": " + count + " characters 0 or 1, or empty");
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
