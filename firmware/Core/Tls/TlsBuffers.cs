using System;

namespace NanoSocket.Core.Tls;

/// <summary>Memory of one of the engine's sessions, and what its last steps asked for.</summary>
internal sealed class TlsBuffers
{
    /// <summary>One segment: what the stack guarantees room for.</summary>
    public const int OutputSize = 1460;

    private readonly byte[] _output = new byte[OutputSize];

    /// <summary>The engine's session is taken.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Decrypted.</summary>
    public TlsRing Received { get; } = new();

    /// <summary>Ciphertext the stack has not taken yet.</summary>
    public int OutputCount { get; private set; }

    public ReadOnlySpan<byte> Output => _output.AsSpan(0, OutputCount);

    public Span<byte> OutputRoom => _output.AsSpan(OutputCount);

    /// <summary>What the last handshake step or read could not go on without; <see cref="TlsStep.Done"/>: it can.
    /// </summary>
    public TlsStep Waits { get; set; }

    /// <summary>A record was begun and not all of it produced.</summary>
    public bool IsWriting { get; set; }

    /// <summary>The output's room was filled by some bytes.</summary>
    public void Produced(int count) => OutputCount += count;

    /// <summary>The stack took some bytes from the output's front.</summary>
    public void DropOutput(int count)
    {
        _output.AsSpan(count, OutputCount - count).CopyTo(_output);
        OutputCount -= count;
    }

    /// <summary>As new; nothing of the last connection is left.</summary>
    public void Clear()
    {
        Received.Clear();
        Array.Clear(_output);
        OutputCount = 0;
        Waits = TlsStep.Done;
        IsWriting = false;
    }
}
