using System;

namespace nanoFramework.TestFramework;

/// <summary>Comparisons that tests need often.</summary>
public static class TestExtensions
{
    /// <summary>Whether two arrays have equal elements in the same order.</summary>
    public static bool SequenceEqual(this Array a, Array b) => CollectionAssert.Difference(a, b) is null;
}
