using System;
using System.Diagnostics.CodeAnalysis;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>Conditions that a test expects. One that does not hold ends the test with an
/// <see cref="AssertFailedException"/>.</summary>
public sealed partial class Assert
{
    /// <summary>Expects a condition to hold.</summary>
    /// <exception cref="AssertFailedException">It does not.</exception>
    public static void IsTrue([DoesNotReturnIf(false)] bool condition, string message = "")
    {
        if (!condition)
        {
            Fail("IsTrue", "", message);
        }
    }

    /// <summary>Expects a condition not to hold.</summary>
    /// <exception cref="AssertFailedException">It does.</exception>
    public static void IsFalse([DoesNotReturnIf(true)] bool condition, string message = "")
    {
        if (condition)
        {
            Fail("IsFalse", "", message);
        }
    }

    /// <summary>Expects null.</summary>
    /// <exception cref="AssertFailedException">It is an object.</exception>
    public static void IsNull(object? value, string message = "")
    {
        if (value is not null)
        {
            Fail("IsNull", "Actual:<" + Text(value) + ">.", message);
        }
    }

    /// <summary>Expects an object.</summary>
    /// <exception cref="AssertFailedException">It is null.</exception>
    public static void IsNotNull([NotNull] object? value, string message = "")
    {
        if (value is null)
        {
            Fail("IsNotNull", "", message);
        }
    }

    /// <summary>Expects the same object twice.</summary>
    /// <exception cref="AssertFailedException">They are different objects.</exception>
    public static void AreSame(object? expected, object? actual, string message = "")
    {
        if (!ReferenceEquals(expected, actual))
        {
            Fail("AreSame", "", message);
        }
    }

    /// <summary>Expects two different objects, which may be equal.</summary>
    /// <exception cref="AssertFailedException">They are the same object.</exception>
    public static void AreNotSame(object? notExpected, object? actual, string message = "")
    {
        if (ReferenceEquals(notExpected, actual))
        {
            Fail("AreNotSame", "", message);
        }
    }

    /// <summary>Expects an object of a type, or of one derived from it.</summary>
    /// <exception cref="AssertFailedException">It is null or of another type.</exception>
    public static void IsInstanceOfType(object? value, Type expectedType, string message = "")
    {
        if (!expectedType.IsInstanceOfType(value))
        {
            Fail("IsInstanceOfType", "Expected:<" + expectedType + ">. Actual:<" + TypeText(value) + ">.", message);
        }
    }

    /// <summary>Expects an object that is not of a type nor of one derived from it.</summary>
    /// <exception cref="AssertFailedException">It is.</exception>
    public static void IsNotInstanceOfType(object? value, Type wrongType, string message = "")
    {
        if (wrongType.IsInstanceOfType(value))
        {
            Fail("IsNotInstanceOfType", "Wrong type:<" + wrongType + ">. Actual:<" + TypeText(value) + ">.", message);
        }
    }

    /// <summary>Expects an action to throw an exception of exactly this type.</summary>
    /// <exception cref="AssertFailedException">It throws none, or one of another type.</exception>
    public static void ThrowsException(Type exceptionType, Action action, string message = "")
    {
        Exception? thrown = Catch(action);
        if (thrown?.GetType() != exceptionType)
        {
            Fail("ThrowsException", "Expected:<" + exceptionType + ">. Actual:<" + TypeText(thrown) + ">.", message);
        }
    }

    /// <summary>Ends the test without a verdict: what it needs is not there.</summary>
    /// <param name="message">Why.</param>
    /// <exception cref="SkipTestException">Always.</exception>
    [DoesNotReturn]
    public static void SkipTest(string message = "") => throw new SkipTestException(message);

    [DoesNotReturn]
    internal static void Fail(string assertion, string finding, string message)
    {
        string text = "Assert." + assertion + " failed.";
        if (finding.Length > 0)
        {
            text += " " + finding;
        }
        throw new AssertFailedException(string.IsNullOrEmpty(message) ? text : text + " " + message);
    }

    internal static string Text<T>(T value) => value?.ToString() ?? "(null)";

    private static string TypeText(object? value) => value is null ? "(null)" : value.GetType().ToString();

    private static Exception? Catch(Action action)
    {
        try
        {
            action();
            return null;
        }
#pragma warning disable CA1031 // Which exception comes is what is asked.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return thrown;
        }
    }
}
