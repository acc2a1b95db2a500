namespace NanoSocket.Benchmarks.Link;

/// <summary>What is the most that framing leaves of a line.</summary>
internal static class Ceiling
{
    /// <summary>TCP payload of a full packet: an MTU of 1500 less two headers.</summary>
    public const int Segment = 1460;

    private const int Headers = 40;

    /// <summary>A flag that ends one frame and begins the next, a compressed protocol without address and control, and
    /// the check (RFC 1661, 6.5 and 6.6; RFC 1662, 3.1).</summary>
    private const int PppOverhead = 1 + 1 + 2;

    /// <summary>A shared flag, address, control, check (3GPP TS 27.010, 5.2.1).</summary>
    private const int MuxOverhead = 4;

    private const int LongestShortLength = 127;

    /// <summary>The part of the line that is payload, with an asynchronous control character map of zero.</summary>
    /// <param name="frameSize">N1 of the multiplexer; 0: none.</param>
    /// <param name="escapes">How often a byte of the payload has to be escaped.</param>
    public static double OfLine(int frameSize, double escapes)
    {
        double frame = PppOverhead + Headers + (Segment * (1 + escapes));
        return Segment / frame * (frameSize == 0 ? 1 : (double)frameSize / (frameSize + Overhead(frameSize)));
    }

    private static int Overhead(int frameSize) => MuxOverhead + (frameSize > LongestShortLength ? 2 : 1);
}
