using System.Collections.Generic;
using System.Linq;
using NanoSocket.Aot.Ir;

namespace NanoSocket.Aot.Lowering;

/// <summary>A stretch of code whose exceptions go to one place.</summary>
internal class Region(Region? outer, Label handler)
{
    public Region? Outer { get; } = outer;

    /// <summary>Whether anything inside can get to the handler.</summary>
    public bool IsHandlerUsed { get; private set; }

    public Label HandlerForUse()
    {
        IsHandlerUsed = true;
        return handler;
    }
}

/// <summary>A try block with a finally block: whoever leaves it goes through the finally block, which exists once
/// and continues according to <see cref="LeaveId"/>.</summary>
internal sealed class FinallyRegion(Region? outer, Label handler, Label entry, Local leaveId) : Region(outer, handler)
{
    private readonly List<(Region? Region, Label Target)> exits = [];

    public Label Entry { get; } = entry;

    public Local LeaveId { get; } = leaveId;

    /// <summary>Number 0 is the exceptional way.</summary>
    public IEnumerable<(int Id, Region? Region, Label Target)> Exits =>
        exits.Select((exit, index) => (index + 1, exit.Region, exit.Target));

    public int ExitTo(Region? region, Label target)
    {
        int index = exits.IndexOf((region, target));
        if (index < 0)
        {
            index = exits.Count;
            exits.Add((region, target));
        }
        return index + 1;
    }
}
