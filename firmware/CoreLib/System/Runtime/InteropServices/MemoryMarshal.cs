using System.Runtime.CompilerServices;

namespace System.Runtime.InteropServices;

/// <summary>Other views of the memory behind spans and arrays.</summary>
public static class MemoryMarshal
{
    public static ref T GetReference<T>(Span<T> span) => ref span.Reference;

    public static ref T GetReference<T>(ReadOnlySpan<T> span) => ref span.Reference;

    public static ref T GetArrayDataReference<T>(T[] array) =>
        ref Unsafe.As<byte, T>(ref RuntimeHelpers.RawArrayData(array));

    public static ref byte GetArrayDataReference(Array array) => ref RuntimeHelpers.RawArrayData(array);

    public static Span<T> CreateSpan<T>(scoped ref T reference, int length) =>
        new(ref Unsafe.AsRef(in reference), length);

    public static ReadOnlySpan<T> CreateReadOnlySpan<T>(scoped ref readonly T reference, int length) =>
        new(ref Unsafe.AsRef(in reference), length);

    public static Span<byte> AsBytes<T>(Span<T> span) where T : struct =>
        new(ref Unsafe.As<T, byte>(ref span.Reference), checked(span.Length * Unsafe.SizeOf<T>()));

    public static ReadOnlySpan<byte> AsBytes<T>(ReadOnlySpan<T> span) where T : struct =>
        new(ref Unsafe.As<T, byte>(ref span.Reference), checked(span.Length * Unsafe.SizeOf<T>()));

    public static Span<TTo> Cast<TFrom, TTo>(Span<TFrom> span) where TFrom : struct where TTo : struct =>
        new(ref Unsafe.As<TFrom, TTo>(ref span.Reference), CastLength<TFrom, TTo>(span.Length));

    public static ReadOnlySpan<TTo> Cast<TFrom, TTo>(ReadOnlySpan<TFrom> span)
        where TFrom : struct where TTo : struct =>
        new(ref Unsafe.As<TFrom, TTo>(ref span.Reference), CastLength<TFrom, TTo>(span.Length));

    public static T Read<T>(ReadOnlySpan<byte> source) where T : struct
    {
        if (Unsafe.SizeOf<T>() > source.Length)
        {
            ThrowHelper.ThrowArgumentOutOfRange("length");
        }

        return Unsafe.ReadUnaligned<T>(ref source.Reference);
    }

    public static void Write<T>(Span<byte> destination, in T value) where T : struct
    {
        if (Unsafe.SizeOf<T>() > destination.Length)
        {
            ThrowHelper.ThrowArgumentOutOfRange("length");
        }

        Unsafe.WriteUnaligned(ref destination.Reference, value);
    }

    private static int CastLength<TFrom, TTo>(int length) =>
        checked((int)((long)length * Unsafe.SizeOf<TFrom>() / Unsafe.SizeOf<TTo>()));
}
