using System;

namespace nanoFramework.TestFramework;

/// <content>Parts of strings, compared character by character.</content>
public sealed partial class Assert
{
    /// <summary>Expects a part of a string.</summary>
    /// <exception cref="TestFrameworkShared.AssertFailedException">It is not there.</exception>
    public static void Contains(string expected, string actual, string message = "")
    {
        if (!actual.Contains(expected, StringComparison.Ordinal))
        {
            Fail("Contains", "Expected:<" + expected + "> in:<" + actual + ">.", message);
        }
    }

    /// <summary>Expects a string without a part. The name is nanoFramework's.</summary>
    /// <exception cref="TestFrameworkShared.AssertFailedException">It is there.</exception>
    public static void DoesNotContains(string expected, string actual, string message = "")
    {
        if (actual.Contains(expected, StringComparison.Ordinal))
        {
            Fail("DoesNotContains", "Unexpected:<" + expected + "> in:<" + actual + ">.", message);
        }
    }

    /// <summary>Expects the beginning of a string.</summary>
    /// <exception cref="TestFrameworkShared.AssertFailedException">It begins otherwise.</exception>
    public static void StartsWith(string expected, string actual, string message = "")
    {
        if (!actual.StartsWith(expected, StringComparison.Ordinal))
        {
            Fail("StartsWith", "Expected:<" + expected + "> at the start of:<" + actual + ">.", message);
        }
    }

    /// <summary>Expects the end of a string.</summary>
    /// <exception cref="TestFrameworkShared.AssertFailedException">It ends otherwise.</exception>
    public static void EndsWith(string expected, string actual, string message = "")
    {
        if (!actual.EndsWith(expected, StringComparison.Ordinal))
        {
            Fail("EndsWith", "Expected:<" + expected + "> at the end of:<" + actual + ">.", message);
        }
    }
}
