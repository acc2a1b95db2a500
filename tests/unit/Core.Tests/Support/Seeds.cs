using System;
using System.Collections.Generic;
using System.IO;
using CsCheck;

namespace NanoSocket.Core.Tests.Support;

/// <summary>
/// Runs a property: first with every seed that once failed it (failed-seeds.txt), then with new ones.
/// </summary>
public static class Seeds
{
    public static void Check<T>(string name, Gen<T> values, Action<T> property, long iterations = 2000)
    {
        foreach (string seed in Known(name))
        {
            values.Sample(property, seed: seed, iter: 1, threads: 1);
        }

        values.Sample(property, iter: iterations, threads: 1);
    }

    private static IEnumerable<string> Known(string name)
    {
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "failed-seeds.txt")))
        {
            string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 2 && parts[0] == name)
            {
                yield return parts[1];
            }
        }
    }
}
