using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Ppp;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Faults;

/// <summary>The faults of one modem. Each is asked at every level at which it strikes.</summary>
internal sealed class FaultSet
{
    private readonly List<(FaultTiming Timing, object Fault)> faults = [];
    private readonly List<(string Name, FaultTiming Timing)> timings = [];
    private readonly int seed;
    private readonly Timeline timeline;
    private readonly SimulatorLog log;
    private CellularModem? modem;
    private ICall? call;

    public FaultSet(IReadOnlyList<FaultSpec> specs, int seed, Timeline timeline, SimulatorLog log)
    {
        this.seed = seed;
        this.timeline = timeline;
        this.log = log;
        foreach (FaultSpec spec in specs)
        {
            Make(spec);
        }
    }

    /// <summary>Adds a fault to a modem that runs.</summary>
    public void Add(FaultSpec spec)
    {
        (FaultTiming timing, object fault) = Make(spec);
        if (modem is not null)
        {
            (fault as IModemFault)?.Attach(modem);
        }
        if (call is not null)
        {
            timing.OnCallStarted();
            (fault as ICallFault)?.OnCallStarted(call);
        }
        timing.Start();
    }

    /// <summary>The modem is there; what strikes by the clock may begin.</summary>
    public void Start(CellularModem? target)
    {
        modem = target;
        foreach ((FaultTiming timing, object fault) in faults)
        {
            if (target is not null)
            {
                (fault as IModemFault)?.Attach(target);
            }
            timing.Start();
        }
    }

    /// <summary>Names of the faults that may strike now.</summary>
    public IEnumerable<string> ActiveNames => timings.Where(entry => entry.Timing.IsActive).Select(entry => entry.Name);

    /// <summary>The modem is switched on.</summary>
    public void OnPowerOn()
    {
        foreach ((FaultTiming timing, _) in faults)
        {
            timing.OnPowerOn();
        }
    }

    /// <summary>Sends bytes of the line through all line faults.</summary>
    public void PassLine(Direction direction, ReadOnlySpan<byte> bytes, ByteSink sink) =>
        PassFrom(0, direction, bytes, sink);

    /// <summary>What becomes of a packet.</summary>
    public PacketFate Judge(Direction direction, ReadOnlySpan<byte> bytes)
    {
        PacketFate fate = default;
        foreach ((_, object fault) in faults)
        {
            if (fault is IPacketFault packet)
            {
                PacketFate one = packet.Judge(direction, bytes);
                fate = new PacketFate(fate.Lost | one.Lost, fate.Delay + one.Delay, one.Changed ?? fate.Changed);
            }
        }
        return fate;
    }

    /// <summary>The addresses that a call announces.</summary>
    public LinkAddresses Judge(LinkAddresses addresses)
    {
        foreach (IAddressFault fault in All<IAddressFault>())
        {
            addresses = fault.Apply(addresses);
        }
        return addresses;
    }

    /// <summary>What a name server answers; null: nothing.</summary>
    public byte[]? JudgeName(byte[] answer)
    {
        byte[]? arriving = answer;
        foreach (INameFault fault in All<INameFault>())
        {
            arriving = arriving is null ? null : fault.Apply(arriving);
        }
        return arriving;
    }

    /// <summary>What is done to a command line of the host.</summary>
    public CommandFate JudgeCommand(string body)
    {
        CommandFate fate = default;
        foreach (ICommandFault fault in All<ICommandFault>())
        {
            CommandFate one = fault.Judge(body);
            fate = new CommandFate(fate.IsRefused | one.IsRefused, fate.Delay + one.Delay);
        }
        return fate;
    }

    /// <summary>What comes in front of a line of an answer.</summary>
    public IEnumerable<string> Interruptions() => All<IReportFault>().SelectMany(fault => fault.Interrupt());

    /// <summary>A report of the modem's own accord does not go out.</summary>
    public bool Withholds(string report) => All<IReportFault>().Any(fault => fault.Withholds(report));

    /// <summary>A pulse on a pin restarts the modem. Hung modems are cured by it, or not.</summary>
    public bool Restarts(ModemPin pin)
    {
        bool restarts = true;
        foreach (IPinFault fault in All<IPinFault>())
        {
            restarts &= fault.Restarts(pin);
        }
        return restarts;
    }

    /// <summary>The modem does not heed the host's flow control.</summary>
    public bool IgnoresHold => All<IHoldFault>().Any(fault => fault.IgnoresHold);

    public void OnCallStarted(ICall started)
    {
        call = started;
        foreach ((FaultTiming timing, object fault) in faults)
        {
            timing.OnCallStarted();
            (fault as ICallFault)?.OnCallStarted(started);
        }
    }

    public void OnTransfer(int bytes)
    {
        foreach ((FaultTiming timing, _) in faults)
        {
            timing.OnTransfer(bytes);
        }
    }

    public void OnCallEnded()
    {
        call = null;
        foreach ((FaultTiming timing, object fault) in faults)
        {
            timing.OnCallEnded();
            (fault as ICallFault)?.OnCallEnded();
        }
    }

    private (FaultTiming Timing, object Fault) Make(FaultSpec spec)
    {
        FaultParameters parameters = spec.Parameters;
        int ownSeed = parameters.Given.Contains("seed") ? (int)parameters["seed"] : seed;
        DeterministicRandom random = DeterministicRandom.For(ownSeed, $"fault {faults.Count} {spec.Name}");
        FaultTiming timing = new(parameters, spec.Definition.Pattern, timeline);
        if (!timing.IsConstant)
        {
            timing.Begun += () => log.Write(LogTopic.Fault, spec.Name);
            timing.Ended += () => log.Write(LogTopic.Fault, spec.Name + " is over");
        }
        object fault = spec.Definition.Create(new FaultContext(spec.Name, parameters, timing, timeline, random, log));
        faults.Add((timing, fault));
        timings.Add((spec.Name, timing));
        return (timing, fault);
    }

    private IEnumerable<T> All<T>() => faults.Select(entry => entry.Fault).OfType<T>();

    private void PassFrom(int index, Direction direction, ReadOnlySpan<byte> bytes, ByteSink sink)
    {
        while (index < faults.Count && faults[index].Fault is not ILineFault)
        {
            index++;
        }
        if (index == faults.Count)
        {
            sink(bytes);
        }
        else
        {
            ((ILineFault)faults[index].Fault).Pass(
                direction, bytes, rest => PassFrom(index + 1, direction, rest, sink));
        }
    }
}
