using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Ppp;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Net;

/// <summary>
/// A data call from PPP to the operator's network: frames, packets, faults on the packets, and the queue that waits
/// for the serial line.
/// </summary>
internal sealed class DataSession : ICall
{
    /// <summary>Bytes on the line's own queue above which packets wait here; about one packet.</summary>
    private const int LineTarget = 2048;

    /// <summary>Waiting bytes above which TCP sends nothing new, so that round trips stay short.</summary>
    private const int RoomLimit = 4096;

    /// <summary>Waiting bytes above which packets are dropped (UDP and ICMP do not wait for room).</summary>
    private const int QueueLimit = 262144;

    /// <summary>Bytes of the host that wait for the network, above and below which it is stopped and let go.</summary>
    private const int UplinkHigh = 2048;
    private const int UplinkLow = 1024;

    /// <summary>What a host may still send after it was stopped; more is lost.</summary>
    private const int UplinkCapacity = 16384;

    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(10);
    public static readonly uint Gateway = Ipv4Address.From(10, 64, 0, 1);
    public static readonly uint Dns1 = Ipv4Address.From(10, 64, 0, 53);
    public static readonly uint Dns2 = Ipv4Address.From(10, 64, 1, 53);

    private readonly Timeline timeline;
    private readonly SimulatorLog log;
    private readonly FaultSet faults;
    private readonly IOutputLine line;
    private readonly uint hostAddress;
    private readonly PppServer ppp;
    private readonly IpGateway gateway;
    private readonly Queue<byte[]> queue = new();
    private readonly Alarm room;
    private readonly Alarm report;
    private readonly LineTransmitter? uplink;
    private bool uplinkFull;
    private int queuedBytes;
    private TrafficCounters reported = new();
    private bool over;
    private bool muted;

    public DataSession(
        Timeline timeline,
        DataSessionOptions options,
        OperatorServices services,
        FaultSet faults,
        SimulatorLog log,
        ByteSink output,
        IOutputLine line)
    {
        this.timeline = timeline;
        this.log = log;
        this.faults = faults;
        this.line = line;
        hostAddress = options.HostAddress;
        LinkAddresses addresses = faults.Judge(new LinkAddresses(options.HostAddress, Gateway, Dns1, Dns2));
        DeterministicRandom random = DeterministicRandom.For(options.Seed, $"call {options.HostAddress}");
        ppp = new PppServer(timeline, log, options.Auth, addresses, random, bytes =>
        {
            if (!muted)
            {
                output(bytes);
            }
        })
        {
            PacketReceived = OnPacketFromHost,
        };
        IpLink link = new(() => ppp.PeerMru, () => queuedBytes < RoomLimit, QueueDelay, OnPacketToHost);
        gateway = new IpGateway(timeline, services, log, Counters, addresses, random, link);
        room = new Alarm(timeline, gateway.Tcp.OnRoom);
        report = new Alarm(timeline, Report);
        ppp.Ended += OnPppEnded;
        line.Drained += PumpQueue;
        if (options.UplinkRate > 0)
        {
            uplink = new LineTransmitter(timeline, UplinkCapacity, ppp.Receive) { BaudRate = options.UplinkRate };
            uplink.Drained += JudgeUplink;
        }
    }

    /// <summary>The call ended by PPP itself: terminated, refused or not negotiable.</summary>
    public event Action<string>? Ended;

    /// <summary>A fault takes the carrier away; whoever owns the call ends it.</summary>
    public event Action<string>? CarrierLost;

    /// <summary>The network is slower than the host: it shall stop sending (true), or may go on.</summary>
    public event Action<bool>? UplinkFull;

    public TrafficCounters Counters { get; } = new();

    public PppServer Ppp => ppp;

    /// <summary>TCP connections that exist now.</summary>
    public int ConnectionCount => gateway.Tcp.ConnectionCount;

    public void Start()
    {
        log.Write(LogTopic.Ppp, $"call started, address {Ipv4Address.Format(hostAddress)}");
        faults.OnCallStarted(this);
        report.Set(ReportInterval);
        ppp.Start();
    }

