using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime;
using System.Threading;

namespace System;

/// <summary>
/// Creates and throws the errors of the language (called by generated code and by the runtime under the names in
/// abi.h) and those the class library raises in many places, so that the throwing code exists once.
/// </summary>
internal static class ThrowHelper
{
    private static OutOfMemoryException? s_outOfMemory;

    /// <summary>Called by the runtime before Main: makes what must not be allocated later.</summary>
    [RuntimeExport("ns_corelib_start")]
    private static void Start() => s_outOfMemory = new OutOfMemoryException();

    [DoesNotReturn]
    [RuntimeExport("ns_throw_null_reference")]
    internal static void ThrowNullReference() => throw new NullReferenceException();

    [DoesNotReturn]
    [RuntimeExport("ns_throw_index_out_of_range")]
    internal static void ThrowIndexOutOfRange() => throw new IndexOutOfRangeException();

    [DoesNotReturn]
    [RuntimeExport("ns_throw_invalid_cast")]
    internal static void ThrowInvalidCast() => throw new InvalidCastException();

    [DoesNotReturn]
    [RuntimeExport("ns_throw_invalid_cast_to")]
    internal static void ThrowInvalidCast(object value, Type wanted) => throw new InvalidCastException(
        "Unable to cast object of type '" + value.GetType().FullName + "' to type '" + wanted.FullName + "'.");

    [DoesNotReturn]
    [RuntimeExport("ns_throw_array_type_mismatch")]
    internal static void ThrowArrayTypeMismatch() => throw new ArrayTypeMismatchException();

    [DoesNotReturn]
    [RuntimeExport("ns_throw_out_of_memory")]
    internal static void ThrowOutOfMemory() => throw s_outOfMemory!;

    [DoesNotReturn]
    [RuntimeExport("ns_throw_overflow")]
    internal static void ThrowOverflow() => throw new OverflowException();

    [DoesNotReturn]
    [RuntimeExport("ns_throw_divide_by_zero")]
    internal static void ThrowDivideByZero() => throw new DivideByZeroException();

    [DoesNotReturn]
    [RuntimeExport("ns_throw_type_initialization")]
    internal static void ThrowTypeInitialization(Type type, Exception inner) =>
        throw new TypeInitializationException(type.FullName, inner);

    [DoesNotReturn]
    [RuntimeExport("ns_throw_synchronization_lock")]
    internal static void ThrowSynchronizationLock() => throw new SynchronizationLockException();

    [DoesNotReturn]
    [RuntimeExport("ns_throw_argument_out_of_range")]
    internal static void ThrowArgumentOutOfRange() => throw new ArgumentOutOfRangeException();

    [DoesNotReturn]
    internal static void ThrowArgumentOutOfRange(string? paramName) =>
        throw new ArgumentOutOfRangeException(paramName);

    [DoesNotReturn]
    internal static void ThrowArgumentOutOfRange(string? paramName, string message) =>
        throw new ArgumentOutOfRangeException(paramName, message);

    internal static T NotNull<T>([NotNull] T? argument, string paramName) where T : class
    {
        if (argument is null)
        {
            ThrowNull(paramName);
        }

        return argument;
    }

    [DoesNotReturn]
    internal static void ThrowNull(string? paramName) => throw new ArgumentNullException(paramName);

    [DoesNotReturn]
    internal static void ThrowArgument(string message) => throw new ArgumentException(message);

    [DoesNotReturn]
    internal static void ThrowArgument(string message, string? paramName) =>
        throw new ArgumentException(message, paramName);

    [DoesNotReturn]
    internal static void ThrowNegative(string paramName) =>
        ThrowArgumentOutOfRange(paramName, "Non-negative number required.");

    [DoesNotReturn]
    internal static void ThrowIndexArgument() => ThrowArgumentOutOfRange("index",
        "Index was out of range. Must be non-negative and less than the size of the collection.");

    [DoesNotReturn]
    internal static void ThrowInvalidOperation(string message) => throw new InvalidOperationException(message);

    [DoesNotReturn]
    internal static void ThrowNoValue() => ThrowInvalidOperation("Nullable object must have a value.");

    [DoesNotReturn]
    internal static void ThrowVersionChanged() =>
        ThrowInvalidOperation("Collection was modified; enumeration operation may not execute.");

    [DoesNotReturn]
    internal static void ThrowNotSupported(string message) => throw new NotSupportedException(message);

    [DoesNotReturn]
    internal static void ThrowFormat(string message) => throw new FormatException(message);

    [DoesNotReturn]
    internal static void ThrowKeyNotFound<TKey>(TKey key) => throw new KeyNotFoundException(
        string.Concat("The given key '", key?.ToString(), "' was not present in the dictionary."));

    [DoesNotReturn]
    internal static void ThrowOverflow(string message) => throw new OverflowException(message);
}
