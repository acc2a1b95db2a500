using System;

namespace NanoSocket.Core.Tls;

/// <summary>
/// Ciphertext that a step of an engine works on: it takes from <see cref="Input"/> and fills <see cref="Output"/>, and
/// says how much of both.
/// </summary>
internal ref struct TlsBytes
{
    /// <summary>What came from the peer and is not consumed yet; may be empty.</summary>
    public ReadOnlySpan<byte> Input;

    /// <summary>Bytes of <see cref="Input"/> the step took.</summary>
    public int Consumed;

    /// <summary>Room for what goes to the peer; may be empty.</summary>
    public Span<byte> Output;

    /// <summary>Bytes of <see cref="Output"/> the step filled.</summary>
    public int Produced;
}
