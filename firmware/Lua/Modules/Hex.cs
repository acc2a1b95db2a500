using System;

namespace NanoSocket.Lua.Modules;

/// <summary>Hexadecimal digits.</summary>
internal static class Hex
{
    /// <summary>The digit of 0 to 15.</summary>
    public static byte Digit(int value, bool capitals) =>
        (byte)(value < 10 ? '0' + value : (capitals ? 'A' : 'a') + value - 10);

    /// <summary>Writes two capital digits a byte; <paramref name="text"/> has room for them.</summary>
    public static void Write(ReadOnlySpan<byte> bytes, Span<byte> text)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digit(bytes[i] >> 4, capitals: true);
            text[(2 * i) + 1] = Digit(bytes[i] & 0xF, capitals: true);
        }
    }

    /// <summary>The value of a digit; -1: it is none.</summary>
    public static int Value(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
