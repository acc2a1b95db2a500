namespace NanoSocket.Lua.Modules;

/// <summary>
/// Bits of 32-bit words. Arguments are taken modulo 2^32. As on the reference, <c>lshift</c>, <c>arshift</c>,
/// <c>bit</c>, <c>set</c> and <c>clear</c> return a signed word and the others an unsigned one. A shift by less than 0 or
/// more than 31 moves every bit out.
/// </summary>
[LuaModule("bit")]
internal static class BitModule
{
    private const int Width = 32;

    [LuaFunction("bnot", "n")]
    internal static void Not(ref LuaCall call) => call.Return(~call.UInt32(1));

    [LuaFunction("band", "n*")]
    internal static void And(ref LuaCall call)
    {
        uint all = uint.MaxValue;
        for (int i = 1; i <= call.Count && call.TryUInt32(i, out uint word); i++)
        {
            all &= word;
        }

        call.Return(all);
    }

    [LuaFunction("bor", "n*")]
    internal static void Or(ref LuaCall call)
    {
        uint any = 0;
        for (int i = 1; i <= call.Count && call.TryUInt32(i, out uint word); i++)
        {
            any |= word;
        }

        call.Return(any);
    }

    [LuaFunction("bxor", "n*")]
    internal static void Xor(ref LuaCall call)
    {
        uint odd = 0;
        for (int i = 1; i <= call.Count && call.TryUInt32(i, out uint word); i++)
        {
            odd ^= word;
        }

        call.Return(odd);
    }

    [LuaFunction("lshift", "nn")]
    internal static void ShiftLeft(ref LuaCall call) =>
        call.Return(IsInside(call.Integer(2)) ? (int)(call.UInt32(1) << call.Integer(2)) : 0);

    [LuaFunction("rshift", "nn")]
    internal static void ShiftRight(ref LuaCall call) =>
        call.Return(IsInside(call.Integer(2)) ? call.UInt32(1) >> call.Integer(2) : 0);

    [LuaFunction("arshift", "nn")]
    internal static void ShiftSigned(ref LuaCall call) =>
        call.Return((int)call.UInt32(1) >> (IsInside(call.Integer(2)) ? call.Integer(2) : Width - 1));

    [LuaFunction("rol", "nn")]
    internal static void RotateLeft(ref LuaCall call) =>
        call.Return(Rotate(call.UInt32(1), (int)(call.UInt32(2) % Width)));

    [LuaFunction("ror", "nn")]
    internal static void RotateRight(ref LuaCall call) =>
        call.Return(Rotate(call.UInt32(1), (Width - (int)(call.UInt32(2) % Width)) % Width));

    [LuaFunction("bit", "n")]
    internal static void Bit(ref LuaCall call) => call.Return((int)Mask(call.Integer(1)));

    [LuaFunction("set", "n*")]
    internal static void Set(ref LuaCall call)
    {
        uint word = call.UInt32(1);
        for (int i = 2; i <= call.Count && call.TryUInt32(i, out uint position); i++)
        {
            word |= Mask((int)position);
        }

        call.Return((int)word);
    }

    [LuaFunction("clear", "n*")]
    internal static void Clear(ref LuaCall call)
    {
        uint word = call.UInt32(1);
        for (int i = 2; i <= call.Count && call.TryUInt32(i, out uint position); i++)
        {
            word &= ~Mask((int)position);
        }

        call.Return((int)word);
    }

    [LuaFunction("isset", "nn")]
    internal static void IsSet(ref LuaCall call) => call.Return((call.UInt32(1) & Mask(call.Integer(2))) != 0);

    [LuaFunction("isclear", "nn")]
    internal static void IsClear(ref LuaCall call) => call.Return((call.UInt32(1) & Mask(call.Integer(2))) == 0);

    /// <summary>Hexadecimal digits of a word: 8, or as many as the second argument says; capitals when that is
    /// negative.</summary>
    [LuaFunction("tohex", "nn?")]
    internal static void ToHex(ref LuaCall call)
    {
        const int most = 8;
        int wanted = call.Integer(2, most);
        int digits = wanted is < -most or > most ? most : System.Math.Abs(wanted);
        System.Span<byte> text = stackalloc byte[most];
        uint word = call.UInt32(1);
        for (int i = digits - 1; i >= 0; i--, word >>= 4)
        {
            text[i] = Hex.Digit((int)(word & 0xF), capitals: wanted < 0);
        }

        call.Return(text[..digits]);
    }

    private static bool IsInside(int position) => position is >= 0 and < Width;

    private static uint Mask(int position) => IsInside(position) ? 1u << position : 0;

    private static uint Rotate(uint word, int left) => left == 0 ? word : (word << left) | (word >> (Width - left));
}