    /// <summary>Bytes of the host in data mode.</summary>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        if (over || muted)
        {
            return;
        }
        if (uplink is null)
        {
            ppp.Receive(bytes);
            return;
        }
        uplink.Write(bytes);
        Counters.UplinkOverruns = uplink.OverrunBytes;
        JudgeUplink();
    }

    void ICall.Drop(string reason) => CarrierLost?.Invoke(reason);

    void ICall.Terminate() => ppp.Terminate();

    void ICall.Mute(bool mute) => muted = mute;

    void ICall.ForgetConnections(bool silently) => gateway.Tcp.ForgetAll(silently);

    /// <summary>The carrier is gone. Connections to servers are reset.</summary>
    public void Abort()
    {
        if (over)
        {
            return;
        }
        over = true;
        Report();
        report.Cancel();
        room.Cancel();
        uplink?.Clear();
        line.Drained -= PumpQueue;
        faults.OnCallEnded();
        ppp.Abort();
        gateway.Close();
        queue.Clear();
        queuedBytes = 0;
    }

    private void JudgeUplink()
    {
        int waiting = uplink!.Pending;
        bool full = uplinkFull ? waiting > UplinkLow : waiting > UplinkHigh;
        if (full != uplinkFull && !over)
        {
            uplinkFull = full;
            UplinkFull?.Invoke(full);
        }
    }

    private void OnPppEnded(string reason)
    {
        Abort();
        Ended?.Invoke(reason);
    }

    private void OnPacketFromHost(ReadOnlySpan<byte> packet)
    {
        Counters.PacketsFromHost++;
        Counters.BytesFromHost += packet.Length;
        faults.OnTransfer(packet.Length);
        PassFaults(Direction.FromHost, packet, gateway.Receive);
    }

    private void OnPacketToHost(ReadOnlySpan<byte> packet) => PassFaults(Direction.ToHost, packet, Enqueue);

    private void PassFaults(Direction direction, ReadOnlySpan<byte> packet, PacketSink next)
    {
        PacketFate fate = faults.Judge(direction, packet);
        packet = fate.Changed ?? packet;
        if (fate.Lost)
        {
            Counters.LostByFault++;
        }
        else if (fate.Delay == TimeSpan.Zero)
        {
            next(packet);
        }
        else
        {
            byte[] copy = packet.ToArray();
            timeline.After(fate.Delay, () =>
            {
                if (!over)
                {
                    next(copy);
                }
            });
        }
    }

    private void Enqueue(ReadOnlySpan<byte> packet)
    {
        if (over || queuedBytes + packet.Length > QueueLimit)
        {
            Counters.QueueOverflows++;
            return;
        }
        queue.Enqueue(packet.ToArray());
        queuedBytes += packet.Length;
        PumpQueue();
    }

    private void PumpQueue()
    {
        bool wasFull = queuedBytes >= RoomLimit;
        while (line.Pending < LineTarget && queue.TryDequeue(out byte[]? packet))
        {
            queuedBytes -= packet.Length;
            Counters.PacketsToHost++;
            Counters.BytesToHost += packet.Length;
            faults.OnTransfer(packet.Length);
            ppp.SendPacket(packet);
        }
        if (wasFull && queuedBytes < RoomLimit)
        {
            // Later, not now: this runs inside the sending of a packet.
            room.Set(TimeSpan.Zero);
        }
    }

    private TimeSpan QueueDelay() => line.TimeFor(queuedBytes + line.Pending);

    private void Report()
    {
        if (Counters != reported)
        {
            reported = Counters with { };
            log.Write(LogTopic.Traffic, Describe());
        }
        report.Set(ReportInterval);
    }

    private string Describe()
    {
        long frameErrors = ppp.Decoder.CheckErrors + ppp.Decoder.Malformed + ppp.Decoder.Oversized + ppp.DroppedFrames;
        return $"from host {Counters.PacketsFromHost} packets {Counters.BytesFromHost} bytes, to host "
            + $"{Counters.PacketsToHost} packets {Counters.BytesToHost} bytes, tcp {gateway.Tcp.ConnectionCount} open "
            + $"{Counters.Retransmissions} repeated, dropped: frames {frameErrors}, malformed {Counters.Malformed}, "
            + $"unserved {Counters.Unserved}, by fault {Counters.LostByFault}, queue {Counters.QueueOverflows}";
    }
}
