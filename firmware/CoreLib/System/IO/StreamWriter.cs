using System.Text;

namespace System.IO;

/// <summary>
/// Writes text to a stream as UTF-8. It keeps nothing back, except the first half of a surrogate pair.
/// </summary>
public class StreamWriter : TextWriter
{
    private const int ChunkBytes = 64;

    private char _highSurrogate;

    public StreamWriter(Stream stream) => BaseStream = ThrowHelper.NotNull(stream, nameof(stream));

    public virtual Stream BaseStream { get; }

    public virtual bool AutoFlush { get; set; }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (char.IsHighSurrogate(value) && _highSurrogate == 0)
        {
            _highSurrogate = value;
        }
        else if (_highSurrogate != 0)
        {
            ReadOnlySpan<char> pair = [_highSurrogate, value];
            _highSurrogate = '\0';
            WriteAll(pair);
        }
        else
        {
            WriteAll(new ReadOnlySpan<char>(in value));
        }
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (_highSurrogate != 0 && buffer.Length != 0)
        {
            Write(buffer[0]);
            buffer = buffer.Slice(1);
        }

        if (buffer.Length != 0 && char.IsHighSurrogate(buffer[buffer.Length - 1]))
        {
            _highSurrogate = buffer[buffer.Length - 1];
            buffer = buffer.Slice(0, buffer.Length - 1);
        }

        WriteAll(buffer);
    }

    public override void Flush() => BaseStream.Flush();

    protected override void Dispose(bool disposing)
    {
        Flush();
        BaseStream.Dispose();
    }

    private void WriteAll(ReadOnlySpan<char> text)
    {
        Span<byte> chunk = stackalloc byte[ChunkBytes];
        while (text.Length != 0)
        {
            int count = Utf8.Encode(text, chunk, out int used);
            BaseStream.Write(chunk.Slice(0, count));
            text = text.Slice(used);
        }
    }
}
