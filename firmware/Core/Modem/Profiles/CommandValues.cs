using System;

namespace NanoSocket.Core.Modem;

/// <summary>What the placeholders in a profile's commands stand for.</summary>
internal sealed class CommandValues
{
    private CellularSettings _settings;

    public CommandValues(CellularSettings settings) => _settings = settings;

    /// <summary>%b: bits per second.</summary>
    public int Baud { get; set; }

    /// <summary>%n: longest frame of the multiplexer.</summary>
    public int FrameSize { get; set; }

    /// <summary>%a: the access point, in quotes.</summary>
    public TextCell Apn { get; } = new(CellularSettings.LongestApn);

    /// <summary>%u, %p, %t, %v, %e: user, password, both times of PSM, the cycle of eDRX, all in quotes.</summary>
    public CellularSettings Settings
    {
        get => _settings;
        set => _settings = value;
    }

    /// <summary>Writes a command. It is not valid when a placeholder is unknown or a value cannot be quoted.</summary>
    public void Write(AtCommand command, string template)
    {
        command.Begin("");
        int start = 0;
        for (int i = template.IndexOf('%'); i >= 0; i = template.IndexOf('%', start))
        {
            command.Add(template, start, i);
            Put(command, i + 1 < template.Length ? template[i + 1] : '%');
            start = i + 2;
        }

        command.Add(template, Math.Min(start, template.Length), template.Length);
    }

    private void Put(AtCommand command, char name)
    {
        switch (name)
        {
            case 'a':
                command.AddQuoted(Apn.Bytes);
                break;
            case 'u':
                command.AddQuoted(_settings.User);
                break;
            case 'p':
                command.AddQuoted(_settings.Password);
                break;
            case 'b':
                command.AddNumber(Baud);
                break;
            case 's':
                command.AddNumber(SpeedCode(Baud));
                break;
            case 'n':
                command.AddNumber(FrameSize);
                break;
            case 't':
                command.AddQuoted(_settings.PsmPeriodicUpdate);
                break;
            case 'v':
                command.AddQuoted(_settings.PsmActiveTime);
                break;
            case 'e':
                command.AddQuoted(_settings.EdrxCycle);
                break;
            case '%':
                command.Add("%");
                break;
            default:
                command.Invalidate();
                break;
        }
    }

    /// <summary>The number for a speed in +CMUX (3GPP TS 27.007 5.7); modems above 115200 go by their line.</summary>
    private static int SpeedCode(int baud) => baud switch
    {
        <= 9600 => 1,
        <= 19_200 => 2,
        <= 38_400 => 3,
        <= 57_600 => 4,
        <= 115_200 => 5,
        <= 230_400 => 6,
        <= 460_800 => 7,
        _ => 8,
    };
}
