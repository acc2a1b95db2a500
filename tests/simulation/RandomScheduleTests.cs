using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace NanoSocket.Simulation.Tests;

/// <summary>Thousands of random schedules, and all that once failed.</summary>
public sealed class RandomScheduleTests
{
    private const int Seeds = 2000;

    [Fact]
    public void Random_schedules_do_what_the_specification_says()
    {
        List<string> failures = [];
        SeedRunner.Run(Failed().Concat(Enumerable.Range(1, Seeds)), (seed, problem) =>
        {
            if (problem != null)
            {
                failures.Add(Program.Describe(seed, problem));
            }
        });
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    /// <summary>Seeds that once failed: the first word of each line that is a number.</summary>
    private static IEnumerable<int> Failed()
    {
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "failed-seeds.txt")))
        {
            if (int.TryParse(line.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int seed))
            {
                yield return seed;
            }
        }
    }
}
