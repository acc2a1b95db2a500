using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulation.Tests.Schedules;

namespace NanoSocket.Simulation.Tests;

/// <summary>One seed for a human: its trace, and, when it fails, the fewest operations that fail like it.</summary>
internal static class Replay
{
    /// <summary>Runs and prints.</summary>
    /// <returns>Whether the seed passed.</returns>
    public static bool Run(int seed)
    {
        bool passed = false;
        Isolated.Run(static arguments => arguments.Tell(Show(arguments.Seed)), (Seed: seed, Tell: (Action<bool>)Tell));
        return passed;

        void Tell(bool result) => passed = result;
    }

    private static bool Show(int seed)
    {
        Swarm swarm = Swarm.Of(seed);
        IReadOnlyList<Operation> operations = Schedule.Of(seed, swarm);
        Console.WriteLine($"seed {seed}: {swarm}\n");
        string? problem = Print(seed, swarm, operations);
        if (problem == null)
        {
            Console.WriteLine("1 passed, 0 failed");
            return true;
        }

        IReadOnlyList<Operation> fewest = Shrink(seed, swarm, operations, problem);
        Console.WriteLine($"\nThe same with {fewest.Count} of {operations.Count} operations:\n");
        foreach (Operation operation in fewest)
        {
            Console.WriteLine(operation);
        }

        Console.WriteLine();
        Print(seed, swarm, fewest);
        Console.WriteLine("0 passed, 1 failed");
        return false;
    }

    private static string? Print(int seed, Swarm swarm, IReadOnlyList<Operation> operations)
    {
        Trace trace = new(keepLines: true);
        string? problem = SeedRunner.Try(seed, swarm, operations, trace);
        foreach (string line in trace.Lines)
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(problem == null ? "passed" : "FAILED: " + problem);
        return problem;
    }

    /// <summary>Leaves out ever smaller pieces as long as the run still fails in the same way.</summary>
    private static IReadOnlyList<Operation> Shrink(
        int seed, Swarm swarm, IReadOnlyList<Operation> operations, string problem)
    {
        for (int piece = Math.Max(1, operations.Count / 2); ; piece /= 2)
        {
            for (int at = 0; at < operations.Count;)
            {
                Operation[] fewer = [.. operations.Take(at), .. operations.Skip(at + piece)];
                if (IsSame(SeedRunner.Try(seed, swarm, fewer, new Trace(keepLines: false)), problem))
                {
                    operations = fewer;
                }
                else
                {
                    at += piece;
                }
            }

            if (piece == 1)
            {
                return operations;
            }
        }
    }

    /// <summary>Failures are the same when their texts are, numbers and sockets apart.</summary>
    private static bool IsSame(string? problem, string other) => problem != null && Kind(problem) == Kind(other);

    private static string Kind(string problem)
    {
        string line = problem.Split('\n')[0];
        int colon = line.IndexOf("): ", StringComparison.Ordinal);
        return string.Concat((colon < 0 ? line : line[colon..]).Where(c => !char.IsDigit(c)));
    }
}
