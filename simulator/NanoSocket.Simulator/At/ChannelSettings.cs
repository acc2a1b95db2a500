using System.Collections.Generic;

namespace NanoSocket.Simulator.At;

/// <summary>What an AT channel remembers between command lines; <c>ATZ</c> and <c>AT&amp;F</c> restore the
/// factory values.</summary>
internal sealed class ChannelSettings
{
    /// <summary>V.250 clause 6.2.4.</summary>
    public int Echo { get; set; } = 1;

    /// <summary>V.250 clause 6.2.6.</summary>
    public int Verbose { get; set; } = 1;

    /// <summary>V.250 clause 6.2.5.</summary>
    public int Quiet { get; set; }

    /// <summary>AT&amp;C, V.250 clause 6.2.8: 0 carrier detect always on, 1 it follows the call.</summary>
    public int CarrierFollowsCall { get; set; } = 1;

    /// <summary>AT&amp;D, V.250 clause 6.2.9: when DTR goes off 0 nothing, 1 command mode, 2 the call ends.</summary>
    public int TerminalReadyUse { get; set; } = 2;

    /// <summary>3GPP TS 27.007 clause 9.1.</summary>
    public int ExtendedErrors { get; set; }

    /// <summary>Reporting modes of <c>+CREG</c> and its relatives by name; 0 where none is.</summary>
    public Dictionary<string, int> RegistrationReports { get; } = [];

    /// <summary>3GPP TS 27.007 clause 10.1.19: packet domain events.</summary>
    public int PacketEvents { get; set; }

    /// <summary>3GPP TS 27.007 clause 8.41: time zone reports.</summary>
    public int TimeZoneReports { get; set; }

    /// <summary>Format of the operator's name (+COPS=3): 0 long, 1 short, 2 numeric.</summary>
    public int OperatorFormat { get; set; }

    /// <summary>Values that are accepted, kept and reported, and have no other effect here.</summary>
    public Dictionary<string, string> Stored { get; } = [];

    /// <summary>S-registers: 3 line end, 4 line feed, 5 backspace (V.250 clause 6.2), 12 escape guard time in 1/50 s
    /// and the customary others.</summary>
    public byte[] Registers { get; } = FactoryRegisters();

    public byte LineEnd => Registers[3];

    public byte LineFeed => Registers[4];

    public byte Backspace => Registers[5];

    private static byte[] FactoryRegisters()
    {
        byte[] registers = new byte[32];
        registers[2] = (byte)'+';
        registers[3] = (byte)'\r';
        registers[4] = (byte)'\n';
        registers[5] = 8;
        registers[7] = 60;
        registers[12] = 50;
        return registers;
    }
}
