using System;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Models;

namespace NanoSocket.Simulator.Modem;

/// <summary>The control lines of a modem: what the host drives for how long.</summary>
internal sealed class ModemPins
{
    private readonly CellularModem modem;
    private readonly FaultSet faults;
    private readonly TimeSpan?[] since = new TimeSpan?[2];

    public ModemPins(CellularModem modem, FaultSet faults)
    {
        this.modem = modem;
        this.faults = faults;
    }

    private PowerKeys Keys => modem.Options.Model.Keys;

    /// <summary>A level; the end of a pulse is what counts.</summary>
    public void Set(ModemPin pin, bool active)
    {
        ref TimeSpan? start = ref since[(int)pin];
        if (active)
        {
            start ??= modem.Timeline.Now;
        }
        else if (start is TimeSpan from)
        {
            start = null;
            OnPulse(pin, modem.Timeline.Now - from);
        }
    }

    /// <summary>A pulse that is long enough to start the modem anew.</summary>
    public void Pulse(ModemPin pin)
    {
        if (faults.Restarts(pin))
        {
            modem.PowerOn();
        }
    }

    private void OnPulse(ModemPin pin, TimeSpan length)
    {
        if (pin == ModemPin.Reset)
        {
            if (length >= Keys.Reset && modem.IsOn)
            {
                Pulse(pin);
            }
        }
        else if (!modem.IsOn)
        {
            if (length >= Keys.On)
            {
                Pulse(pin);
            }
        }
        else if (length >= Keys.Off && faults.Restarts(pin))
        {
            modem.PowerDown();
        }
    }
}
