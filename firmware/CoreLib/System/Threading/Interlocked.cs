using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace System.Threading;

/// <summary>Indivisible operations. The compiler writes them as the target's atomic instructions.</summary>
public static class Interlocked
{
    public static int Increment(ref int location) => Add(ref location, 1);

    public static uint Increment(ref uint location) => (uint)Add(ref Unsafe.As<uint, int>(ref location), 1);

    public static long Increment(ref long location) => Add(ref location, 1);

    public static ulong Increment(ref ulong location) => (ulong)Add(ref Unsafe.As<ulong, long>(ref location), 1);

    public static int Decrement(ref int location) => Add(ref location, -1);

    public static uint Decrement(ref uint location) => (uint)Add(ref Unsafe.As<uint, int>(ref location), -1);

    public static long Decrement(ref long location) => Add(ref location, -1);

    public static ulong Decrement(ref ulong location) => (ulong)Add(ref Unsafe.As<ulong, long>(ref location), -1);

    /// <summary>Returns the new value.</summary>
    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Add(ref int location1, int value);

    public static uint Add(ref uint location1, uint value) =>
        (uint)Add(ref Unsafe.As<uint, int>(ref location1), (int)value);

    /// <summary>Returns the new value.</summary>
    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern long Add(ref long location1, long value);

    public static ulong Add(ref ulong location1, ulong value) =>
        (ulong)Add(ref Unsafe.As<ulong, long>(ref location1), (long)value);

    /// <summary>Returns the value before.</summary>
    public static int And(ref int location1, int value)
    {
        int before;
        do
        {
            before = Volatile.Read(ref location1);
        }
        while (CompareExchange(ref location1, before & value, before) != before);
        return before;
    }

    /// <summary>Returns the value before.</summary>
    public static int Or(ref int location1, int value)
    {
        int before;
        do
        {
            before = Volatile.Read(ref location1);
        }
        while (CompareExchange(ref location1, before | value, before) != before);
        return before;
    }

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Exchange(ref int location1, int value);

    public static uint Exchange(ref uint location1, uint value) =>
        (uint)Exchange(ref Unsafe.As<uint, int>(ref location1), (int)value);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern long Exchange(ref long location1, long value);

    public static ulong Exchange(ref ulong location1, ulong value) =>
        (ulong)Exchange(ref Unsafe.As<ulong, long>(ref location1), (long)value);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern nint Exchange(ref nint location1, nint value);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [return: NotNullIfNotNull(nameof(location1))]
    public static extern object? Exchange([NotNullIfNotNull(nameof(value))] ref object? location1, object? value);

    [return: NotNullIfNotNull(nameof(location1))]
    public static T Exchange<T>([NotNullIfNotNull(nameof(value))] ref T location1, T value) where T : class? =>
        Unsafe.As<T>(Exchange(ref Unsafe.As<T, object?>(ref location1), value))!;

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int CompareExchange(ref int location1, int value, int comparand);

    public static uint CompareExchange(ref uint location1, uint value, uint comparand) =>
        (uint)CompareExchange(ref Unsafe.As<uint, int>(ref location1), (int)value, (int)comparand);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern long CompareExchange(ref long location1, long value, long comparand);

    public static ulong CompareExchange(ref ulong location1, ulong value, ulong comparand) =>
        (ulong)CompareExchange(ref Unsafe.As<ulong, long>(ref location1), (long)value, (long)comparand);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern nint CompareExchange(ref nint location1, nint value, nint comparand);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [return: NotNullIfNotNull(nameof(location1))]
    public static extern object? CompareExchange(ref object? location1, object? value, object? comparand);

    [return: NotNullIfNotNull(nameof(location1))]
    public static T CompareExchange<T>(ref T location1, T value, T comparand) where T : class? =>
        Unsafe.As<T>(CompareExchange(ref Unsafe.As<T, object?>(ref location1), value, comparand))!;

    public static long Read(ref readonly long location) =>
        CompareExchange(ref Unsafe.AsRef(in location), 0, 0);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void MemoryBarrier();
}
