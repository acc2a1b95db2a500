using System.Threading;

namespace NanoSocket;

/// <summary>Scripts beside C#: a thread of their own.</summary>
public static partial class LuaTask
{
    /// <summary>Name of the thread: where <see cref="Rtos.Post(string, int, System.ReadOnlySpan{byte})"/> reaches the
    /// scripts.</summary>
    public const string ThreadName = "lua";

    private const int UsualStack = 8192;

    /// <summary>Runs <c>/lua/main.lua</c> on a thread of its own, beside the app. How it ends is on the log; the app goes
    /// on.</summary>
    /// <param name="stackBytes">The thread's stack, from the board's budget; a script that needs more gets the error
    /// "C stack overflow".</param>
    /// <returns>The thread, which is running.</returns>
    public static Thread Start(int stackBytes = UsualStack)
    {
        Thread thread = new(static () => Run(), stackBytes) { Name = ThreadName, IsBackground = true };
        thread.Start();
        return thread;
    }
}
