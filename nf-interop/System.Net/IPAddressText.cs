using System.Text;

namespace System.Net;

/// <summary>Addresses as text. Reads what .NET reads: one to four parts, decimal, 0x hexadecimal or 0 octal, and IPv6
/// with an IPv4 tail and a zone.</summary>
internal static class IPAddressText
{
    private const int Groups = 8;

    public static IPAddress? Parse(string text) => text.IndexOf(':') >= 0 ? ParseIpv6(text) : ParseIpv4(text);

    public static string Format(byte[] bytes, long scope) => bytes.Length == 4
        ? bytes[0].ToString() + "." + bytes[1].ToString() + "." + bytes[2].ToString() + "." + bytes[3].ToString()
        : FormatIpv6(bytes, scope);

    private static IPAddress? ParseIpv4(string text)
    {
        long address = 0;
        string[] parts = text.Split('.');
        if (parts.Length > 4)
        {
            return null;
        }

        for (int i = 0; i < parts.Length; i++)
        {
            // The last part fills all bytes that are left.
            int bits = i == parts.Length - 1 ? 8 * (4 - i) : 8;
            long number = ParseNumber(parts[i]);
            if (number < 0 || number >= 1L << bits)
            {
                return null;
            }

            address = (address << bits) | number;
        }

        return IPAddress.FromHostOrder((uint)address);
    }

    /// <summary>A part of an IPv4 address; -1 when it is none.</summary>
    private static long ParseNumber(string text)
    {
        bool isHex = text.Length > 2 && text[0] == '0' && (text[1] is 'x' or 'X');
        bool isOctal = !isHex && text.Length > 1 && text[0] == '0';
        int numberBase = isHex ? 16 : isOctal ? 8 : 10;
        long number = text.Length == 0 ? -1 : 0;
        for (int i = isHex ? 2 : 0; i < text.Length && number >= 0; i++)
        {
            int digit = DigitOf(text[i]);
            number = digit >= numberBase || number > uint.MaxValue ? -1 : (number * numberBase) + digit;
        }

        return number;
    }

