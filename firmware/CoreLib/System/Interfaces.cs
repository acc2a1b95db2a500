using System.Diagnostics.CodeAnalysis;

namespace System;

/// <summary>Gives back what an object holds.</summary>
public interface IDisposable
{
    void Dispose();
}

/// <summary>Makes a copy of an object.</summary>
public interface ICloneable
{
    object Clone();
}

/// <summary>Orders an object among others of its type.</summary>
public interface IComparable
{
    int CompareTo(object? obj);
}

/// <summary>Orders a value among others of type <typeparamref name="T"/>.</summary>
public interface IComparable<in T>
{
    int CompareTo(T? other);
}

/// <summary>Equality with values of type <typeparamref name="T"/>.</summary>
public interface IEquatable<T>
{
    bool Equals(T? other);
}

/// <summary>Text under a format string. The provider is ignored: the only culture is the invariant one.</summary>
public interface IFormattable
{
    string ToString(string? format, IFormatProvider? formatProvider);
}

/// <summary>Text written into a span of the caller.</summary>
public interface ISpanFormattable : IFormattable
{
    bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider);
}

/// <summary>Supplies formatting services. Only the invariant culture exists.</summary>
public interface IFormatProvider
{
    object? GetFormat(Type? formatType);
}

/// <summary>Formats the items of a composite format string.</summary>
public interface ICustomFormatter
{
    string Format(string? format, object? arg, IFormatProvider? formatProvider);
}

/// <summary>Reports progress.</summary>
public interface IProgress<in T>
{
    void Report(T value);
}
