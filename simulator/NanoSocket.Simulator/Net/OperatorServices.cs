using System;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Net;

/// <summary>What the operator's network offers to every call: names, time, and the way to the servers.</summary>
internal sealed class OperatorServices
{
    public OperatorServices(ModemOptions options, IInternet internet, Func<DateTimeOffset> clock)
    {
        Internet = internet;
        Directory = new NameDirectory(options.Hosts, options.Ports);
        Dns = new DnsResponder(Directory);
        Ntp = options.AnswerNtp ? new NtpResponder(clock) : null;
    }

    public IInternet Internet { get; }

    public NameDirectory Directory { get; }

    public DnsResponder Dns { get; }

    /// <summary>What becomes of a name server's answer; null: it does not arrive.</summary>
    public Func<byte[], byte[]?> NameFault { get; init; } = answer => answer;

    /// <summary>What is ordered and seen at the servers' ports, over all calls.</summary>
    public ServerPorts Ports { get; } = new();

    /// <summary>The way from outside to the host.</summary>
    public InboundConnections Inbound { get; } = new();

    /// <summary>Null: time requests go to the PC like any other datagram.</summary>
    public NtpResponder? Ntp { get; }
}
