using System.Collections.Generic;
using NanoSocket.Aot.Ir;

namespace NanoSocket.Aot.Emit;

/// <summary>Which variables are read by something that is written. C compilers warn about the others, so those are left
/// out.</summary>
internal static class Liveness
{
    public static HashSet<Local> Read(IReadOnlyList<Statement> body)
    {
        HashSet<Local> live = [];
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (Statement statement in body)
            {
                if (statement is Assign { Target: { } target } && !live.Contains(target))
                {
                    continue;
                }
                foreach (Expression expression in Walker.Expressions(statement))
                {
                    changed |= expression switch
                    {
                        LocalValue value => live.Add(value.Local),
                        LocalAddress address => live.Add(address.Local),
                        _ => false,
                    };
                }
                changed |= statement is CheckedOperation operation && live.Add(operation.Result);
                changed |= statement is StackAllocate allocation && live.Add(allocation.Result);
            }
        }
        return live;
    }
}
