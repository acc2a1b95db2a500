using System.Collections.Generic;
using System.Linq;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulation.Tests.Schedules;

/// <summary>The operations of a seed, in the order of their times.</summary>
internal static class Schedule
{
    public static IReadOnlyList<Operation> Of(int seed, Swarm swarm)
    {
        DeterministicRandom random = DeterministicRandom.For(seed, "schedule");
        int total = swarm.Weights.Sum(entry => entry.Weight);
        List<Operation> operations = [];
        for (int i = 0; i < swarm.Operations; i++)
        {
            long at = swarm.BeginMs + random.Next(swarm.DurationMs);
            OperationKind kind = Choose(swarm, random.Next(total));
            operations.Add(new Operation(
                at, kind, random.Next(int.MaxValue), random.Next(int.MaxValue), random.Next(int.MaxValue)));
        }

        return [.. operations.OrderBy(operation => operation.AtMs)];
    }

    private static OperationKind Choose(Swarm swarm, int ticket)
    {
        int index = 0;
        while (ticket >= swarm.Weights[index].Weight)
        {
            ticket -= swarm.Weights[index].Weight;
            index++;
        }

        return swarm.Weights[index].Kind;
    }
}
