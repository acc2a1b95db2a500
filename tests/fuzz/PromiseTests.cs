using System;
using NanoSocket.Core.Modem;
using NanoSocket.Fuzz.Tests.Promise;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Options;
using Xunit;

namespace NanoSocket.Fuzz.Tests;

/// <summary>
/// No modem byte stream can crash, hang or grow the firmware: in no state of the supervisor, whatever it is that comes.
/// What must hold in every step stands in <see cref="EngineRun"/>; here it is seen to hold, and that the firmware works
/// when the modem does.
/// </summary>
public sealed class PromiseTests
{
    private const int Pieces = 150;
    private const int Seeds = 6;

    /// <summary>A modem that works has to be found, whatever the noise made of speed and mode.</summary>
    private const long RecoveryMs = 30 * 60_000;

    /// <summary>Lines are short, and what repeats is counted instead.</summary>
    private const long LongestLogPerPiece = 250;

    public static TheoryData<SupervisorState> States => [.. Enum.GetValues<SupervisorState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void No_modem_byte_stream_can_crash_hang_or_grow_the_firmware(SupervisorState state) => Isolated.Run(
        static state =>
        {
            byte[] real = Conversation();
            foreach (NoiseKind kind in Enum.GetValues<NoiseKind>())
            {
                for (int seed = 1; seed <= Seeds; seed++)
                {
                    // Without the multiplexer a call ends in one go, and hanging up is no state that lasts.
                    bool multiplexing = seed % 2 == 0
                        || state is SupervisorState.Multiplexing or SupervisorState.HangingUp;
                    // Classes set themselves up when they are first used: what an input allocates, it allocates once.
                    bool allocates = Suffer(state, multiplexing, kind, seed, real) > 0
                        && Suffer(state, multiplexing, kind, seed, real) > 0;
                    Assert.False(allocates, $"{state}, {kind}, seed {seed}: bytes allocated");
                }
            }
        },
        state);

    /// <summary>From power-on to a link, as a good modem says it.</summary>
    private static byte[] Conversation()
    {
        World world = new(multiplexing: true, "conversation");
        Assert.True(Situations.Reach(world, SupervisorState.Online));
        world.RunUntil(() => false, 30_000);
        return world.Heard;
    }

    private static long Suffer(SupervisorState state, bool multiplexing, NoiseKind kind, int seed, byte[] real)
    {
        string name = $"{state}, {kind}, CMUX {multiplexing}, seed {seed}";
        World world = new(multiplexing, name);
        Assert.True(Situations.Reach(world, state), $"{name}: not reached, but {world.Supervisor.State}");
        world.Disconnect();
        long allocated = world.Run.Allocated;
        long logged = world.Run.Logged;
        Noise noise = new(kind, seed, real);
        for (int i = 0; i < Pieces; i++)
        {
            world.Say(noise.Next(), noise.Pause());
        }

        allocated = world.Run.Allocated - allocated;
        logged = world.Run.Logged - logged;
        Assert.True(logged < Pieces * LongestLogPerPiece, $"{name}: {logged} bytes logged");
        world.Supervisor.IsRadioOff = false;
        world.Run.Engine.PowerOn(true);
        world.Run.Run();
        world.Connect(new ModemOptions());
        bool recovered = world.RunUntil(() => world.Supervisor.IsOnline, RecoveryMs);
        Assert.True(recovered, $"{name}: no link within half an hour, but {world.Supervisor.State}");
        return allocated;
    }
}
