using System.Runtime.CompilerServices;

namespace System;

/// <summary>
/// Base of all errors. The fields down to the trace are <c>ns_exception</c> of abi.h: the runtime prints the message
/// of an unhandled one from the field, so subclasses compose their whole text when they are created.
/// </summary>
public class Exception
{
    private readonly string? _message;
    private readonly Exception? _innerException;
#pragma warning disable CS0649 // the runtime writes the trace
    private readonly int _traceLength;
    private readonly TraceBuffer _trace;
#pragma warning restore CS0649

    public Exception()
    {
    }

    public Exception(string? message) => _message = message;

    public Exception(string? message, Exception? innerException)
    {
        _message = message;
        _innerException = innerException;
    }

    public virtual string Message => _message ?? "Exception of type '" + GetType().ToString() + "' was thrown.";

    public Exception? InnerException => _innerException;

    public int HResult { get; set; } = unchecked((int)0x80131500);

    /// <summary>
    /// The return addresses from the throw to here, one a line; the tool turns them into C# lines by the image's
    /// debug information. Null before the exception was thrown.
    /// </summary>
    public virtual string? StackTrace
    {
        get
        {
            if (_traceLength == 0)
            {
                return null;
            }

            string text = "";
            int kept = _traceLength < TraceBuffer.Depth ? _traceLength : TraceBuffer.Depth;
            for (int i = 0; i < kept; i++)
            {
                text = string.Concat(text, i == 0 ? "   at 0x" : "\n   at 0x", Number.ToHex(_trace[i], 8));
            }

            return text;
        }
    }

    public virtual Exception GetBaseException()
    {
        Exception result = this;
        while (result._innerException is not null)
        {
            result = result._innerException;
        }

        return result;
    }

    public override string ToString()
    {
        string text = GetType().ToString();
        string message = Message;
        if (message.Length != 0)
        {
            text += ": " + message;
        }

        if (_innerException is not null)
        {
            text += "\n ---> " + _innerException.ToString() + "\n   --- End of inner exception stack trace ---";
        }

        string? trace = StackTrace;
        return trace is null ? text : text + "\n" + trace;
    }

    public new Type GetType() => base.GetType();

    /// <summary>The return addresses; 16 is NS_TRACE_DEPTH.</summary>
    [InlineArray(Depth)]
    private struct TraceBuffer
    {
        internal const int Depth = 16;

        private nuint _first;
    }
}
