using System;
using NanoSocket.Simulator.At;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Mux;

namespace NanoSocket.Simulator;

/// <summary>The modem's serial port: a plain AT terminal, or a multiplexer with terminals on its channels.</summary>
internal sealed class HostPort : IMultiplexing
{
    private readonly CellularModem modem;
    private readonly SerialLine line;

    public HostPort(CellularModem modem, SerialLine line)
    {
        this.modem = modem;
        this.line = line;
        Plain = new AtChannel(modem, line.ToHost) { Multiplexing = this };
        Plain.InputFull += full => InputFull?.Invoke(full);
        Parameters = MuxParameters.Default(modem.Options.Model.Mux);
        modem.Port = this;
        modem.PoweringOff += () => Mux?.Close("power off");
    }

    /// <summary>The modem takes no bytes (true) or takes them again: its CTS. Not used while the line carries frames,
    /// whose channels have flow control of their own.</summary>
    public event Action<bool>? InputFull;

    /// <summary>The terminal on the line itself.</summary>
    public AtChannel Plain { get; }

    /// <summary>The session that is up, or null.</summary>
    public MuxServer? Mux { get; private set; }

    public MuxParameters Parameters { get; private set; }

    /// <summary>Frames are neither taken nor sent: a multiplexer that hangs, while the modem lives on.</summary>
    public bool IsMuxStuck { get; set; }

    /// <summary>Signals that every MSC has whatever the channel's state is; the open channels tell them at
    /// once.</summary>
    public LineSignals AddedSignals
    {
        get;
        set
        {
            field = value;
            foreach (MuxChannel channel in Mux?.Channels ?? [])
            {
                channel.SendSignals();
            }
        }
    }

    /// <summary>Bits per second; 0: as fast as the transport.</summary>
    public int BaudRate => line.ModemRate;

    /// <summary>Power-on: the speed is the one that was kept, the usual one, or has to be found out.</summary>
    public void StartLine(int rate, bool searched)
    {
        line.ModemRate = rate;
        line.IsRateSearched = searched && line.HostRate > 0;
    }

    /// <summary>Another speed, behind what is being said.</summary>
    public void ChangeBaudRate(int rate) => line.ChangeModemRate(rate);

    /// <summary>Bytes from the host. One chunk may hold the command that starts frames and the first of them.</summary>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int taken = Mux?.Receive(bytes) ?? Plain.Receive(bytes);
            bytes = bytes[taken..];
        }
    }

    public void Start(MuxParameters parameters)
    {
        Parameters = parameters;
        modem.Log.Write(LogTopic.Mux, $"session started, N1 {parameters.N1}");
        Plain.IsSuspended = true;
        Mux = new MuxServer(modem, this, line.ToHost, parameters);
        Mux.Closed += OnClosed;
    }

    /// <summary>A session with open channels that a host of an earlier life has left.</summary>
    public void Resume(int channels)
    {
        Start(Parameters);
        MuxEncoder host = new(twoByteLengths: false);
        for (int dlci = 0; dlci <= channels; dlci++)
        {
            Receive(host.Encode(new MuxFrame
            {
                Type = MuxFrameType.Sabm,
                Dlci = dlci,
                CommandResponse = true,
                PollFinal = true,
                Payload = [],
            }));
        }
    }

    private void OnClosed()
    {
        Mux = null;
        Plain.IsSuspended = false;
    }
}
