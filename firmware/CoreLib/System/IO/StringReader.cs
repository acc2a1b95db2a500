namespace System.IO;

/// <summary>Reads a string.</summary>
public class StringReader : TextReader
{
    private string? _text;
    private int _position;

    public StringReader(string s) => _text = ThrowHelper.NotNull(s, nameof(s));

    private string Text => _text ?? throw new ObjectDisposedException(null, "Cannot read from a closed TextReader.");

    public override int Peek() => _position < Text.Length ? Text[_position] : -1;

    public override int Read() => _position < Text.Length ? Text[_position++] : -1;

    protected override void Dispose(bool disposing) => _text = null;
}
