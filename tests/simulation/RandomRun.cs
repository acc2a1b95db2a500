using System;
using System.Collections.Generic;
using NanoSocket.Simulation.Tests.Schedules;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulation.Tests;

/// <summary>
/// One seed: a device, its network and its apps do what the schedule says. Then everything that disturbs ends, and all
/// that is pending has to finish, the link has to stand, and no memory may be left in use.
/// </summary>
internal sealed class RandomRun : CheckedRun
{
    private readonly Swarm _swarm;
    private readonly IReadOnlyList<Operation> _operations;
    private readonly App _app;
    private int _nextOperation;
    private long _nextFetch;

    public RandomRun(int seed, Swarm swarm, IReadOnlyList<Operation> operations, Trace trace)
        : base(OptionsOf(seed, swarm), swarm.Quality, trace, $"(seed {seed})")
    {
        _swarm = swarm;
        _operations = operations;
        _app = new App(Core, Device, Servers, swarm);
        Manners.IgnoredPercent = swarm.IgnoredPercent;
        Manners.PartialPercent = swarm.PartialPercent;
        Manners.SloppyPercent = swarm.SloppyPercent;
    }

    /// <summary>Runs to the end.</summary>
    /// <exception cref="Violation">A rule was broken.</exception>
    public void Run()
    {
        Device.Engine.PowerOn(true);
        for (int i = 0; i < _swarm.Tasks; i++)
        {
            Core.AddTask();
        }

        RunUntil(() => Device.NowMs >= _swarm.EndMs && _nextOperation == _operations.Count, int.MaxValue, "");
        Finish();
    }

    protected override void Act()
    {
        while (_nextOperation < _operations.Count && _operations[_nextOperation].AtMs <= Device.NowMs)
        {
            Operation operation = _operations[_nextOperation++];
            if (operation.Kind == OperationKind.Fetch)
            {
                Manners.Fetch(_app.TaskOf(operation), 1 + (operation.B % 3));
            }
            else
            {
                _app.Do(operation);
            }
        }

        if (Manners.IsPolite || Device.NowMs >= _nextFetch)
        {
            _nextFetch = Device.NowMs + _swarm.FetchEveryMs;
            FetchAll();
        }
    }

    protected override long NextWake()
    {
        long next = Device.NowMs + 1000;
        if (_nextOperation < _operations.Count)
        {
            next = Math.Min(next, _operations[_nextOperation].AtMs);
        }

        return Manners.IsPolite || _swarm.FetchEveryMs == 0 ? next : Math.Min(next, _nextFetch);
    }

    private static ModemOptions OptionsOf(int seed, Swarm swarm)
        => new() { Seed = seed, BaudRate = swarm.BaudRate, Faults = swarm.ParseFaults() };
}
