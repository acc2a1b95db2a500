using System.Text;

namespace System.IO;

/// <summary>
/// Reads UTF-8 text from a stream, byte by byte as it comes, so that it never waits for more than it needs.
/// </summary>
public class StreamReader : TextReader
{
    private const int MaxSequence = 4;
    private const int Nothing = -2;

    private readonly byte[] _pending = new byte[MaxSequence];
    private int _pendingCount;
    private int _low = Nothing;
    private int _next = Nothing; // the next character, -1 at the end of the stream, or Nothing when not read yet
    private bool _atStart = true;

    public StreamReader(Stream stream) => BaseStream = ThrowHelper.NotNull(stream, nameof(stream));

    public virtual Stream BaseStream { get; }

    public bool EndOfStream => Peek() < 0;

    public override int Peek()
    {
        if (_next == Nothing)
        {
            _next = Decode();
            if (_atStart && _next == '\uFEFF')
            {
                _next = Decode();
            }

            _atStart = false;
        }

        return _next;
    }

    public override int Read()
    {
        int c = Peek();
        _next = c < 0 ? c : Nothing;
        return c;
    }

    protected override void Dispose(bool disposing) => BaseStream.Dispose();

    private int Decode()
    {
        if (_low != Nothing)
        {
            int low = _low;
            _low = Nothing;
            return low;
        }

        if (_pendingCount == 0 && !TryReadByte())
        {
            return -1;
        }

        while (_pendingCount < SequenceLength(_pending[0]) && TryReadByte())
        {
        }

        int position = 0;
        int scalar = Utf8.NextScalar(new ReadOnlySpan<byte>(_pending, 0, _pendingCount), ref position);
        _pendingCount -= position;
        Array.Copy(_pending, position, _pending, 0, _pendingCount);
        if (scalar < 0x10000)
        {
            return scalar;
        }

        _low = 0xDC00 + (scalar & 0x3FF);
        return 0xD7C0 + (scalar >> 10);
    }

    private bool TryReadByte()
    {
        int value = BaseStream.ReadByte();
        if (value >= 0)
        {
            _pending[_pendingCount++] = (byte)value;
        }

        return value >= 0;
    }

    private static int SequenceLength(byte first) =>
        first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : MaxSequence;
}
