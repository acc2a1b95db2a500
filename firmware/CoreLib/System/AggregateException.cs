using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace System;

/// <summary>Several errors in one.</summary>
public class AggregateException : Exception
{
    private const string DefaultMessage = "One or more errors occurred.";

    private readonly Exception[] _innerExceptions;

    public AggregateException() : this(DefaultMessage, [])
    {
    }

    public AggregateException(params Exception[] innerExceptions) : this(DefaultMessage, innerExceptions)
    {
    }

    public AggregateException(IEnumerable<Exception> innerExceptions)
        : this(DefaultMessage, new List<Exception>(innerExceptions).ToArray())
    {
    }

    public AggregateException(string? message) : this(message, [])
    {
    }

    public AggregateException(string? message, Exception innerException) : this(message, [innerException])
    {
    }

    public AggregateException(string? message, params Exception[] innerExceptions)
        : base(message, innerExceptions is { Length: > 0 } ? innerExceptions[0] : null)
    {
        ArgumentNullException.ThrowIfNull(innerExceptions);
        _innerExceptions = innerExceptions;
    }

    public ReadOnlyCollection<Exception> InnerExceptions => new(_innerExceptions);

    public override string Message
    {
        get
        {
            string text = base.Message;
            foreach (Exception inner in _innerExceptions)
            {
                text += string.Concat(" (", inner.Message, ")");
            }

            return text;
        }
    }
}
