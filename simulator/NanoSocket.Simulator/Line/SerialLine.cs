using System;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Line;

/// <summary>
/// The serial line between modem and host: both directions at the speed of their sender, faults on the wire, garbage
/// when the speeds differ, and the host's hold on the modem's output.
/// </summary>
internal sealed class SerialLine
{
    /// <summary>Bytes of either direction that may wait.</summary>
    private const int Capacity = 1 << 20;

    private readonly FaultSet faults;
    private readonly ByteSink output;
    private readonly ByteSink input;
    private int? nextRate;
    private bool held;

    /// <summary>Creates a line.</summary>
    /// <param name="timeline">The clock.</param>
    /// <param name="faults">What happens on the wire.</param>
    /// <param name="output">Takes bytes at the host.</param>
    /// <param name="input">Takes bytes at the modem.</param>
    public SerialLine(Timeline timeline, FaultSet faults, ByteSink output, ByteSink input)
    {
        this.faults = faults;
        this.output = output;
        this.input = input;
        ToHost = new LineTransmitter(
            timeline, Capacity, bytes => faults.PassLine(Direction.ToHost, bytes, OnArrivedAtHost));
        FromHost = new LineTransmitter(
            timeline, Capacity, bytes => faults.PassLine(Direction.FromHost, bytes, OnArrivedAtModem));
        ToHost.Drained += TakeNextRate;
    }

    public LineTransmitter ToHost { get; }

    public LineTransmitter FromHost { get; }

    /// <summary>The modem's speed in bits per second; 0: as fast as the transport.</summary>
    public int ModemRate
    {
        get;
        set
        {
            nextRate = null;
            field = value;
            Pace();
        }
    }

    /// <summary>The host's speed; 0: unknown, taken to be the modem's.</summary>
    public int HostRate
    {
        get;
        set
        {
            field = value;
            Pace();
        }
    }

    /// <summary>The modem does not know the host's speed yet: it says nothing, and takes the speed of the first
    /// <c>A</c>.</summary>
    public bool IsRateSearched { get; set; }

    /// <summary>Changes the modem's speed when what it has to say is said.</summary>
    public void ChangeModemRate(int rate)
    {
        nextRate = rate;
        TakeNextRate();
    }

    /// <summary>The host's hardware flow control: true stops the bytes to the host.</summary>
    public void HoldOutput(bool hold)
    {
        held = hold;
        ToHost.Hold(hold && !faults.IgnoresHold);
    }

    /// <summary>Drops what is under way.</summary>
    public void Clear()
    {
        ToHost.Clear();
        FromHost.Clear();
        if (nextRate is int rate)
        {
            ModemRate = rate;
        }
    }

    private void TakeNextRate()
    {
        if (nextRate is int rate && ToHost.Pending == 0)
        {
            ModemRate = rate;
        }
    }

    private void Pace()
    {
        ToHost.BaudRate = ModemRate;
        FromHost.BaudRate = HostRate > 0 && ModemRate > 0 ? HostRate : ModemRate;
    }

    private void OnArrivedAtHost(ReadOnlySpan<byte> bytes)
    {
        if (!IsRateSearched && (!held || !faults.IgnoresHold))
        {
            output(Sampled(bytes, ModemRate, HostRate));
        }
    }

    private void OnArrivedAtModem(ReadOnlySpan<byte> bytes)
    {
        if (IsRateSearched)
        {
            int start = bytes.IndexOfAny((byte)'A', (byte)'a');
            if (start < 0)
            {
                return;
            }
            bytes = bytes[start..];
            IsRateSearched = false;
            ModemRate = HostRate > 0 ? HostRate : ModemRate;
        }
        input(Sampled(bytes, HostRate, ModemRate));
    }

    private static ReadOnlySpan<byte> Sampled(ReadOnlySpan<byte> bytes, int senderRate, int receiverRate) =>
        senderRate == 0 || receiverRate == 0 || RateMismatch.Agree(senderRate, receiverRate)
            ? bytes
            : RateMismatch.Receive(bytes, senderRate, receiverRate);
}
