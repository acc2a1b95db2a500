namespace NanoSocket.Benchmarks.Link;

/// <summary>How fast an app's bytes go through a line.</summary>
/// <param name="BaudRate">As <see cref="LinkSetup.BaudRate"/>.</param>
/// <param name="FrameSize">As <see cref="LinkSetup.FrameSize"/>.</param>
/// <param name="IsUpload">As <see cref="LinkSetup.IsUpload"/>.</param>
/// <param name="Line">Bytes that the line carries in a second.</param>
/// <param name="Ceiling">The app's bytes in a second if frames followed each other without a gap.</param>
/// <param name="Measured">The app's bytes in a second.</param>
public sealed record LinkRate(
    int BaudRate, int FrameSize, bool IsUpload, double Line, double Ceiling, double Measured)
{
    /// <summary>The ceiling as a part of the line.</summary>
    public double CeilingOfLine => Ceiling / Line;

    /// <summary>What was measured as a part of the ceiling.</summary>
    public double MeasuredOfCeiling => Measured / Ceiling;
}
