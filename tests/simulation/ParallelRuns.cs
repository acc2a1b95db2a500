using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Link.Tests.Support;

namespace NanoSocket.Simulation.Tests;

/// <summary>Runs, as many at a time as there are processors, each processor with a network stack of its own.</summary>
internal static class ParallelRuns
{
    /// <summary>Does all jobs.</summary>
    /// <param name="jobs">Their numbers.</param>
    /// <param name="work">
    /// A static method that does jobs until there are none, in its own context: what it reports is of a type that all
    /// contexts share.
    /// </param>
    /// <param name="report">Told of each job that has ended; one at a time.</param>
    public static void Do<T>(
        IEnumerable<int> jobs, Action<(Func<int?> Next, Action<int, T> Report)> work, Action<int, T> report)
    {
        using IEnumerator<int> source = jobs.GetEnumerator();
        Lock gate = new();
        int? Next()
        {
            lock (gate)
            {
                return source.MoveNext() ? source.Current : null;
            }
        }

        void Report(int job, T result)
        {
            lock (gate)
            {
                report(job, result);
            }
        }

        (Func<int?>, Action<int, T>) shared = (Next, Report);
        Parallel.For(0, Environment.ProcessorCount, _ => Isolated.Run(work, shared));
    }

    /// <summary>Runs something.</summary>
    /// <returns>What was wrong, or null.</returns>
    public static string? ProblemOf(Action run)
    {
        try
        {
            run();
            return null;
        }
        catch (Violation violation)
        {
            return violation.Message;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return error.ToString();
        }
    }
}
