using System.Collections.Generic;
using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.At;

/// <summary>What a command works with.</summary>
internal sealed class AtContext
{
    public AtContext(CellularModem modem, AtChannel channel)
    {
        Modem = modem;
        Channel = channel;
    }

    public CellularModem Modem { get; }

    public AtChannel Channel { get; }

    public ChannelSettings Settings => Channel.Settings;

    /// <summary>Information lines of the command that runs.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Answers with one information line and OK.</summary>
    public AtResult Answer(string line)
    {
        Lines.Add(line);
        return AtResult.Ok;
    }
}
