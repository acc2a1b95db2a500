using System;
using System.Collections.Generic;
using NanoSocket.Core.Modem;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Fuzz.Tests.Promise;

/// <summary>How each state of the supervisor comes about.</summary>
internal static class Situations
{
    private const long LimitMs = 600_000;

    private static readonly ModemOptions s_good = new();

    private static readonly Dictionary<SupervisorState, Action<World>> s_ways = new()
    {
        [SupervisorState.Restarting] = static world => world.Disconnect(),
        [SupervisorState.SimBlocked] = static world => world.Connect(s_good with { Pin = "1234" }),
        [SupervisorState.HangingUp] = EndCall,
        [SupervisorState.BackingOff] = LoseCarrier,
        [SupervisorState.RadioOff] = static world =>
        {
            world.Supervisor.IsRadioOff = true;
            world.Connect(s_good);
        },
        [SupervisorState.Registering] = static world => world.Connect(
            s_good with { Faults = [FaultSpec.Parse("deny-registration")] }),
    };

    /// <summary>Whether the supervisor came into the state, which may have been short.</summary>
    public static bool Reach(World world, SupervisorState state)
    {
        if (state == SupervisorState.Off)
        {
            return true;
        }

        world.Run.Engine.PowerOn(true);
        world.Run.Run();
        if (s_ways.TryGetValue(state, out Action<World>? way))
        {
            way(world);
        }
        else
        {
            world.Connect(s_good);
        }

        return world.RunUntil(() => world.Supervisor.State == state, LimitMs);
    }

    private static void EndCall(World world)
    {
        GoOnline(world);
        world.Supervisor.IsRadioOff = true;
    }

    private static void LoseCarrier(World world)
    {
        GoOnline(world);
        world.DropCarrier();
    }

    private static void GoOnline(World world)
    {
        world.Connect(s_good);
        world.RunUntil(() => world.Supervisor.IsOnline, LimitMs);
    }
}
