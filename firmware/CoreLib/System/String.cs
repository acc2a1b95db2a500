using System.Buffers;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace System;

/// <summary>
/// Text in UTF-16, immutable. The layout (length, then the characters) is <c>ns_string</c> of abi.h. The only culture
/// is the invariant one, and as in .NET without globalization data its comparisons are ordinal.
/// </summary>
/// <remarks>The compiler turns <c>new string(...)</c> into a call of the static <c>Ctor</c> with the same
/// parameters.</remarks>
public sealed partial class String : IComparable, IComparable<string?>, IEquatable<string?>, IEnumerable<char>,
    ICloneable
{
    public static readonly string Empty = "";

#pragma warning disable CS0649, CS0169 // strings are written through references to their characters
    private readonly int _length;
    private char _firstChar;
#pragma warning restore CS0649, CS0169

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern String(char[]? value);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern String(char[] value, int startIndex, int length);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern String(char c, int count);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern String(ReadOnlySpan<char> value);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern unsafe String(char* value, int startIndex, int length);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern unsafe String(char* value);

    public extern int Length
    {
        [Intrinsic]
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    [IndexerName("Chars")]
    public extern char this[int index]
    {
        [Intrinsic]
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    /// <summary>The first character; of an empty string, what follows its length (never read it).</summary>
    internal ref char FirstChar => ref _firstChar;

    public ref readonly char GetPinnableReference() => ref _firstChar;

    private static string Ctor(char[]? value) => value is null ? Empty : Ctor(new ReadOnlySpan<char>(value));

    private static string Ctor(char[] value, int startIndex, int length) =>
        Ctor(new ReadOnlySpan<char>(value ?? throw new ArgumentNullException(nameof(value)), startIndex, length));

    private static string Ctor(char c, int count)
    {
        if (count == 0)
        {
            return Empty;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(count);

        string result = FastAllocate(count);
        new Span<char>(ref result._firstChar, count).Fill(c);
        return result;
    }

    private static string Ctor(ReadOnlySpan<char> value)
    {
        if (value.Length == 0)
        {
            return Empty;
        }

        string result = FastAllocate(value.Length);
        value.CopyTo(new Span<char>(ref result._firstChar, value.Length));
        return result;
    }

    private static unsafe string Ctor(char* value, int startIndex, int length) =>
        Ctor(new ReadOnlySpan<char>(value + startIndex, length));

    private static unsafe string Ctor(char* value)
    {
        if (value is null)
        {
            return Empty;
        }

        int length = 0;
        while (value[length] != 0)
        {
            length++;
        }

        return Ctor(new ReadOnlySpan<char>(value, length));
    }

    /// <summary>Makes a string and lets a delegate fill it.</summary>
    public static string Create<TState>(int length, TState state, SpanAction<char, TState> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length == 0)
        {
            return Empty;
        }

        string result = FastAllocate(length);
        action(new Span<char>(ref result._firstChar, length), state);
        return result;
    }

    public static string Create(IFormatProvider? provider,
        [InterpolatedStringHandlerArgument(nameof(provider))] ref DefaultInterpolatedStringHandler handler) =>
        handler.ToStringAndClear();

    /// <summary>A string of zeros that its creator, and nobody after it, may write.</summary>
    [DllImport("nanosocket", EntryPoint = "ns_new_string")]
    internal static extern string FastAllocate(int length);

    public object Clone() => this;

    public static string Copy(string str) => new(str.AsSpan());

    public void CopyTo(Span<char> destination) => this.AsSpan().CopyTo(destination);

    public bool TryCopyTo(Span<char> destination) => this.AsSpan().TryCopyTo(destination);

    public void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) =>
        this.AsSpan(sourceIndex, count).CopyTo(new Span<char>(destination, destinationIndex, count));

    public char[] ToCharArray() => this.AsSpan().ToArray();

    public char[] ToCharArray(int startIndex, int length) => this.AsSpan(startIndex, length).ToArray();

    public static bool IsNullOrEmpty([NotNullWhen(false)] string? value) => value is null || value.Length == 0;

    public static bool IsNullOrWhiteSpace([NotNullWhen(false)] string? value)
    {
        if (value is null)
        {
            return true;
        }

        foreach (char c in value)
        {
            if (!char.IsWhiteSpace(c))
            {
                return false;
            }
        }

        return true;
    }

    public override string ToString() => this;

    public string ToString(IFormatProvider? provider) => this;

    public TypeCode GetTypeCode() => TypeCode.String;

    /// <summary>FNV-1a over the characters. Not stable across versions, as .NET's is not across runs.</summary>
    public override int GetHashCode() => GetHashCode(this.AsSpan());

    public static int GetHashCode(ReadOnlySpan<char> value)
    {
        uint hash = 2166136261;
        foreach (char c in value)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)hash;
    }

    public int GetHashCode(StringComparison comparisonType) =>
        StringComparer.FromComparison(comparisonType).GetHashCode(this);

    public static implicit operator ReadOnlySpan<char>(string? value) =>
        value is null ? default : new ReadOnlySpan<char>(ref value._firstChar, value.Length);

    public CharEnumerator GetEnumerator() => new(this);

    IEnumerator<char> IEnumerable<char>.GetEnumerator() => new CharEnumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new CharEnumerator(this);
}
