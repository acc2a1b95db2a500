using System;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Mux;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator;

/// <summary>
/// A cellular modem on a serial line with its operator's network behind it, as pure logic: bytes come in by
/// <see cref="Receive"/>, bytes go out through the sink, time comes from the timeline. Single-threaded.
/// </summary>
public sealed class ModemSimulator
{
    /// <summary>Bytes of either direction that may wait for the line.</summary>
    private const int LineCapacity = 1 << 20;

    private readonly CellularModem modem;
    private readonly HostPort port;
    private readonly LineTransmitter toHost;
    private readonly LineTransmitter fromHost;
    private readonly FaultSet faults;
    private bool held;

    /// <summary>Creates a modem that is switched off.</summary>
    /// <param name="options">The modem.</param>
    /// <param name="timeline">Its clock.</param>
    /// <param name="internet">Where its connections end.</param>
    /// <param name="output">Takes the bytes to the host, at the speed of the line.</param>
    /// <param name="log">Takes the live log.</param>
    public ModemSimulator(
        ModemOptions options, Timeline timeline, IInternet internet, ByteSink output, LogSink? log = null)
    {
        SimulatorLog simulatorLog = new(timeline, log);
        faults = new FaultSet(options.Faults, options.Seed, timeline, simulatorLog);
        modem = new CellularModem(options, timeline, internet, faults, simulatorLog);
        toHost = new LineTransmitter(
            timeline, LineCapacity, bytes => faults.PassLine(Direction.ToHost, bytes, PassHold));
        fromHost = new LineTransmitter(
            timeline, LineCapacity, bytes => faults.PassLine(Direction.FromHost, bytes, OnBytesFromHost));
        port = new HostPort(modem, toHost);
        port.InputFull += fromHost.Hold;
        void PassHold(ReadOnlySpan<byte> bytes)
        {
            if (!held || !faults.IgnoresHold)
            {
                output(bytes);
            }
        }
        modem.BaudRateRequested += SetBaudRate;
        SetBaudRate(options.BaudRate);
        faults.Start(modem);
    }

    /// <summary>True from <see cref="PowerOn"/> to <see cref="PowerOff"/>.</summary>
    public bool IsOn => modem.IsOn;

    /// <summary>Bits per second, both directions; 0: not paced.</summary>
    public int BaudRate => toHost.BaudRate;

    /// <summary>Bytes sent to the host and received from it on the serial line.</summary>
    public (long ToHost, long FromHost) LineBytes => (toHost.SentBytes, fromHost.SentBytes);

    /// <summary>Counters of the call that is up, or null.</summary>
    public TrafficCounters? Traffic => modem.Session?.Counters;

    /// <summary>Counters of the multiplexer session that is up, or null.</summary>
    public MuxCounters? MuxTraffic => port.Mux?.Counters;

    /// <summary>What can be ordered and seen at the servers' ports.</summary>
    public ServerPorts Ports => modem.Services.Ports;

    /// <summary>A connection from outside to a port of the host; reset unless a call is up.</summary>
    public void Arrive(int hostPort, IInboundTcp connection) => modem.Services.Inbound.Arrive(hostPort, connection);

    /// <summary>Switches on, or restarts when it is on.</summary>
    public void PowerOn() => modem.PowerOn();

    /// <summary>Cuts the power: silent at once, calls end, connections are reset.</summary>
    public void PowerOff()
    {
        modem.PowerOff();
        toHost.Clear();
        fromHost.Clear();
    }

    /// <summary>Bytes from the host. What exceeds the line's speed waits.</summary>
    public void Receive(ReadOnlySpan<byte> bytes) => fromHost.Write(bytes);

    /// <summary>The host's hardware flow control: true stops the bytes to the host.</summary>
    public void HoldOutput(bool hold)
    {
        held = hold;
        toHost.Hold(hold && !faults.IgnoresHold);
    }

    /// <summary>The host pulses a control line: the modem switches on or restarts, unless a fault keeps it from that.
    /// </summary>
    public void Pulse(ModemPin pin)
    {
        if (faults.Restarts(pin))
        {
            modem.PowerOn();
        }
    }

    /// <summary>Adds a fault while the modem runs; its times are still those of the run.</summary>
    public void Inject(FaultSpec fault) => faults.Add(fault);

    /// <summary>Ends a data call as the network would.</summary>
    public void DropCarrier() => modem.DropCalls("carrier lost");

    private void OnBytesFromHost(ReadOnlySpan<byte> bytes)
    {
        if (modem.IsOn)
        {
            port.Receive(bytes);
        }
    }

    private void SetBaudRate(int baudRate)
    {
        toHost.BaudRate = baudRate;
        fromHost.BaudRate = baudRate;
    }
}
