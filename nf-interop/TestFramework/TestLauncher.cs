using System;
using System.ComponentModel;
using System.Diagnostics;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>
/// Runs tests and prints nanoFramework's result lines: <c>Test passed,NAME,TICKS</c>, <c>Test failed,NAME,REASON</c>,
/// <c>Test skipped,NAME,REASON</c>. Its calls are generated: an app that consists of test classes needs no
/// <c>Main</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TestLauncher
{
    /// <summary>Most failures that an exit code tells of; the numbers above it have meanings of their own.</summary>
    private const int MostFailures = 100;

    private int _failures;

    /// <summary>The exit code of the run: the number of tests that failed, at most 100.</summary>
    public int ExitCode => Math.Min(_failures, MostFailures);

    /// <summary>Runs a test.</summary>
    /// <param name="name">Class, method and number of the row, with dots between.</param>
    /// <param name="test">The method with its arguments.</param>
    public void Test(string name, Action test)
    {
        long start = Stopwatch.GetTimestamp();
        if (Run(name, test))
        {
            Console.WriteLine("Test passed," + name + "," + Stopwatch.GetElapsedTime(start).Ticks.ToString());
        }
    }

    /// <summary>Runs what comes before or after the tests of a class. Says nothing unless it fails.</summary>
    /// <returns>False when it failed or skips the class.</returns>
    public bool Prepare(string name, Action step) => Run(name, step);

    /// <summary>Reports a test that cannot be run because its class could not be set up.</summary>
    public void Skip(string name) => Report("skipped", name, "its class was not set up");

    private bool Run(string name, Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (SkipTestException skip)
        {
            Report("skipped", name, skip.Message);
        }
#pragma warning disable CA1031 // A test may fail in any way; the next one runs all the same.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _failures++;
            Report("failed", name, failure is AssertFailedException
                ? failure.Message
                : failure.GetType().ToString() + ": " + failure.Message);
            Console.Error.WriteLine(failure.ToString());
        }

        return false;
    }

    /// <summary>One line, whatever the reason contains.</summary>
    private static void Report(string result, string name, string reason)
        => Console.WriteLine("Test " + result + "," + name + "," + reason.Replace('\r', ' ').Replace('\n', ' '));
}
