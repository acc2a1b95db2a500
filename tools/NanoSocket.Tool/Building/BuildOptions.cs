namespace NanoSocket.Tool.Building;

/// <summary>Variants of an image.</summary>
internal sealed record BuildOptions
{
    /// <summary>With address and undefined behaviour sanitizers; the PC board only.</summary>
    public bool Sanitize { get; init; }

    /// <summary>Profile of TLS for images that use it; null: the board's.</summary>
    public string? Tls { get; init; }

    /// <summary>Collect garbage at every allocation.</summary>
    public bool GcStress { get; init; }

    /// <summary>Certificates in PEM of authorities that every app may trust, compiled in; null: none.</summary>
    public string? PublicRoots { get; init; }

    /// <summary>With what libFuzzer needs: clang, both sanitizers, and counters in what is fuzzed; the PC board only.
    /// </summary>
    public bool Fuzz { get; init; }
}
