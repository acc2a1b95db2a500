namespace NanoSocket.Core.Tls;

/// <summary>
/// Which acknowledged ciphertext covers which plaintext: the ends of both, record by record. Positions count from the
/// beginning of the connection and wrap at 2^32. When there are more records than places, several become one: what they
/// carry counts as acknowledged later, never earlier.
/// </summary>
internal sealed class TlsMarks
{
    private const int Places = 16;

    private readonly Mark[] _marks = new Mark[Places];
    private int _first;
    private int _count;

    public void Clear() => _count = 0;

    /// <summary>All plaintext up to a position is in ciphertext up to another.</summary>
    public void Add(uint plainEnd, uint cipherEnd)
    {
        if (_count < Places)
        {
            _count++;
        }

        _marks[(_first + _count - 1) % Places] = new Mark { PlainEnd = plainEnd, CipherEnd = cipherEnd };
    }

    /// <summary>Takes the marks that the acknowledged ciphertext covers.</summary>
    /// <param name="cipher">End of the acknowledged ciphertext.</param>
    /// <param name="plain">End of the acknowledged plaintext; grows.</param>
    public void Cover(uint cipher, ref uint plain)
    {
        while (_count > 0 && unchecked((int)(cipher - _marks[_first].CipherEnd)) >= 0)
        {
            plain = _marks[_first].PlainEnd;
            _first = (_first + 1) % Places;
            _count--;
        }
    }

    private struct Mark
    {
        public uint PlainEnd, CipherEnd;
    }
}
