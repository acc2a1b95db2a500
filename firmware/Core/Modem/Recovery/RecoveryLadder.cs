using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Modem;

/// <summary>
/// Which step follows which failure. Three ladders, since three things can be wrong: the network, which time heals, so
/// that stronger means come late; the modem's behaviour; or the modem says nothing at all. Each begins anew after its
/// last step: no fault makes the supervisor give up.
/// </summary>
internal static class RecoveryLadder
{
    private const RecoveryStep Dial = RecoveryStep.Redial;
    private const RecoveryStep Again = RecoveryStep.Reattach;

    /// <summary>Registered, but no link. Half of the way is waiting: see <see cref="ModemTimes"/>.</summary>
    private static readonly RecoveryStep[] s_network =
    {
        Dial, Dial, Again, Dial, Dial, RecoveryStep.RestartRadio,
        Dial, Again, RecoveryStep.Reset, Dial, Again, RecoveryStep.PowerCycle,
    };

    /// <summary>It answers, but not as it should.</summary>
    private static readonly RecoveryStep[] s_behaviour =
    {
        Again, Again, RecoveryStep.RestartRadio, Again, RecoveryStep.Reset, Again, Again, RecoveryStep.PowerCycle,
    };

    /// <summary>The SIM is missing or dead: a modem looks for it anew when its radio restarts.</summary>
    private static readonly RecoveryStep[] s_sim = { Again, Again, RecoveryStep.RestartRadio };

    /// <summary>
    /// It answered before, so it was on: a reset first. Then nobody knows: the press that switches on a modem without
    /// power switches off one that hangs, or is too short for that; so it is followed by a long one, and that by
    /// another.
    /// </summary>
    private static readonly RecoveryStep[] s_fellSilent =
    {
        Again, RecoveryStep.Reset, RecoveryStep.PressPowerKey, RecoveryStep.HoldPowerKey, RecoveryStep.PressPowerKey,
    };

    /// <summary>
    /// It never answered: it may still boot, then a press would switch it off; it may be off, then only a press helps.
    /// </summary>
    private static readonly RecoveryStep[] s_neverSpoke =
    {
        Again, RecoveryStep.PressPowerKey, RecoveryStep.Reset, RecoveryStep.HoldPowerKey, RecoveryStep.PressPowerKey,
    };

    /// <summary>The step for a failure.</summary>
    /// <param name="fault">What failed.</param>
    /// <param name="count">How often in a row, 1 = the first time.</param>
    /// <param name="fellSilent">Of a modem that says nothing: it did before.</param>
    /// <param name="wired">Control lines that can be used.</param>
    public static RecoveryStep Next(ModemFault fault, int count, bool fellSilent, ModemPins wired)
    {
        RecoveryStep[] ladder = LadderOf(fault, fellSilent);
        return Possible(ladder[(count - 1) % ladder.Length], wired);
    }

    private static RecoveryStep[] LadderOf(ModemFault fault, bool fellSilent) => fault switch
    {
        ModemFault.NoResponse => fellSilent ? s_fellSilent : s_neverSpoke,
        ModemFault.SimMissing or ModemFault.SimNotReady => s_sim,
        ModemFault.CommandRefused or ModemFault.ModemRestarted or ModemFault.MultiplexerLost => s_behaviour,
        _ => s_network,
    };

    private static RecoveryStep Possible(RecoveryStep step, ModemPins wired)
    {
        bool key = (wired & ModemPins.PowerKey) != 0;
        bool reset = (wired & ModemPins.Reset) != 0;
        return step switch
        {
            RecoveryStep.Reset when !reset => key ? RecoveryStep.PowerCycle : RecoveryStep.RestartRadio,
            RecoveryStep.PowerCycle when !key => reset ? RecoveryStep.Reset : RecoveryStep.RestartRadio,
            RecoveryStep.PressPowerKey or RecoveryStep.HoldPowerKey when !key => reset ? RecoveryStep.Reset : RecoveryStep.Reattach,
            _ => step,
        };
    }
}
