using NanoSocket.Core.Diagnostics;

namespace NanoSocket.Core.Engine;

/// <summary>The board below the core: its name, its restarts, and what kernel, heap and serial line say.</summary>
public interface IBoard : IRetainedMemory
{
    /// <summary>The board's name, as in <c>boards/</c>.</summary>
    string Name { get; }

    /// <summary>Why the board started.</summary>
    StartReason StartReason { get; }

    /// <summary>Memory as it is now.</summary>
    BoardMemory Memory { get; }

    /// <summary>Places for threads, some of which may be free.</summary>
    int ThreadPlaces { get; }

    /// <summary>The thread in a place; false when there is none.</summary>
    bool TryGetThread(int place, out BoardThread thread);

    /// <summary>Starts the board anew; does not return.</summary>
    /// <param name="reason">What <see cref="StartReason"/> says then.</param>
    void Restart(StartReason reason);
}
