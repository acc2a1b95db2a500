using System;

namespace NanoSocket.Core.Modem;

/// <summary>Reads the comma-separated fields after the colon of a response, quoted or not.</summary>
internal ref struct FieldReader
{
    private ReadOnlySpan<byte> _rest;
    private bool _ended;

    /// <summary>Starts behind <paramref name="prefixLength"/> bytes, such as those of <c>+CREG:</c>.</summary>
    public FieldReader(ReadOnlySpan<byte> line, int prefixLength)
    {
        _rest = line.Slice(Math.Min(prefixLength, line.Length));
        _ended = false;
    }

    /// <summary>Whether the last field read stood in quotes.</summary>
    public bool WasQuoted { get; private set; }

    /// <summary>The next field without quotes and surrounding blanks; false after the last.</summary>
    public bool TryRead(out ReadOnlySpan<byte> field)
    {
        field = default;
        if (_ended)
        {
            return false;
        }

        SkipBlanks();
        WasQuoted = _rest.Length > 0 && _rest[0] == (byte)'"';
        if (WasQuoted)
        {
            _rest = _rest.Slice(1);
        }

        int end = IndexOf(WasQuoted ? (byte)'"' : (byte)',');
        field = _rest.Slice(0, end);
        _rest = _rest.Slice(end);
        SkipToNextField();
        return true;
    }

    /// <summary>The next field as a number; false when it is none or there is none.</summary>
    public bool TryReadNumber(out int value)
    {
        value = 0;
        return TryRead(out ReadOnlySpan<byte> field) && AtText.TryParse(field, out value);
    }

    private void SkipBlanks()
    {
        while (_rest.Length > 0 && _rest[0] == (byte)' ')
        {
            _rest = _rest.Slice(1);
        }
    }

    private readonly int IndexOf(byte value)
    {
        int index = 0;
        while (index < _rest.Length && _rest[index] != value)
        {
            index++;
        }

        return index;
    }

    private void SkipToNextField()
    {
        int comma = IndexOf((byte)',');
        _ended = comma == _rest.Length;
        _rest = _rest.Slice(_ended ? comma : comma + 1);
    }
}
