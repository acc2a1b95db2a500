namespace NanoSocket.Core.Engine;

/// <summary>Spreads retries of many devices (xorshift32, Marsaglia 2003). Not for secrets.</summary>
public sealed class JitterSource
{
    private uint _state;

    /// <summary>Starts the sequence.</summary>
    public JitterSource(uint seed) => _state = seed == 0 ? 0x9e3779b9 : seed;

    /// <summary>A number from 0 to <paramref name="limit"/> - 1.</summary>
    public int Next(int limit)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(_state % (uint)limit);
    }
}
