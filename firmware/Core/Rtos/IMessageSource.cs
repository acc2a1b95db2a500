namespace NanoSocket.Core.Rtos;

/// <summary>
/// Something that has messages for tasks. Messages are not copied into a queue: a source keeps each as a flag
/// or a counter with the stamp it was posted at, and <see cref="RtosTask.TryReceive"/> takes the oldest stamp of
/// all sources. So the order is first in, first out over all sources, the memory is fixed, and a message that
/// became pointless is withdrawn by clearing its flag.
/// </summary>
public interface IMessageSource
{
    /// <summary>Whether there is a message for the task, and the stamp of its oldest.</summary>
    bool TryPeek(RtosTask task, out uint stamp);

    /// <summary>Takes the message that <see cref="TryPeek"/> found, with the state changes its fetch causes.</summary>
    RtosMessage Take(RtosTask task);
}
