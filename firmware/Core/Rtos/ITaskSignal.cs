namespace NanoSocket.Core.Rtos;

/// <summary>Wakes the thread behind a task. Called with the core lock held; must not block.</summary>
public interface ITaskSignal
{
    /// <summary>A message is waiting. Latches until the thread has looked.</summary>
    void Wake();
}
