namespace NanoSocket.Conformance;

/// <summary>The content of every stream and datagram of the suite, on the board and on the host: the byte at a position
/// is known, so that bytes that are lost, doubled or out of order are seen.</summary>
internal static class Pattern
{
    /// <summary>Fills bytes with what follows a position.</summary>
    public static void Fill(byte[] bytes, int count, int position)
    {
        for (int i = 0; i < count; i++)
        {
            bytes[i] = At(position + i);
        }
    }

    /// <summary>Index of the first byte that is not what follows the position; -1 when all are.</summary>
    public static int FirstWrong(byte[] bytes, int count, int position)
    {
        for (int i = 0; i < count; i++)
        {
            if (bytes[i] != At(position + i))
            {
                return i;
            }
        }
        return -1;
    }

    private static byte At(int position) => (byte)(position * 7 + (position >> 8));
}
