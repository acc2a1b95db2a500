namespace NanoSocket.Core.Modem;

/// <summary>Somebody with commands for the modem: waits for a turn, says one command, hears how it ended.</summary>
public interface IAtUser
{
    /// <summary>From when on it wants to speak; <see cref="long.MaxValue"/> = it has nothing to say.</summary>
    long TurnAt { get; }

    /// <summary>
    /// The channel is free: sends one command, or changes <see cref="TurnAt"/> because there is nothing to say after
    /// all.
    /// </summary>
    void TakeTurn(AtChannel channel);

    /// <summary>
    /// Its command ended. <see cref="AtResult.Prompt"/>: the modem waits for text, and for nobody else's.
    /// </summary>
    void TurnEnded(AtResult result);
}
