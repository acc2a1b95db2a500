namespace Transfer;

/// <summary>The frame check sequence of RFC 1662, appendix C.2.</summary>
internal static class FrameCheck
{
    private const ushort Polynomial = 0x8408;

    private static readonly ushort[] s_table = MakeTable();

    /// <summary>The check before it is complemented; 0xF0B8 over a frame that carries the right one.</summary>
    public static ushort Of(ReadOnlySpan<byte> frame)
    {
        ushort check = 0xFFFF;
        foreach (byte value in frame)
        {
            check = (ushort)((check >> 8) ^ s_table[(check ^ value) & 0xFF]);
        }

        return check;
    }

    private static ushort[] MakeTable()
    {
        ushort[] table = new ushort[256];
        for (int i = 0; i < table.Length; i++)
        {
            int value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;
            }

            table[i] = (ushort)value;
        }

        return table;
    }
}
