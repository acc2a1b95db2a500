using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Ppp;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Faults;

/// <summary>The faults of one modem, sorted by the level at which they strike.</summary>
internal sealed class FaultSet
{
    private readonly ILineFault[] line;
    private readonly IPacketFault[] packet;
    private readonly ICallFault[] call;
    private readonly IOperatorFault[] network;
    private readonly IAddressFault[] address;

    public FaultSet(IReadOnlyList<FaultSpec> specs, int seed, Timeline timeline, SimulatorLog log)
    {
        List<object> faults = [];
        for (int i = 0; i < specs.Count; i++)
        {
            FaultParameters parameters = specs[i].Parameters;
            int ownSeed = parameters.Given.Contains("seed") ? (int)parameters["seed"] : seed;
            DeterministicRandom random = DeterministicRandom.For(ownSeed, $"fault {i} {specs[i].Name}");
            faults.Add(specs[i].Definition.Create(new FaultContext(parameters, timeline, random, log)));
        }
        line = [.. faults.OfType<ILineFault>()];
        packet = [.. faults.OfType<IPacketFault>()];
        call = [.. faults.OfType<ICallFault>()];
        network = [.. faults.OfType<IOperatorFault>()];
        address = [.. faults.OfType<IAddressFault>()];
    }

    /// <summary>Sends bytes of the line through all line faults.</summary>
    public void PassLine(Direction direction, ReadOnlySpan<byte> bytes, ByteSink sink) =>
        PassFrom(0, direction, bytes, sink);

    /// <summary>What becomes of a packet.</summary>
    public PacketFate Judge(Direction direction, ReadOnlySpan<byte> bytes)
    {
        PacketFate fate = default;
        foreach (IPacketFault fault in packet)
        {
            PacketFate one = fault.Judge(direction, bytes);
            fate = new PacketFate(fate.Lost | one.Lost, fate.Delay + one.Delay, one.Changed ?? fate.Changed);
        }
        return fate;
    }

    public void OnCallStarted(Action<string> drop)
    {
        foreach (ICallFault fault in call)
        {
            fault.OnCallStarted(drop);
        }
    }

    public void OnTransfer(int bytes)
    {
        foreach (ICallFault fault in call)
        {
            fault.OnTransfer(bytes);
        }
    }

    public void OnCallEnded()
    {
        foreach (ICallFault fault in call)
        {
            fault.OnCallEnded();
        }
    }

    public void ApplyTo(OperatorNetwork target)
    {
        foreach (IOperatorFault fault in network)
        {
            fault.Apply(target);
        }
    }

    /// <summary>The addresses that a call announces.</summary>
    public LinkAddresses Judge(LinkAddresses addresses)
    {
        foreach (IAddressFault fault in address)
        {
            addresses = fault.Apply(addresses);
        }
        return addresses;
    }

    private void PassFrom(int index, Direction direction, ReadOnlySpan<byte> bytes, ByteSink sink)
    {
        if (index == line.Length)
        {
            sink(bytes);
        }
        else
        {
            line[index].Pass(direction, bytes, rest => PassFrom(index + 1, direction, rest, sink));
        }
    }
}
