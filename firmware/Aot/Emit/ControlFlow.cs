using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Aot.Ir;

namespace NanoSocket.Aot.Emit;

/// <summary>Removes jumps to the next statement, statements that nothing reaches and labels that nothing names: C
/// compilers warn about them, and people read the rest.</summary>
internal static class ControlFlow
{
    /// <param name="body">The statements.</param>
    /// <param name="canThrow">Whether a statement can go on at its handler.</param>
    /// <param name="neverReturns">Whether a statement always does.</param>
    public static List<Statement> Simplify(
        IReadOnlyList<Statement> body, Func<ThrowingStatement, bool> canThrow,
        Func<ThrowingStatement, bool> neverReturns)
    {
        List<Statement> result = [.. body];
        int before;
        do
        {
            before = result.Count;
            result = WithoutIdleJumps(WithTurnedBranches(result));
            HashSet<Label> used = [.. result.SelectMany(s => Targets(s, canThrow))];
            result = Reachable(result, used, neverReturns);
        }
        while (result.Count != before);
        return result;
    }

    /// <summary>Whether control can get from one statement back to itself.</summary>
    public static bool IsInLoop(IReadOnlyList<Statement> body, int index)
    {
        HashSet<Label> before = [.. body.Take(index).OfType<Mark>().Select(m => m.Label)];
        return body.Skip(index).Any(s => Targets(s, _ => true).Any(before.Contains));
    }

    /// <summary>Makes <c>if (c) goto A; goto B; A:</c> into <c>if (!c) goto B; A:</c>.</summary>
    private static List<Statement> WithTurnedBranches(List<Statement> body)
    {
        List<Statement> result = [];
        for (int i = 0; i < body.Count; i++)
        {
            if (body[i] is Branch branch && i + 1 < body.Count && body[i + 1] is Goto jump
                && MarksFollowing(body, i + 1).Contains(branch.Target))
            {
                result.Add(new Branch(branch.Condition, jump.Target, !branch.WhenTrue) { Place = branch.Place });
                i++;
            }
            else
            {
                result.Add(body[i]);
            }
        }
        return result;
    }

    private static IEnumerable<Label> Targets(Statement statement, Func<ThrowingStatement, bool> canThrow)
    {
        IEnumerable<Label?> targets = statement switch
        {
            Goto s => [s.Target],
            Branch s => [s.Target],
            Switch s => [.. s.Cases.Select(c => c.Target), s.Otherwise],
            ThrowingStatement s when canThrow(s) => [s.Handler],
            _ => [],
        };
        return targets.OfType<Label>();
    }

    private static List<Statement> WithoutIdleJumps(List<Statement> body)
    {
        List<Statement> result = [];
        for (int i = 0; i < body.Count; i++)
        {
            if (body[i] is not Goto jump || !MarksFollowing(body, i).Contains(jump.Target))
            {
                result.Add(body[i]);
            }
        }
        return result;
    }

    private static IEnumerable<Label> MarksFollowing(List<Statement> body, int index)
    {
        for (int i = index + 1; i < body.Count && body[i] is Mark mark; i++)
        {
            yield return mark.Label;
        }
    }

    private static List<Statement> Reachable(
        List<Statement> body, HashSet<Label> used, Func<ThrowingStatement, bool> neverReturns)
    {
        List<Statement> result = [];
        bool isReached = true;
        foreach (Statement statement in body)
        {
            if (statement is Mark mark)
            {
                isReached |= used.Contains(mark.Label);
                if (!used.Contains(mark.Label))
                {
                    continue;
                }
            }
            if (isReached)
            {
                result.Add(statement);
            }
            isReached &= statement is not (Goto or Return or Throw or Propagate or Switch { Otherwise: not null })
                && !(statement is ThrowingStatement thrower && neverReturns(thrower));
        }
        return result;
    }
}
