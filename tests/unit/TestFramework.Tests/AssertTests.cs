using System;
using System.Collections;
using System.Collections.Generic;
using nanoFramework.TestFramework;
using TestFrameworkShared;
using Xunit;
using Device = nanoFramework.TestFramework.Assert;
using Expect = Xunit.Assert;

namespace NanoSocket.TestFramework.Tests;

/// <summary>Every assertion holds when it should, and otherwise fails with a text that says what was found.</summary>
public sealed class AssertTests
{
    private static readonly object One = new();
    private static readonly object Other = new();

    public static TheoryData<Action, Action, string> Pairs => new()
    {
        { () => Device.IsTrue(true), () => Device.IsTrue(false), "Assert.IsTrue failed." },
        { () => Device.IsFalse(false), () => Device.IsFalse(true, "why"), "Assert.IsFalse failed. why" },
        { () => Device.IsNull(null), () => Device.IsNull("x"), "Assert.IsNull failed. Actual:<x>." },
        { () => Device.IsNotNull("x"), () => Device.IsNotNull(null), "Assert.IsNotNull failed." },
        { () => Device.AreSame(One, One), () => Device.AreSame(One, Other), "Assert.AreSame failed." },
        { () => Device.AreNotSame(One, Other), () => Device.AreNotSame(One, One), "Assert.AreNotSame failed." },
        {
            () => Device.AreEqual(1, 1), () => Device.AreEqual(1, 2),
            "Assert.AreEqual failed. Expected:<1>. Actual:<2>."
        },
        {
            () => Device.AreEqual("a", "a"), () => Device.AreEqual(null, "a"),
            "Assert.AreEqual failed. Expected:<(null)>. Actual:<a>."
        },
        {
            () => Device.AreEqual(double.NaN, double.NaN), () => Device.AreEqual(0.5, 0.25),
            "Assert.AreEqual failed. Expected:<0.5>. Actual:<0.25>."
        },
        {
            () => Device.AreEqual((object)"a", string.Concat("", "a")), () => Device.AreEqual((object)1, 1L),
            "Assert.AreEqual failed. Expected:<1>. Actual:<1>."
        },
        {
            () => Device.AreNotEqual(1u, 2u), () => Device.AreNotEqual(1u, 1u),
            "Assert.AreNotEqual failed. Expected any value except:<1>."
        },
        {
            () => Device.IsInstanceOfType("a", typeof(object)), () => Device.IsInstanceOfType(null, typeof(string)),
            "Assert.IsInstanceOfType failed. Expected:<System.String>. Actual:<(null)>."
        },
        {
            () => Device.IsNotInstanceOfType(1, typeof(string)), () => Device.IsNotInstanceOfType("a", typeof(object)),
            "Assert.IsNotInstanceOfType failed. Wrong type:<System.Object>. Actual:<System.String>."
        },
        {
            () => Device.ThrowsException(typeof(FormatException), () => throw new FormatException()),
            () => Device.ThrowsException(typeof(Exception), () => throw new FormatException()),
            "Assert.ThrowsException failed. Expected:<System.Exception>. Actual:<System.FormatException>."
        },
        {
            () => Device.Throws(typeof(FormatException), () => throw new FormatException()),
            () => Device.Throws(typeof(FormatException), () => { }),
            "Assert.ThrowsException failed. Expected:<System.FormatException>. Actual:<(null)>."
        },
        {
            () => Device.Contains("b", "abc"), () => Device.Contains("B", "abc"),
            "Assert.Contains failed. Expected:<B> in:<abc>."
        },
        {
            () => Device.DoesNotContains("d", "abc"), () => Device.DoesNotContains("c", "abc"),
            "Assert.DoesNotContains failed. Unexpected:<c> in:<abc>."
        },
        {
            () => Device.StartsWith("ab", "abc"), () => Device.StartsWith("b", "abc"),
            "Assert.StartsWith failed. Expected:<b> at the start of:<abc>."
        },
        {
            () => Device.EndsWith("bc", "abc"), () => Device.EndsWith("b", "abc"),
            "Assert.EndsWith failed. Expected:<b> at the end of:<abc>."
        },
        {
            () => CollectionAssert.AreEqual(new[] { 1, 2 }, new List<int> { 1, 2 }),
            () => CollectionAssert.AreEqual(new[] { 1, 2 }, new[] { 1, 3 }),
            "Assert.AreEqual failed. Element 1: Expected:<2>. Actual:<3>."
        },
        {
            () => CollectionAssert.AreEqual(new ArrayList { null }, new ArrayList { null }),
            () => CollectionAssert.AreEqual(new[] { 1, 2 }, new[] { 1 }),
            "Assert.AreEqual failed. Expected:<2> elements. Actual:<1>."
        },
        {
            () => Device.NotEqual(new[] { 1 }, new[] { 2 }), () => Device.NotEqual(new[] { 1 }, new[] { 1 }),
            "Assert.AreNotEqual failed. Both have the same 1 elements."
        },
        {
            () => Device.Empty(Array.Empty<int>()), () => Device.Empty(new[] { 1 }),
            "Assert.Empty failed. It has 1 elements."
        },
        { () => Device.NotEmpty(new[] { 1 }), () => Device.NotEmpty(Array.Empty<int>()), "Assert.NotEmpty failed." },
        {
            () => Device.Equal('a', 'a'), () => Device.Equal('a', 'b'),
            "Assert.AreEqual failed. Expected:<a>. Actual:<b>."
        },
        { () => Device.True(true), () => Device.True(false), "Assert.IsTrue failed." },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Pairs))]
    public void An_assertion_holds_or_says_what_was_found(Action holds, Action fails, string text)
    {
        holds();
        AssertFailedException failure = Expect.Throws<AssertFailedException>(fails);
        Expect.Equal(text, failure.Message);
    }

    [Fact]
    public void Skipping_carries_its_reason()
        => Expect.Equal("no SIM", Expect.Throws<SkipTestException>(() => Device.SkipTest("no SIM")).Message);

    [Fact]
    public void Rows_take_the_place_of_the_plain_test()
    {
        object row = new DataRowAttribute(1);
        object[] plain = [new TestMethodAttribute(), new SetupAttribute()];

        Expect.Same(plain[0], Helper.RemoveTestMethodIfDataRowExists(plain)[0]);
        Expect.Equal([row], Helper.RemoveTestMethodIfDataRowExists([new TestMethodAttribute(), row]));
    }

    [Fact]
    public void Arrays_are_compared_element_by_element()
    {
        Expect.True(new[] { 1, 2 }.SequenceEqual((Array)new[] { 1, 2 }));
        Expect.False(new[] { 1, 2 }.SequenceEqual((Array)new[] { 2, 1 }));
    }
}
