namespace System.Collections.Generic;

/// <summary>Checks that all collections make the same way.</summary>
internal static class CollectionChecks
{
    internal static void CopyTo(Array array, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(array);
        if ((uint)index > (uint)array.Length)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(index), index < 0
                ? "Non-negative number required." : "Index was out of range. Must be non-negative and less than or "
                + "equal to the size of the collection.");
        }

        if (array.Length - index < count)
        {
            ThrowHelper.ThrowArgument("Destination array is not long enough to copy all the items in the collection. "
                + "Check array index and length.");
        }
    }

    internal static NotSupportedException KeysAreReadOnly() =>
        new("Mutating a key collection derived from a dictionary is not allowed.");

    internal static NotSupportedException ValuesAreReadOnly() =>
        new("Mutating a value collection derived from a dictionary is not allowed.");
}
