using System;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator;

/// <summary>
/// The data call alone, without a modem around it: a PPP server with the operator's network behind it, for testing a
/// network stack in process and in virtual time.
/// </summary>
public sealed class PppPeer
{
    private const int LineCapacity = 1 << 20;
    private static readonly uint HostAddress = Ipv4Address.From(10, 64, 0, 2);

    private readonly LineTransmitter toHost;
    private readonly LineTransmitter fromHost;
    private readonly DataSession session;
    private readonly OperatorServices services;

    /// <summary>Creates a call; <see cref="Start"/> begins to negotiate.</summary>
    /// <param name="options">Line speed, authentication, names, ports, faults and seed count here.</param>
    /// <param name="timeline">The clock.</param>
    /// <param name="internet">Where connections end.</param>
    /// <param name="output">Takes the bytes to the host, at the speed of the line.</param>
    /// <param name="log">Takes the live log.</param>
    public PppPeer(
        ModemOptions options, Timeline timeline, IInternet internet, ByteSink output, LogSink? log = null)
    {
        SimulatorLog simulatorLog = new(timeline, log);
        FaultSet faults = new(options.Faults, options.Seed, timeline, simulatorLog);
        faults.Start(null);
        services = new OperatorServices(options, internet, () => options.StartTime + timeline.Now)
        {
            NameFault = faults.JudgeName,
        };
        toHost = new LineTransmitter(
            timeline, LineCapacity, bytes => faults.PassLine(Direction.ToHost, bytes, output))
        {
            BaudRate = options.BaudRate,
        };
        DataSessionOptions sessionOptions = new(HostAddress, options.Auth, options.Seed);
        session = new DataSession(timeline, sessionOptions, services, faults, simulatorLog, toHost.Write, toHost);
        fromHost = new LineTransmitter(
            timeline, LineCapacity, bytes => faults.PassLine(Direction.FromHost, bytes, session.Receive))
        {
            BaudRate = options.BaudRate,
        };
        session.Ended += reason => Ended?.Invoke(reason);
        session.CarrierLost += reason =>
        {
            session.Abort();
            Ended?.Invoke(reason);
        };
    }

    /// <summary>The call is over, with a reason for people.</summary>
    public event Action<string>? Ended;

    /// <summary>IPv4 packets can be exchanged.</summary>
    public bool IsNetworkUp => session.Ppp.IsNetworkUp;

    /// <summary>What went through.</summary>
    public TrafficCounters Traffic => session.Counters;

    /// <summary>What can be ordered and seen at the servers' ports.</summary>
    public ServerPorts Ports => services.Ports;

    /// <summary>TCP connections that exist now.</summary>
    public int ConnectionCount => session.ConnectionCount;

    /// <summary>Begins to negotiate.</summary>
    public void Start() => session.Start();

    /// <summary>Bytes from the host.</summary>
    public void Receive(ReadOnlySpan<byte> bytes) => fromHost.Write(bytes);

    /// <summary>Ends the link in order (LCP Terminate), as when the network deactivates the context.</summary>
    public void Terminate() => session.Ppp.Terminate();

    /// <summary>Takes the carrier away: silent at once.</summary>
    public void Abort() => session.Abort();
}
