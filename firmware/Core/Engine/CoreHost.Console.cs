using NanoSocket.Core.Diagnostics;

namespace NanoSocket.Core.Engine;

/// <summary>The board's console: typed commands and how long the core lock was held.</summary>
public sealed partial class CoreHost
{
    private readonly CommandConsole? _console;

    /// <summary>The longest the core lock was held since the start, in microseconds.</summary>
    public int LongestHoldUs => _coreLock.LongestUs;

    /// <summary>What it was held for then.</summary>
    public CoreCall LongestHoldCall => _coreLock.LongestCall;

    private CommandConsole MakeConsole(IConsoleInput input, IBoard? board)
    {
        SlotReport slots = new(_engine.Sockets);
        LinkReport link = new(_engine, _coreLock);
        ModemReport modem = new(_engine);
        return board == null
            ? new CommandConsole(input, _engine.Log, slots, link, modem)
            : new CommandConsole(input, _engine.Log, slots, link, modem, new MemoryReport(board),
                new ThreadReport(board), new TraceReport(_recorder));
    }

    private long ServeConsole(long nowMs)
    {
        if (_console == null)
        {
            return long.MaxValue;
        }

        using (_coreLock.Enter(CoreCall.Console))
        {
            return _console.Step(nowMs);
        }
    }
}
