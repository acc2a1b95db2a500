using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// The values that a modem takes with AT+CMUX, as it tells them (3GPP TS 27.007 5.7): lists in parentheses, the fourth
/// of them the frame sizes, as numbers and ranges of numbers. Modems leave parentheses and spaces out, or lists.
/// </summary>
internal static class MuxRange
{
    /// <summary>Asks for them.</summary>
    public const string Question = "AT+CMUX=?";

    /// <summary>Begins the answer.</summary>
    public const string Prefix = "+CMUX:";

    private const int FrameSizes = 3;
    private const int Unlikely = 100_000;

    /// <summary>Largest frame size (N1) of an answer, in bytes; 0 when it names none.</summary>
    /// <param name="line">The answer, which begins with <see cref="Prefix"/>.</param>
    public static int LargestFrameSize(ReadOnlySpan<byte> line)
    {
        int list = 0;
        int depth = 0;
        int number = 0;
        int largest = 0;
        for (int i = Prefix.Length; i < line.Length && list <= FrameSizes; i++)
        {
            byte value = line[i];
            bool isDigit = value is >= (byte)'0' and <= (byte)'9';
            number = isDigit ? Math.Min((number * 10) + (value - '0'), Unlikely) : 0;
            largest = list == FrameSizes ? Math.Max(largest, number) : 0;
            depth += value == (byte)'(' ? 1 : value == (byte)')' ? -1 : 0;
            list += value == (byte)',' && depth == 0 ? 1 : 0;
        }

        return largest >= Unlikely ? 0 : largest;
    }
}
