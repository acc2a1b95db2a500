using System;
using System.Collections.Generic;

namespace nanoFramework.TestFramework;

/// <content>Equality of values, with an overload for each type, so that nothing is boxed to be compared.</content>
public sealed partial class Assert
{
    /// <summary>Expects two equal values.</summary>
    /// <param name="expected">What the test wants.</param>
    /// <param name="actual">What the tested code gave.</param>
    /// <param name="message">Added to the text of a failure.</param>
    /// <exception cref="TestFrameworkShared.AssertFailedException">The values differ.</exception>
    public static void AreEqual(object? expected, object? actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <inheritdoc cref="AreEqual(object, object, string)"/>
    public static void AreEqual(bool expected, bool actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <inheritdoc cref="AreEqual(object, object, string)"/>
    public static void AreEqual(byte expected, byte actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <inheritdoc cref="AreEqual(object, object, string)"/>
    public static void AreEqual(char expected, char actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <inheritdoc cref="AreEqual(object, object, string)"/>
    public static void AreEqual(DateTime expected, DateTime actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <inheritdoc cref="AreEqual(object, object, string)"/>
    public static void AreEqual(double expected, double actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <inheritdoc cref="AreEqual(object, object, string)"/>
    public static void AreEqual(short expected, short actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <inheritdoc cref="AreEqual(object, object, string)"/>
    public static void AreEqual(int expected, int actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <inheritdoc cref="AreEqual(object, object, string)"/>
    public static void AreEqual(long expected, long actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <inheritdoc cref="AreEqual(object, object, string)"/>
    public static void AreEqual(sbyte expected, sbyte actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <inheritdoc cref="AreEqual(object, object, string)"/>
    public static void AreEqual(float expected, float actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <inheritdoc cref="AreEqual(object, object, string)"/>
    public static void AreEqual(string? expected, string? actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <inheritdoc cref="AreEqual(object, object, string)"/>
    public static void AreEqual(ushort expected, ushort actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <inheritdoc cref="AreEqual(object, object, string)"/>
    public static void AreEqual(uint expected, uint actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <inheritdoc cref="AreEqual(object, object, string)"/>
    public static void AreEqual(ulong expected, ulong actual, string message = "")
        => CheckEqual(expected, actual, message);

    /// <summary>Expects two different values.</summary>
    /// <param name="notExpected">What the test does not want.</param>
    /// <param name="actual">What the tested code gave.</param>
    /// <param name="message">Added to the text of a failure.</param>
    /// <exception cref="TestFrameworkShared.AssertFailedException">The values are equal.</exception>
    public static void AreNotEqual(object? notExpected, object? actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(object, object, string)"/>
    public static void AreNotEqual(bool notExpected, bool actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(object, object, string)"/>
    public static void AreNotEqual(byte notExpected, byte actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(object, object, string)"/>
    public static void AreNotEqual(char notExpected, char actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(object, object, string)"/>
    public static void AreNotEqual(DateTime notExpected, DateTime actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(object, object, string)"/>
    public static void AreNotEqual(double notExpected, double actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(object, object, string)"/>
    public static void AreNotEqual(short notExpected, short actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(object, object, string)"/>
    public static void AreNotEqual(int notExpected, int actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(object, object, string)"/>
    public static void AreNotEqual(long notExpected, long actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(object, object, string)"/>
    public static void AreNotEqual(sbyte notExpected, sbyte actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(object, object, string)"/>
    public static void AreNotEqual(float notExpected, float actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(object, object, string)"/>
    public static void AreNotEqual(string? notExpected, string? actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(object, object, string)"/>
    public static void AreNotEqual(ushort notExpected, ushort actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(object, object, string)"/>
    public static void AreNotEqual(uint notExpected, uint actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(object, object, string)"/>
    public static void AreNotEqual(ulong notExpected, ulong actual, string message = "")
        => CheckDifferent(notExpected, actual, message);

    private static void CheckEqual<T>(T expected, T actual, string message)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            Fail("AreEqual", "Expected:<" + Text(expected) + ">. Actual:<" + Text(actual) + ">.", message);
        }
    }

    private static void CheckDifferent<T>(T notExpected, T actual, string message)
    {
        if (EqualityComparer<T>.Default.Equals(notExpected, actual))
        {
            Fail("AreNotEqual", "Expected any value except:<" + Text(notExpected) + ">.", message);
        }
    }
}
