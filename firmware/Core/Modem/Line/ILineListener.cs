namespace NanoSocket.Core.Modem;

/// <summary>Who leads the AT dialogues of a <see cref="ModemLine"/>.</summary>
public interface ILineListener : IAtListener
{
    /// <summary>
    /// The channel's command ended with <see cref="AtChannel.Result"/>. May start the next one and may change the mode
    /// of the line: the bytes behind the result then belong to the new mode.
    /// </summary>
    void CommandDone(AtChannel channel);
}
