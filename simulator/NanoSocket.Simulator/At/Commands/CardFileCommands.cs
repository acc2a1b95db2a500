using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using NanoSocket.Simulator.Modem;

namespace NanoSocket.Simulator.At;

/// <summary>Reading files of the card (+CRSM, 3GPP TS 27.007 clause 8.18): the few that modem managers look
/// at.</summary>
internal static class CardFileCommands
{
    private const int ReadBinary = 176;
    private const int GetResponse = 192;

    private const string Success = "144,0";
    private const string NotFound = "148,4";
    private const string WrongLength = "103,0";
    private const string UnknownInstruction = "109,0";

    public static IReadOnlyList<AtEntry> Entries { get; } =
    [
        new("+CRSM") { NeedsSim = true, Test = "", Set = Access },
    ];

    /// <summary>Command, file, P1, P2, P3.</summary>
    private static AtResult Access(AtContext context, AtArguments arguments)
    {
        if (!arguments.TryNumber(0, 0, 255, out int command) || !arguments.TryNumber(1, 0, 0xFFFF, 0, out int file)
            || !arguments.TryNumber(2, 0, 255, 0, out int p1) || !arguments.TryNumber(3, 0, 255, 0, out int p2)
            || !arguments.TryNumber(4, 0, 255, 0, out int length))
        {
            return AtResult.Fail(CmeError.IncorrectParameters);
        }
        if (command is not (ReadBinary or GetResponse))
        {
            return context.Answer($"+CRSM: {UnknownInstruction}");
        }
        if (FileOf(file, context.Modem.Identity) is not byte[] content)
        {
            return context.Answer($"+CRSM: {NotFound}");
        }
        if (command == GetResponse)
        {
            return context.Answer($"+CRSM: {Success},\"{Convert.ToHexString(Describe(file, content.Length))}\"");
        }
        int offset = p1 << 8 | p2;
        int count = length == 0 ? content.Length - offset : length;
        return context.Answer(offset + count > content.Length || count < 0
            ? $"+CRSM: {WrongLength}"
            : $"+CRSM: {Success},\"{Convert.ToHexString(content, offset, count)}\"");
    }

    /// <summary>3GPP TS 31.102 clauses 4.2 and 3GPP TS 31.101 clause 13.2.</summary>
    private static byte[]? FileOf(int file, ModemIdentity identity) => file switch
    {
        0x2FE2 => SwappedDigits(identity.Iccid + "F"),
        // Length, then the digits behind a parity nibble.
        0x6F07 => [8, .. SwappedDigits("9" + identity.Imsi)],
        // Normal operation, two digits of network code.
        0x6FAD => [0, 0, 0, 2],
        0x6F46 => [0, .. Encoding.ASCII.GetBytes("NanoSocket"), 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        _ => null,
    };

    /// <summary>The header of a transparent elementary file (3GPP TS 51.011 clause 9.2.1).</summary>
    private static byte[] Describe(int file, int length) =>
        [0, 0, (byte)(length >> 8), (byte)length, (byte)(file >> 8), (byte)file, 4, 0, 0, 0, 1, 2, 0, 0, 0];

    private static byte[] SwappedDigits(string digits)
    {
        byte[] bytes = new byte[digits.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = byte.Parse(
                $"{digits[2 * i + 1]}{digits[2 * i]}", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }
        return bytes;
    }
}