    private static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => int.MaxValue,
    };

    private static IPAddress? ParseIpv6(string text)
    {
        if (text.Length > 2 && text[0] == '[' && text[text.Length - 1] == ']')
        {
            text = text.Substring(1, text.Length - 2);
        }

        long scope = 0;
        int percent = text.IndexOf('%');
        if (percent >= 0)
        {
            scope = ParseZone(text.Substring(percent + 1));
            text = text.Substring(0, percent);
        }

        byte[] bytes = new byte[2 * Groups];
        return scope >= 0 && TryParseGroups(text, bytes) ? new IPAddress(bytes, scope) : null;
    }

    private static long ParseZone(string text)
    {
        long zone = text.Length == 0 ? -1 : 0;
        for (int i = 0; i < text.Length && zone >= 0; i++)
        {
            int digit = DigitOf(text[i]);
            zone = digit > 9 || zone > uint.MaxValue ? -1 : (zone * 10) + digit;
        }

        return zone > uint.MaxValue ? -1 : zone;
    }

    /// <summary>Fills the bytes from both sides of "::"; without it there must be exactly eight groups.</summary>
    private static bool TryParseGroups(string text, byte[] bytes)
    {
        int gap = text.IndexOf("::");
        if (gap < 0)
        {
            return ParseSide(text, bytes, out int count) && count == Groups;
        }

        byte[] tail = new byte[bytes.Length];
        bool valid = ParseSide(text.Substring(0, gap), bytes, out int before)
            & ParseSide(text.Substring(gap + 2), tail, out int after);
        if (!valid || before + after >= Groups)
        {
            return false;
        }

        for (int i = 0; i < 2 * after; i++)
        {
            bytes[bytes.Length - (2 * after) + i] = tail[i];
        }

        return true;
    }

    /// <summary>Groups separated by single colons; the last may be an IPv4 address.</summary>
    private static bool ParseSide(string text, byte[] bytes, out int count)
    {
        count = 0;
        if (text.Length == 0)
        {
            return true;
        }

        string[] parts = text.Split(':');
        for (int i = 0; i < parts.Length; i++)
        {
            bool isIpv4 = i == parts.Length - 1 && parts[i].IndexOf('.') >= 0;
            int needed = isIpv4 ? 2 : 1;
            bool fits = count + needed <= Groups;
            if (!fits || !(isIpv4 ? TryPutIpv4(parts[i], bytes, count) : TryPut(parts[i], bytes, count)))
            {
                return false;
            }

            count += needed;
        }

        return true;
    }

    private static bool TryPut(string group, byte[] bytes, int index)
    {
        int value = group.Length is >= 1 and <= 4 ? 0 : -1;
        for (int i = 0; i < group.Length && value >= 0; i++)
        {
            int digit = DigitOf(group[i]);
            value = digit > 15 ? -1 : (value * 16) + digit;
        }

        if (value >= 0)
        {
            bytes[2 * index] = (byte)(value >> 8);
            bytes[(2 * index) + 1] = (byte)value;
        }

        return value >= 0;
    }

    private static bool TryPutIpv4(string text, byte[] bytes, int index)
    {
        if (text.Split('.').Length != 4 || ParseIpv4(text) is not { } address)
        {
            return false;
        }

        byte[] four = address.GetAddressBytes();
        for (int i = 0; i < four.Length; i++)
        {
            bytes[(2 * index) + i] = four[i];
        }

        return true;
    }

    private static string FormatIpv6(byte[] bytes, long scope)
    {
        FindLongestZeros(bytes, out int gap, out int gapLength);
        bool endsInIpv4 = EndsInIpv4(bytes);
        int groups = endsInIpv4 ? Groups - 2 : Groups;
        StringBuilder text = new();
        for (int i = 0; i < groups; i++)
        {
            if (i == gap)
            {
                text.Append("::");
                i += gapLength - 1;
            }
            else
            {
                bool separated = i == 0 || i == gap + gapLength;
                text.Append(separated ? "" : ":").Append(GroupAt(bytes, i).ToString("x"));
            }
        }

        if (endsInIpv4)
        {
            bool separated = text.Length > 0 && text[text.Length - 1] == ':';
            text.Append(separated ? "" : ":").Append(new IPAddress(new ReadOnlySpan<byte>(bytes).Slice(12).ToArray()));
        }

        return scope == 0 ? text.ToString() : text.Append('%').Append(scope.ToString()).ToString();
    }

    private static int GroupAt(byte[] bytes, int index) => (bytes[2 * index] << 8) | bytes[(2 * index) + 1];

    /// <summary>IPv4-mapped, IPv4-compatible and ISATAP addresses show their IPv4 address, as in .NET.</summary>
    private static bool EndsInIpv4(byte[] bytes)
    {
        bool zeros = (GroupAt(bytes, 0) | GroupAt(bytes, 1) | GroupAt(bytes, 2) | GroupAt(bytes, 3)) == 0;
        bool hasTail = GroupAt(bytes, 6) != 0;
        int fifth = GroupAt(bytes, 4);
        int sixth = GroupAt(bytes, 5);
        bool embedded = zeros && hasTail
            && ((fifth == 0 && (sixth is 0 or 0xFFFF)) || (fifth == 0xFFFF && sixth == 0));
        return embedded || (fifth == 0 && sixth == 0x5EFE);
    }

    /// <summary>The first longest run of two or more zero groups; a length of 0 when there is none.</summary>
    private static void FindLongestZeros(byte[] bytes, out int start, out int length)
    {
        start = -1;
        length = 0;
        int run = 0;
        for (int i = 0; i < Groups; i++)
        {
            run = GroupAt(bytes, i) == 0 ? run + 1 : 0;
            if (run > length && run > 1)
            {
                length = run;
                start = i - run + 1;
            }
        }
    }
}
