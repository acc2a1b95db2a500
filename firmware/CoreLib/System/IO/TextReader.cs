using System.Text;

namespace System.IO;

/// <summary>Reads text from somewhere. A subclass needs <see cref="Peek"/> and <see cref="Read()"/>.</summary>
public abstract class TextReader : IDisposable
{
    protected TextReader()
    {
    }

    /// <summary>The next character without taking it, or -1.</summary>
    public virtual int Peek() => -1;

    /// <summary>Takes the next character, or returns -1.</summary>
    public virtual int Read() => -1;

    public virtual int Read(char[] buffer, int index, int count) => Read(new Span<char>(buffer, index, count));

    public virtual int Read(Span<char> buffer)
    {
        int count = 0;
        while (count < buffer.Length && Read() is int c and >= 0)
        {
            buffer[count++] = (char)c;
        }

        return count;
    }

    /// <summary>Text up to the next line end, which is taken too; null at the end.</summary>
    public virtual string? ReadLine()
    {
        if (Peek() < 0)
        {
            return null;
        }

        TextBuilder line = new(stackalloc char[64]);
        while (Read() is int c and >= 0 && c != '\n')
        {
            if (c == '\r')
            {
                if (Peek() == '\n')
                {
                    Read();
                }

                break;
            }

            line.Append((char)c);
        }

        return line.ToString();
    }

    public virtual string ReadToEnd()
    {
        TextBuilder text = new(stackalloc char[64]);
        while (Read() is int c and >= 0)
        {
            text.Append((char)c);
        }

        return text.ToString();
    }

    public virtual void Close() => Dispose();

    public void Dispose() => Dispose(true);

    protected virtual void Dispose(bool disposing)
    {
    }
}
