using System.Collections;

namespace nanoFramework.TestFramework;

/// <summary>What a test expects of collections.</summary>
public sealed class CollectionAssert
{
    /// <summary>Expects two collections with equal elements in the same order.</summary>
    /// <exception cref="TestFrameworkShared.AssertFailedException">They differ; the text names the first difference.
    /// </exception>
    public static void AreEqual(ICollection expected, ICollection actual, string message = "")
    {
        if (Difference(expected, actual) is { } difference)
        {
            Assert.Fail("AreEqual", difference, message);
        }
    }

    /// <summary>Expects two collections that differ in length or in an element.</summary>
    /// <exception cref="TestFrameworkShared.AssertFailedException">All elements are equal.</exception>
    public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "")
    {
        if (Difference(notExpected, actual) is null)
        {
            Assert.Fail("AreNotEqual", "Both have the same " + actual.Count.ToString() + " elements.", message);
        }
    }

    /// <summary>Expects a collection without elements.</summary>
    /// <exception cref="TestFrameworkShared.AssertFailedException">It has some.</exception>
    public static void Empty(ICollection collection, string message = "")
    {
        if (collection.Count != 0)
        {
            Assert.Fail("Empty", "It has " + collection.Count.ToString() + " elements.", message);
        }
    }

    /// <summary>Expects a collection with elements.</summary>
    /// <exception cref="TestFrameworkShared.AssertFailedException">It has none.</exception>
    public static void NotEmpty(ICollection collection, string message = "")
    {
        if (collection.Count == 0)
        {
            Assert.Fail("NotEmpty", "", message);
        }
    }

    /// <summary>What differs first, in words; null when nothing does.</summary>
    internal static string? Difference(ICollection expected, ICollection actual)
    {
        if (expected.Count != actual.Count)
        {
            return "Expected:<" + expected.Count.ToString() + "> elements. Actual:<" + actual.Count.ToString() + ">.";
        }

        IEnumerator others = actual.GetEnumerator();
        int index = 0;
        foreach (object? element in expected)
        {
            others.MoveNext();
            if (!Equals(element, others.Current))
            {
                return "Element " + index.ToString() + ": Expected:<" + Assert.Text(element)
                    + ">. Actual:<" + Assert.Text(others.Current) + ">.";
            }

            index++;
        }

        return null;
    }
}
