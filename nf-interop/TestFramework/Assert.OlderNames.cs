using System;
using System.Collections;

namespace nanoFramework.TestFramework;

/// <content>Names of nanoFramework's first test framework, which tests still use.</content>
public sealed partial class Assert
{
    /// <summary>The older name of <see cref="AreEqual(object, object, string)"/>.</summary>
    public static void Equal(bool a, bool b, string message = "")
        => CheckEqual(a, b, message);

    /// <inheritdoc cref="Equal(bool, bool, string)"/>
    public static void Equal(byte a, byte b, string message = "")
        => CheckEqual(a, b, message);

    /// <inheritdoc cref="Equal(bool, bool, string)"/>
    public static void Equal(char a, char b, string message = "")
        => CheckEqual(a, b, message);

    /// <inheritdoc cref="Equal(bool, bool, string)"/>
    public static void Equal(DateTime a, DateTime b, string message = "")
        => CheckEqual(a, b, message);

    /// <inheritdoc cref="Equal(bool, bool, string)"/>
    public static void Equal(double a, double b, string message = "")
        => CheckEqual(a, b, message);

    /// <inheritdoc cref="Equal(bool, bool, string)"/>
    public static void Equal(short a, short b, string message = "")
        => CheckEqual(a, b, message);

    /// <inheritdoc cref="Equal(bool, bool, string)"/>
    public static void Equal(int a, int b, string message = "")
        => CheckEqual(a, b, message);

    /// <inheritdoc cref="Equal(bool, bool, string)"/>
    public static void Equal(long a, long b, string message = "")
        => CheckEqual(a, b, message);

    /// <inheritdoc cref="Equal(bool, bool, string)"/>
    public static void Equal(sbyte a, sbyte b, string message = "")
        => CheckEqual(a, b, message);

    /// <inheritdoc cref="Equal(bool, bool, string)"/>
    public static void Equal(float a, float b, string message = "")
        => CheckEqual(a, b, message);

    /// <inheritdoc cref="Equal(bool, bool, string)"/>
    public static void Equal(string? a, string? b, string message = "")
        => CheckEqual(a, b, message);

    /// <inheritdoc cref="Equal(bool, bool, string)"/>
    public static void Equal(ushort a, ushort b, string message = "")
        => CheckEqual(a, b, message);

    /// <inheritdoc cref="Equal(bool, bool, string)"/>
    public static void Equal(uint a, uint b, string message = "")
        => CheckEqual(a, b, message);

    /// <inheritdoc cref="Equal(bool, bool, string)"/>
    public static void Equal(ulong a, ulong b, string message = "")
        => CheckEqual(a, b, message);

    /// <summary>The older name of <see cref="AreNotEqual(object, object, string)"/>.</summary>
    public static void NotEqual(bool a, bool b, string message = "")
        => CheckDifferent(a, b, message);

    /// <inheritdoc cref="NotEqual(bool, bool, string)"/>
    public static void NotEqual(byte a, byte b, string message = "")
        => CheckDifferent(a, b, message);

    /// <inheritdoc cref="NotEqual(bool, bool, string)"/>
    public static void NotEqual(char a, char b, string message = "")
        => CheckDifferent(a, b, message);

    /// <inheritdoc cref="NotEqual(bool, bool, string)"/>
    public static void NotEqual(DateTime a, DateTime b, string message = "")
        => CheckDifferent(a, b, message);

    /// <inheritdoc cref="NotEqual(bool, bool, string)"/>
    public static void NotEqual(double a, double b, string message = "")
        => CheckDifferent(a, b, message);

    /// <inheritdoc cref="NotEqual(bool, bool, string)"/>
    public static void NotEqual(short a, short b, string message = "")
        => CheckDifferent(a, b, message);

    /// <inheritdoc cref="NotEqual(bool, bool, string)"/>
    public static void NotEqual(int a, int b, string message = "")
        => CheckDifferent(a, b, message);

    /// <inheritdoc cref="NotEqual(bool, bool, string)"/>
    public static void NotEqual(long a, long b, string message = "")
        => CheckDifferent(a, b, message);

    /// <inheritdoc cref="NotEqual(bool, bool, string)"/>
    public static void NotEqual(sbyte a, sbyte b, string message = "")
        => CheckDifferent(a, b, message);

    /// <inheritdoc cref="NotEqual(bool, bool, string)"/>
    public static void NotEqual(float a, float b, string message = "")
        => CheckDifferent(a, b, message);

    /// <inheritdoc cref="NotEqual(bool, bool, string)"/>
    public static void NotEqual(string? a, string? b, string message = "")
        => CheckDifferent(a, b, message);

    /// <inheritdoc cref="NotEqual(bool, bool, string)"/>
    public static void NotEqual(ushort a, ushort b, string message = "")
        => CheckDifferent(a, b, message);

    /// <inheritdoc cref="NotEqual(bool, bool, string)"/>
    public static void NotEqual(uint a, uint b, string message = "")
        => CheckDifferent(a, b, message);

    /// <inheritdoc cref="NotEqual(bool, bool, string)"/>
    public static void NotEqual(ulong a, ulong b, string message = "")
        => CheckDifferent(a, b, message);

    /// <summary>Expects two arrays with equal elements.</summary>
    /// <exception cref="TestFrameworkShared.AssertFailedException">They differ in length or in an element.</exception>
    public static void Equal(Array a, Array b, string message = "") => CollectionAssert.AreEqual(a, b, message);

    /// <summary>Expects two arrays that differ in length or in an element.</summary>
    /// <exception cref="TestFrameworkShared.AssertFailedException">All elements are equal.</exception>
    public static void NotEqual(Array a, Array b, string message = "") => CollectionAssert.AreNotEqual(a, b, message);

    /// <summary>The older name of <see cref="CollectionAssert.Empty"/>.</summary>
    public static void Empty(ICollection collection, string message = "") => CollectionAssert.Empty(collection, message);

    /// <summary>The older name of <see cref="CollectionAssert.NotEmpty"/>.</summary>
    public static void NotEmpty(ICollection collection, string message = "")
        => CollectionAssert.NotEmpty(collection, message);

    /// <summary>The older name of <see cref="IsTrue"/>.</summary>
    public static void True(bool condition, string message = "") => IsTrue(condition, message);

    /// <summary>The older name of <see cref="IsFalse"/>.</summary>
    public static void False(bool condition, string message = "") => IsFalse(condition, message);

    /// <summary>The older name of <see cref="IsNull"/>.</summary>
    public static void Null(object? value, string message = "") => IsNull(value, message);

    /// <summary>The older name of <see cref="IsNotNull"/>.</summary>
    public static void NotNull(object? value, string message = "") => IsNotNull(value, message);

    /// <summary>The older name of <see cref="AreSame"/>.</summary>
    public static void Same(object? a, object? b, string message = "") => AreSame(a, b, message);

    /// <summary>The older name of <see cref="AreNotSame"/>.</summary>
    public static void NotSame(object? a, object? b, string message = "") => AreNotSame(a, b, message);

    /// <summary>The older form of <see cref="IsInstanceOfType"/>, with the type first.</summary>
    public static void IsType(Type expectedType, object? value, string message = "")
        => IsInstanceOfType(value, expectedType, message);

    /// <summary>The older form of <see cref="IsNotInstanceOfType"/>, with the type first.</summary>
    public static void IsNotType(Type wrongType, object? value, string message = "")
        => IsNotInstanceOfType(value, wrongType, message);

    /// <summary>The older name of <see cref="ThrowsException"/>.</summary>
    public static void Throws(Type exceptionType, Action action, string message = "")
        => ThrowsException(exceptionType, action, message);
}
