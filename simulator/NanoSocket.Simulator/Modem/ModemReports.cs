using System;
using NanoSocket.Simulator.At;
using NanoSocket.Simulator.Models;

namespace NanoSocket.Simulator.Modem;

/// <summary>What a modem says of its own accord, on each channel as that channel asked for it. Before the end of boot it
/// says nothing.</summary>
internal sealed class ModemReports
{
    private readonly CellularModem modem;

    public ModemReports(CellularModem modem) => this.modem = modem;

    /// <summary>A text of the model, on all channels.</summary>
    public void Say(string template) => Announce(_ => ModelText.Expand(template, modem));

    /// <summary>A line as it is, on all channels.</summary>
    public void SayLine(string line) => Announce(_ => line);

    /// <summary>A packet domain event (3GPP TS 27.007 clause 10.1.19).</summary>
    public void PacketEvent(string text) =>
        Announce(settings => settings.PacketEvents > 0 ? "+CGEV: " + text : null);

    /// <summary>The registration in all domains.</summary>
    /// <param name="leastMode">1: the state changed; 2: only the cell did.</param>
    public void Registration(int leastMode)
    {
        if (modem.Options.Model.ModeReport is string mode)
        {
            Say(mode);
        }
        foreach (AtChannel channel in modem.Channels)
        {
            foreach (string report in RegistrationCommands.ReportsFor(modem, channel.Settings, leastMode))
            {
                Tell(channel, report);
            }
        }
    }

    /// <summary>The network tells its time, and the modem passes it on (3GPP TS 27.007 clause 8.41).</summary>
    public void Time()
    {
        NetworkClock clock = modem.Clock;
        if (!clock.NetworkTells || !modem.Network.IsRegistered)
        {
            return;
        }
        clock.OnNetworkTime();
        Announce(settings => settings.TimeZoneReports switch
        {
            1 => $"+CTZV: {clock.Zone}",
            2 => $"+CTZE: \"{clock.Zone}\",0,\"{clock.NetworkLocalTime}\"",
            3 => $"+CTZEU: \"{clock.Zone}\",0,\"{clock.NetworkLocalTime}\"",
            _ => null,
        });
    }

    private void Announce(Func<ChannelSettings, string?> text)
    {
        foreach (AtChannel channel in modem.Channels)
        {
            if (text(channel.Settings) is string line)
            {
                Tell(channel, line);
            }
        }
    }

    private void Tell(AtChannel channel, string line)
    {
        if (modem.IsBooted)
        {
            channel.Unsolicited(line);
        }
    }
}
