using System;

namespace NanoSocket.Simulator.Ppp;

/// <summary>Walks configuration options: type, length, value (RFC 1661 clause 6).</summary>
internal ref struct OptionReader
{
    private ReadOnlySpan<byte> rest;

    public OptionReader(ReadOnlySpan<byte> options) => rest = options;

    /// <summary>True when the list ended with an option whose length is wrong.</summary>
    public bool Malformed { get; private set; }

    /// <summary>The whole option that <see cref="Next"/> found, with type and length.</summary>
    public ReadOnlySpan<byte> Option { get; private set; }

    public readonly byte Type => Option[0];

    public readonly ReadOnlySpan<byte> Value => Option[2..];

    public bool Next()
    {
        if (rest.IsEmpty)
        {
            return false;
        }
        if (rest.Length < 2 || rest[1] < 2 || rest[1] > rest.Length)
        {
            Malformed = true;
            return false;
        }
        Option = rest[..rest[1]];
        rest = rest[rest[1]..];
        return true;
    }
}
