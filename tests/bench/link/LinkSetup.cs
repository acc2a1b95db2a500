namespace NanoSocket.Benchmarks.Link;

/// <summary>What is measured.</summary>
/// <param name="BaudRate">Speed of the line, 10 bits a byte.</param>
/// <param name="FrameSize">Of the multiplexer (N1), in bytes; 0: PPP has the whole line.</param>
/// <param name="IsUpload">From the device to a server.</param>
public sealed record LinkSetup(int BaudRate, int FrameSize, bool IsUpload)
{
    /// <summary>Bytes that the line carries in a second.</summary>
    public double LineRate => BaudRate / 10.0;
}
