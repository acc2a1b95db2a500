using System.Text;

namespace System;

public static partial class Convert
{
    private const int Base64LineLength = 76;
    private const string Base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static string ToBase64String(byte[] inArray) =>
        ToBase64String(new ReadOnlySpan<byte>(ThrowHelper.NotNull(inArray, nameof(inArray))));

    public static string ToBase64String(byte[] inArray, Base64FormattingOptions options) =>
        ToBase64String(new ReadOnlySpan<byte>(ThrowHelper.NotNull(inArray, nameof(inArray))), options);

    public static string ToBase64String(byte[] inArray, int offset, int length) =>
        ToBase64String(inArray, offset, length, Base64FormattingOptions.None);

    public static string ToBase64String(byte[] inArray, int offset, int length, Base64FormattingOptions options)
    {
        CheckPart(inArray, offset, length);
        return ToBase64String(new ReadOnlySpan<byte>(inArray, offset, length), options);
    }

    public static string ToBase64String(ReadOnlySpan<byte> bytes,
        Base64FormattingOptions options = Base64FormattingOptions.None)
    {
        if ((uint)options > (uint)Base64FormattingOptions.InsertLineBreaks)
        {
            ThrowHelper.ThrowArgument("Illegal enum value: " + ((int)options).ToString() + ".", nameof(options));
        }

        if (bytes.Length == 0)
        {
            return "";
        }

        int digits = checked((bytes.Length + 2) / 3 * 4);
        int breaks = options == Base64FormattingOptions.InsertLineBreaks ? (digits - 1) / Base64LineLength : 0;
        string text = string.FastAllocate(digits + 2 * breaks);
        WriteBase64(bytes, new Span<char>(ref text.FirstChar, text.Length), breaks != 0);
        return text;
    }

    public static byte[] FromBase64String(string s) =>
        FromBase64(ThrowHelper.NotNull(s, nameof(s)));

    public static byte[] FromBase64CharArray(char[] inArray, int offset, int length) =>
        FromBase64(new ReadOnlySpan<char>(ThrowHelper.NotNull(inArray, nameof(inArray)), offset, length));

    public static bool TryFromBase64String(string s, Span<byte> bytes, out int bytesWritten) =>
        TryDecodeBase64(ThrowHelper.NotNull(s, nameof(s)), bytes, out bytesWritten) && bytesWritten <= bytes.Length;

    public static string ToHexString(byte[] inArray) =>
        ToHexString(new ReadOnlySpan<byte>(ThrowHelper.NotNull(inArray, nameof(inArray))));

    public static string ToHexString(byte[] inArray, int offset, int length)
    {
        CheckPart(inArray, offset, length);
        return ToHexString(new ReadOnlySpan<byte>(inArray, offset, length));
    }

    public static string ToHexString(ReadOnlySpan<byte> bytes) => ToHex(bytes, 'A');

    public static string ToHexStringLower(byte[] inArray) =>
        ToHex(new ReadOnlySpan<byte>(ThrowHelper.NotNull(inArray, nameof(inArray))), 'a');

    public static string ToHexStringLower(ReadOnlySpan<byte> bytes) => ToHex(bytes, 'a');

    public static byte[] FromHexString(string s) => FromHexString(ThrowHelper.NotNull(s, nameof(s)).AsSpan());

    public static byte[] FromHexString(ReadOnlySpan<char> chars)
    {
        if ((chars.Length & 1) != 0)
        {
            ThrowHelper.ThrowFormat("The input is not a valid hex string as its length is not a multiple of 2.");
        }

        byte[] bytes = new byte[chars.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            int value = (char.HexValue(chars[2 * i]) << 4) | char.HexValue(chars[2 * i + 1]);
            if (value < 0)
            {
                ThrowHelper.ThrowFormat("The input is not a valid hex string as it contains a non-hex character.");
            }

            bytes[i] = (byte)value;
        }

        return bytes;
    }

    private static string ToHex(ReadOnlySpan<byte> bytes, char ten)
    {
        if (bytes.Length == 0)
        {
            return "";
        }

        string text = string.FastAllocate(checked(bytes.Length * 2));
        Span<char> digits = new(ref text.FirstChar, text.Length);
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = (i & 1) == 0 ? bytes[i / 2] >> 4 : bytes[i / 2] & 15;
            digits[i] = (char)(digit < 10 ? '0' + digit : ten + digit - 10);
        }

        return text;
    }

    private static void WriteBase64(ReadOnlySpan<byte> bytes, Span<char> text, bool breakLines)
    {
        int position = 0;
        int inLine = 0;
        for (int i = 0; i < bytes.Length; i += 3)
        {
            if (breakLines && inLine == Base64LineLength)
            {
                text[position++] = '\r';
                text[position++] = '\n';
                inLine = 0;
            }

            int left = bytes.Length - i;
            int group = (bytes[i] << 16) | (left > 1 ? bytes[i + 1] << 8 : 0) | (left > 2 ? bytes[i + 2] : 0);
            for (int digit = 0; digit < 4; digit++)
            {
                text[position++] = digit > left ? '=' : Base64Digits[(group >> (18 - 6 * digit)) & 63];
            }

            inLine += 4;
        }
    }

    private static byte[] FromBase64(ReadOnlySpan<char> text)
    {
        Span<byte> none = default;
        if (!TryDecodeBase64(text, none, out int length))
        {
            ThrowHelper.ThrowFormat("The input is not a valid Base-64 string as it contains a non-base 64 character, "
                + "more than two padding characters, or an illegal character among the padding characters.");
        }

        byte[] bytes = new byte[length];
        TryDecodeBase64(text, bytes, out _);
        return bytes;
    }

    /// <summary>Decodes what fits and counts all of it. False: the text is ill-formed.</summary>
    private static bool TryDecodeBase64(ReadOnlySpan<char> text, Span<byte> bytes, out int count)
    {
        int group = 0;
        int digits = 0;
        int padding = 0;
        count = 0;
        foreach (char c in text)
        {
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                continue;
            }

            int value = c == '=' ? 0 : Base64Value(c);
            padding += c == '=' ? 1 : 0;
            if (value < 0 || (padding > 0 && (c != '=' || padding > 2 || digits < 2)))
            {
                count = 0;
                return false;
            }

            group = (group << 6) | value;
            if (++digits == 4)
            {
                for (int i = 0; i < 3 - padding; i++)
                {
                    if (count < bytes.Length)
                    {
                        bytes[count] = (byte)(group >> (16 - 8 * i));
                    }

                    count++;
                }

                group = digits = 0;
            }
        }

        return digits == 0;
    }

    private static int Base64Value(char c)
    {
        if (char.IsAsciiLetter(c))
        {
            return c >= 'a' ? c - 'a' + 26 : c - 'A';
        }

        return char.IsAsciiDigit(c) ? c - '0' + 52 : c == '+' ? 62 : c == '/' ? 63 : -1;
    }

    private static void CheckPart(byte[] inArray, int offset, int length)
    {
        ArgumentNullException.ThrowIfNull(inArray);
        if (length < 0)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(length),
                "Index was out of range. Must be non-negative and less than the size of the collection.");
        }

        if (offset < 0)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(offset), "Value must be positive.");
        }

        if (offset > inArray.Length - length)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(offset),
                "Offset and length must refer to a position in the string.");
        }
    }
}

/// <summary>Whether Base64 text is broken into lines of 76 characters.</summary>
[Flags]
public enum Base64FormattingOptions
{
    None = 0,
    InsertLineBreaks = 1,
}
