namespace System.Buffers;

/// <summary>Works on a span that its caller lends.</summary>
public delegate void SpanAction<T, in TArg>(Span<T> span, TArg arg);
