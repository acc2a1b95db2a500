using System.Collections.Generic;
using System.Linq;
using NanoSocket.Simulator.At;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Mux;
using NanoSocket.Simulator.Net;

namespace NanoSocket.Simulator.Live;

/// <summary>Puts what there is to see into words.</summary>
internal static class StatusReader
{
    public static ModemStatus Read(CellularModem modem, HostPort port, SerialLine line) => new(
        modem.Timeline.Now,
        modem.Options.Model.Name,
        modem.IsBooted ? "on" : modem.IsOn ? "booting" : "off",
        SimCommands.StateName(modem.Sim.State),
        DescribeNetwork(modem.Network),
        $"{(line.ModemRate == 0 ? "not paced" : $"{line.ModemRate} baud")}, {line.ToHost.SentBytes} bytes to host, "
            + $"{line.FromHost.SentBytes} from host",
        DescribeMux(port.Mux),
        [.. DescribeChannels(port)],
        [.. modem.Contexts.All.Select(DescribeContext)],
        DescribeTraffic(modem.Session?.Counters),
        string.Join(", ", modem.Faults.ActiveNames.DefaultIfEmpty("none")));

    private static string DescribeNetwork(OperatorNetwork network) => network.IsRegistered
        ? $"{(network.State == RegistrationState.Home ? "home" : "roaming")}, {network.Technology.NameOf()}, "
            + $"\"{network.LongName}\", cell {network.TrackingArea:X4}/{network.CellId:X}, {network.Signal.Rssi} dBm"
        : network.State switch
        {
            RegistrationState.Searching => network.HasCoverage ? "searching" : "searching, no coverage",
            RegistrationState.Denied => $"denied, cause {network.RejectCause}",
            _ => "off",
        };

    private static string DescribeContext(PacketContext context) =>
        $"{context.Id} \"{context.Apn}\" {(context.IsActive ? Ipv4Address.Format(context.Address) : "not active")}";

    private static string DescribeMux(MuxServer? mux) => mux is null
        ? "no session"
        : $"N1 {mux.Parameters.N1}, frames {mux.Counters.FramesToHost} to host, {mux.Counters.FramesFromHost} from "
            + $"host, bad {mux.Counters.CheckErrors + mux.Counters.Malformed + mux.Counters.Oversized}";

    private static IEnumerable<string> DescribeChannels(HostPort port)
    {
        if (port.Mux is null)
        {
            yield return "line: " + DescribeTerminal(port.Plain);
        }
        foreach (MuxChannel channel in port.Mux?.Channels ?? [])
        {
            string stopped = (channel.Signals & LineSignals.FlowStopped) != 0 ? ", host stopped" : "";
            string waiting = channel.Waiting > 0 ? $", {channel.Waiting} bytes wait" : "";
            yield return $"DLC {channel.Dlci}: {DescribeTerminal(channel.Terminal)}{stopped}{waiting}";
        }
    }

    private static string DescribeTerminal(AtChannel terminal) =>
        terminal.Session is not DataSession session ? "commands"
        : session.Ppp.IsNetworkUp ? $"call up, {session.ConnectionCount} connections"
        : "call, negotiating";

    private static string DescribeTraffic(TrafficCounters? counters) => counters is null
        ? "no call"
        : $"{counters.PacketsToHost} packets {counters.BytesToHost} bytes to host, {counters.PacketsFromHost} packets "
            + $"{counters.BytesFromHost} bytes from host, {counters.Retransmissions} repeated, "
            + $"{counters.LostByFault} lost by fault";
}
