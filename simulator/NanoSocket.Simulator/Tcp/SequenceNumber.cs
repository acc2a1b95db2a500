namespace NanoSocket.Simulator.Tcp;

/// <summary>
/// Sequence numbers wrap at 2^32; inside, positions in the byte stream are 64-bit offsets from its first byte, so
/// that they compare like numbers.
/// </summary>
internal static class SequenceNumber
{
    /// <summary>The offset nearest to <paramref name="near"/> that a sequence number stands for.</summary>
    /// <param name="sequence">From the wire.</param>
    /// <param name="first">Sequence number of offset 0.</param>
    /// <param name="near">An offset that is close to the wanted one.</param>
    public static long ToOffset(uint sequence, uint first, long near) =>
        near + (int)(sequence - first - (uint)near);

    /// <summary>The sequence number of an offset.</summary>
    public static uint FromOffset(long offset, uint first) => first + (uint)offset;
}
