namespace NanoSocket.Core.Diagnostics;

/// <summary>What the board's kernel, heap and serial line say about themselves.</summary>
public interface IBoardStatus
{
    /// <summary>Memory as it is now.</summary>
    BoardMemory Memory { get; }

    /// <summary>Places for threads, some of which may be free.</summary>
    int ThreadPlaces { get; }

    /// <summary>The thread in a place; false when there is none.</summary>
    bool TryGetThread(int place, out BoardThread thread);
}
