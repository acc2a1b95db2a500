namespace NanoSocket.Core.Rtos;

/// <summary>The thread behind a task. Called with the core lock held; must not block.</summary>
public interface ITaskSignal
{
    /// <summary>The thread's name for people; empty when it has none.</summary>
    string Name { get; }

    /// <summary>A message is waiting. Latches until the thread has looked.</summary>
    void Wake();
}
