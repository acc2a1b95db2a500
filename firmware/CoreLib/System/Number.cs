namespace System;

/// <summary>Text of numbers. Each file of this class is one direction for one kind of number.</summary>
internal static partial class Number
{
    /// <summary>How the reading of a number ended.</summary>
    internal enum Status
    {
        Ok,
        Format,
        Overflow,
    }

    internal static void ThrowBadFormat(ReadOnlySpan<char> text) => ThrowHelper.ThrowFormat(
        string.Concat("The input string '", text, "' was not in a correct format."));
}
