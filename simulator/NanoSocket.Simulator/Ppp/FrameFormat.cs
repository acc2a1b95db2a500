namespace NanoSocket.Simulator.Ppp;

/// <summary>How frames to the peer look, as negotiated by LCP.</summary>
/// <param name="ControlCharacterMap">Control characters to escape (RFC 1662 clause 7.1).</param>
/// <param name="CompressProtocol">One-byte protocol numbers (RFC 1661 clause 6.5).</param>
/// <param name="CompressAddress">No address and control field (RFC 1661 clause 6.6).</param>
internal readonly record struct FrameFormat(uint ControlCharacterMap, bool CompressProtocol, bool CompressAddress)
{
    /// <summary>Before negotiation, and always for LCP itself.</summary>
    public static FrameFormat Default { get; } = new(uint.MaxValue, false, false);
}
