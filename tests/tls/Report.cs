using System;
using System.Globalization;
using System.Threading;
using NanoSocket.Tool.Testing;

namespace NanoSocket.TlsTests;

/// <summary>Prints results as they come, and counts them.</summary>
internal sealed class Report
{
    private readonly Lock _gate = new();

    /// <summary>The counts so far.</summary>
    public TestTally Tally { get; private set; }

    /// <summary>Takes a result.</summary>
    /// <param name="name">Of the case.</param>
    /// <param name="problem">What is wrong; null: it passed.</param>
    /// <param name="elapsed">What it took.</param>
    public void Add(string name, string? problem, TimeSpan elapsed)
    {
        lock (_gate)
        {
            Tally += problem is null ? new TestTally(1, 0) : new TestTally(0, 1);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(problem is null ? "ok  " : "FAIL")} {name} ({elapsed.TotalSeconds:0.0} s)"));
            if (problem is not null)
            {
                Console.WriteLine(problem.TrimEnd());
            }
        }
    }
}
