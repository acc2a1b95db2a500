using System;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Live;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Mux;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Scripting;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator;

/// <summary>
/// A cellular modem on a serial line with its operator's network behind it, as pure logic: bytes come in by
/// <see cref="Receive"/>, bytes go out through the sink, time comes from the timeline. Single-threaded.
/// </summary>
public sealed class ModemSimulator
{
    private readonly CellularModem modem;
    private readonly HostPort port;
    private readonly SerialLine line;
    private readonly FaultSet faults;
    private readonly ModemPins pins;

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
        line = new SerialLine(timeline, faults, output, OnBytesFromHost) { ModemRate = options.BaudRate };
        port = new HostPort(modem, line);
        port.InputFull += line.FromHost.Hold;
        pins = new ModemPins(modem, faults);
        Control = new ModemControl(modem, port, faults);
        faults.Start(modem);
        options.Script.Schedule(modem, Control);
    }

    /// <summary>True from <see cref="PowerOn"/> to <see cref="PowerOff"/>.</summary>
    public bool IsOn => modem.IsOn;

    /// <summary>Bits per second, both directions; 0: not paced.</summary>
    public int BaudRate => line.ModemRate;

    /// <summary>The speed of the host's UART; at another speed than the modem's both read garbage. 0 (the default): it
    /// is not known and always right.</summary>
    public int HostBaudRate
    {
        get => line.HostRate;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            line.HostRate = value;
        }
    }

    /// <summary>What happens to modem, SIM and operator, at any moment of a run.</summary>
    public ModemControl Control { get; }

    /// <summary>What there is to see now.</summary>
    public ModemStatus Status => StatusReader.Read(modem, port, line);

    /// <summary>Bytes sent to the host and received from it on the serial line.</summary>
    public (long ToHost, long FromHost) LineBytes => (line.ToHost.SentBytes, line.FromHost.SentBytes);

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
        line.Clear();
    }

    /// <summary>Bytes from the host. What exceeds the line's speed waits.</summary>
    public void Receive(ReadOnlySpan<byte> bytes) => line.FromHost.Write(bytes);

    /// <summary>The host's hardware flow control: true stops the bytes to the host.</summary>
    public void HoldOutput(bool hold) => line.HoldOutput(hold);

    /// <summary>The host drives a control line (true: active). How long it holds it decides what happens, as the model
    /// says.</summary>
    public void SetPin(ModemPin pin, bool active) => pins.Set(pin, active);

    /// <summary>The host pulses a control line for long enough: the modem switches on or restarts, unless a fault keeps
    /// it from that.</summary>
    public void Pulse(ModemPin pin) => pins.Pulse(pin);

    /// <summary>Adds a fault while the modem runs; its times are still those of the run.</summary>
    public void Inject(FaultSpec fault) => faults.Add(fault);

    /// <summary>Ends a data call as the network would.</summary>
    public void DropCarrier() => modem.DropCalls("carrier lost");

    private void OnBytesFromHost(ReadOnlySpan<byte> bytes)
    {
        if (modem.IsBooted)
        {
            port.Receive(bytes);
        }
    }
}
