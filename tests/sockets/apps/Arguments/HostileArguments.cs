using NanoSocket;

/// <summary>Calls with arguments from the edges of every range, the same ones for the same seed.</summary>
internal sealed class HostileArguments
{
    private static readonly int[] s_numbers =
    [
        int.MinValue, int.MinValue + 1, -65536, -32768, -256, -2, -1, 0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 15, 16, 50, 51,
        99, 100, 101, 127, 128, 255, 256, 1459, 1460, 1461, 1472, 1473, 2047, 2048, 2049, 4095, 5600, 11199, 11200,
        11201, 32767, 32768, 65535, 65536, 65537, 70_000, int.MaxValue - 1, int.MaxValue,
    ];

    private static readonly string?[] s_texts =
    [
        null, "", " ", ".", "..", "a..b", "-", "1", "1.2", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "0.0.0.0",
        "255.255.255.255", "127.0.0.1", "224.0.0.1", "1.2.3.4 ", "nul\0l", "a b", "\u00e4\u4e2d\ud83d\ude00", "%s%n",
        "nowhere.invalid", Net.Host, "10.1.2.3", new string('a', 63), new string('a', 64), new string('a', 100),
        new string('a', 101), new string('.', 100), new string('a', 1000),
    ];

    private static readonly byte[]?[] s_arrays =
        [null, new byte[0], new byte[1], new byte[20], new byte[1472], new byte[2048], new byte[12_000]];

    private uint _state;

    public HostileArguments(uint seed) => _state = seed;

    /// <summary>Makes one call.</summary>
    public void Next(ArgumentModel model)
    {
        int call = Any(ArgumentModel.CallCount + 6);
        if (call == 0 && Any(2) == 0)
        {
            // Often enough a connect that works.
            int port = Any(2) == 0 ? Net.EchoTcp : Net.EchoUdp;
            model.Do(0, port == Net.EchoTcp ? SocketCore.Tcp : SocketCore.Udp, port, 0, 0, Net.Host, null);
            return;
        }

        int first = Any(2) == 0 ? Any(12) - 1 : Number();
        string? text = s_texts[Any(s_texts.Length)];
        model.Do(call, first, Number(), Number(), Number(), text, s_arrays[Any(s_arrays.Length)]);
    }

    private int Number() => Any(8) == 0 ? (int)Random() : s_numbers[Any(s_numbers.Length)];

    private int Any(int count) => (int)(Random() % (uint)count);

    /// <summary>Xorshift, G. Marsaglia 2003.</summary>
    private uint Random()
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return _state;
    }
}
