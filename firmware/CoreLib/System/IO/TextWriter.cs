using System.Text;

namespace System.IO;

/// <summary>Writes text somewhere. A subclass needs <see cref="Write(char)"/> or, better, the span overload.</summary>
public abstract class TextWriter : IDisposable
{
    protected TextWriter()
    {
    }

    public virtual string NewLine { get; set; } = "\n";

    public abstract Encoding Encoding { get; }

    public virtual void Write(char value)
    {
    }

    public virtual void Write(ReadOnlySpan<char> buffer)
    {
        foreach (char c in buffer)
        {
            Write(c);
        }
    }

    public virtual void Write(string? value) => Write(value.AsSpan());

    public virtual void Write(char[]? buffer) => Write(new ReadOnlySpan<char>(buffer));

    public virtual void Write(char[] buffer, int index, int count) =>
        Write(new ReadOnlySpan<char>(ThrowHelper.NotNull(buffer, nameof(buffer)), index, count));

    public virtual void Write(bool value) => Write(value ? "True" : "False");

    public virtual void Write(int value) => Write(value.ToString());

    public virtual void Write(uint value) => Write(value.ToString());

    public virtual void Write(long value) => Write(value.ToString());

    public virtual void Write(ulong value) => Write(value.ToString());

    public virtual void Write(float value) => Write(value.ToString());

    public virtual void Write(double value) => Write(value.ToString());

    public virtual void Write(object? value)
    {
        if (value is not null)
        {
            Write(value is IFormattable formattable ? formattable.ToString(null, null) : value.ToString());
        }
    }

    public virtual void Write(string format, object? arg0) => Write(string.Format(format, arg0));

    public virtual void Write(string format, object? arg0, object? arg1) => Write(string.Format(format, arg0, arg1));

    public virtual void Write(string format, params object?[] arg) => Write(string.Format(format, arg));

    public virtual void WriteLine() => Write(NewLine);

    public virtual void WriteLine(ReadOnlySpan<char> buffer)
    {
        Write(buffer);
        WriteLine();
    }

    public virtual void WriteLine(string? value) => WriteLine(value.AsSpan());

    public virtual void WriteLine(char value) => WriteLine(new ReadOnlySpan<char>(in value));

    public virtual void WriteLine(char[]? buffer) => WriteLine(new ReadOnlySpan<char>(buffer));

    public virtual void WriteLine(bool value) => WriteLine(value ? "True" : "False");

    public virtual void WriteLine(int value) => WriteLine(value.ToString());

    public virtual void WriteLine(uint value) => WriteLine(value.ToString());

    public virtual void WriteLine(long value) => WriteLine(value.ToString());

    public virtual void WriteLine(ulong value) => WriteLine(value.ToString());

    public virtual void WriteLine(float value) => WriteLine(value.ToString());

    public virtual void WriteLine(double value) => WriteLine(value.ToString());

    public virtual void WriteLine(object? value) =>
        WriteLine(value is IFormattable formattable ? formattable.ToString(null, null) : value?.ToString());

    public virtual void WriteLine(string format, object? arg0) => WriteLine(string.Format(format, arg0));

    public virtual void WriteLine(string format, object? arg0, object? arg1) =>
        WriteLine(string.Format(format, arg0, arg1));

    public virtual void WriteLine(string format, params object?[] arg) => WriteLine(string.Format(format, arg));

    public virtual void Flush()
    {
    }

    public virtual void Close() => Dispose();

    public void Dispose() => Dispose(true);

    protected virtual void Dispose(bool disposing)
    {
    }
}
