using System;

namespace NanoSocket.Lua.Bindings;

/// <content>Conversions that LuatOS-Air keeps in <c>rtos</c>.</content>
internal static partial class RtosModule
{
    private const int Int64Bytes = 8;

    /// <summary><c>toint64(text [, "big" | "little"])</c>: a decimal number as the eight bytes of a 64-bit integer, little
    /// endian unless told otherwise.</summary>
    [LuaFunction("toint64", "ss?")]
    internal static void ToInt64(ref LuaCall call)
    {
        if (!TryParse(call.Bytes(1), out ulong value))
        {
            call.ArgumentError(1, "64-bit decimal number expected");
            return;
        }

        bool isBig = call.Bytes(2).SequenceEqual("big"u8);
        if (!isBig && !call.IsNil(2) && !call.Bytes(2).SequenceEqual("little"u8))
        {
            call.ArgumentError(2, "'big' or 'little' expected");
            return;
        }

        Span<byte> bytes = stackalloc byte[Int64Bytes];
        for (int i = 0; i < Int64Bytes; i++)
        {
            bytes[isBig ? Int64Bytes - 1 - i : i] = (byte)(value >> (8 * i));
        }

        call.Return(bytes);
    }

    /// <summary>From -2^63 to 2^64 - 1.</summary>
    private static bool TryParse(ReadOnlySpan<byte> text, out ulong value)
    {
        bool isNegative = text.Length > 0 && text[0] == (byte)'-';
        ReadOnlySpan<byte> digits = isNegative ? text.Slice(1) : text;
        value = 0;
        bool valid = digits.Length > 0;
        for (int i = 0; valid && i < digits.Length; i++)
        {
            uint digit = unchecked((uint)(digits[i] - '0'));
            valid = digit <= 9 && value <= (ulong.MaxValue - digit) / 10;
            value = unchecked((value * 10) + digit);
        }

        valid &= !isNegative || value <= 1UL << 63;
        value = isNegative ? unchecked(0 - value) : value;
        return valid;
    }
}
