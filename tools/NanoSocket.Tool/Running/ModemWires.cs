using System;
using System.Globalization;
using NanoSocket.Simulator.Faults;

namespace NanoSocket.Tool.Running;

/// <summary>The modem's control lines of a board without any: what its log says of them
/// (firmware/native/hal/emulated_pins.h) moves those of the simulated modem. All else is passed on.</summary>
internal sealed class ModemWires(Action<ModemPin, bool> drive, IRunOutput output) : IRunOutput
{
    private const string Levels = "!pins ";

    /// <summary>By bit; DTR, the third, leads nowhere.</summary>
    private static readonly ModemPin[] Pins = [ModemPin.PowerKey, ModemPin.Reset];

    public void App(ReadOnlySpan<byte> bytes) => output.App(bytes);

    public void Log(string line)
    {
        if (!TryRead(line, out int levels))
        {
            output.Log(line);
            return;
        }
        for (int bit = 0; bit < Pins.Length; bit++)
        {
            drive(Pins[bit], (levels >> bit & 1) != 0);
        }
    }

    private static bool TryRead(string line, out int levels)
    {
        levels = 0;
        return line.StartsWith(Levels, StringComparison.Ordinal) && int.TryParse(
            line.AsSpan(Levels.Length), NumberStyles.None, CultureInfo.InvariantCulture, out levels);
    }
}
