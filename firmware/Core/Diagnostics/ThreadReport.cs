using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Diagnostics;

/// <summary><c>threads</c>: every thread of the kernel and how much of its stack it ever needed.</summary>
internal sealed class ThreadReport : Report
{
    private readonly IBoard _board;

    public ThreadReport(IBoard board)
        : base("threads", "threads and their stacks") => _board = board;

    public override bool Write(int row, CoreLog log)
    {
        if (row < _board.ThreadPlaces && _board.TryGetThread(row, out BoardThread thread))
        {
            log.Add("  thread ").Add(thread.Number).Add(" ").Add(thread.Name ?? RoleOf(thread)).Add(": ")
                .Add(thread.IsFinished ? "ended" : thread.IsReady ? "ready" : "waiting").Add(", priority ")
                .Add(thread.Priority).Add(", stack ").Add(thread.StackPeak).Add(" of ").Add(thread.StackSize)
                .Add(" used at most").End();
        }

        return row + 1 < _board.ThreadPlaces;
    }

    private static string RoleOf(in BoardThread thread) => thread.Number switch
    {
        0 => "(idle)",
        1 => "(main)",
        _ => "(unnamed)",
    };
}
