using System;
using System.Text;

namespace NanoSocket.Core.Certificates;

/// <summary>PEM (RFC 7468): DER in base64 between lines that say what it is.</summary>
public static class PemText
{
    /// <summary>What the lines around a certificate say.</summary>
    public const string Certificate = "CERTIFICATE";

    /// <summary>They make 64 characters (RFC 7468 2).</summary>
    private const int BytesInLine = 48;
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const string KeyEnd = "PRIVATE KEY";
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";

    /// <summary>DER of the first block with this label; null when there is none that can be read.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> pem, string label)
    {
        int start = IndexAfter(pem, Begin + label + Dashes);
        ReadOnlySpan<byte> rest = start < 0 ? default : pem.Slice(start);
        int length = rest.IndexOf(Encoding.UTF8.GetBytes(End + label + Dashes));
        return start < 0 || length < 0 ? null : FromBase64(rest.Slice(0, length));
    }

    /// <summary>There is a private key, encrypted or not: PKCS #8, or an older form of its own for RSA or EC.</summary>
    public static bool HasPrivateKey(ReadOnlySpan<byte> pem)
    {
        int start = IndexAfter(pem, Begin);
        while (start >= 0)
        {
            pem = pem.Slice(start);
            int end = pem.IndexOf(Encoding.UTF8.GetBytes(Dashes));
            if (end < 0)
            {
                return false;
            }

            if (pem.Slice(0, end).EndsWith(Encoding.UTF8.GetBytes(KeyEnd)))
            {
                return true;
            }

            start = IndexAfter(pem, Begin);
        }

        return false;
    }

    /// <summary>PEM of DER.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> der, string label)
    {
        string begin = Begin + label + Dashes + "\n", end = End + label + Dashes + "\n";
        int lines = (der.Length + BytesInLine - 1) / BytesInLine;
        byte[] pem = new byte[begin.Length + ((der.Length + 2) / 3 * 4) + lines + end.Length];
        int length = Append(pem, 0, begin);
        for (int i = 0; i < der.Length; i += BytesInLine)
        {
            length = AppendLine(pem, length, der.Slice(i, Math.Min(BytesInLine, der.Length - i)));
        }

        Append(pem, length, end);
        return pem;
    }

    /// <summary>PEM of a private key in DER; null when it has none of the forms of keys.</summary>
    public static byte[]? EncodeKey(ReadOnlySpan<byte> der)
    {
        DerReader outer = new(der);
        DerReader key = new(outer.Read(DerReader.Sequence));
        byte first = key.NextTag;
        key.ReadAny(out _);
        string? kind = (outer.Failed || !outer.IsAtEnd, first, key.NextTag) switch
        {
            (false, DerReader.Sequence, DerReader.OctetString) => "ENCRYPTED ",
            (false, DerReader.Integer, DerReader.Sequence) => "",
            (false, DerReader.Integer, DerReader.Integer) => "RSA ",
            (false, DerReader.Integer, DerReader.OctetString) => "EC ",
            _ => null,
        };
        return kind == null ? null : Encode(der, kind + KeyEnd);
    }

    private static int Append(byte[] pem, int at, string ascii)
    {
        foreach (char c in ascii)
        {
            pem[at++] = (byte)c;
        }

        return at;
    }

    /// <summary>Base64 without strings: what is encoded may be a key, and a string cannot be wiped.</summary>
    private static int AppendLine(byte[] pem, int at, ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i += 3)
        {
            int left = bytes.Length - i;
            int group = (bytes[i] << 16) | (left > 1 ? bytes[i + 1] << 8 : 0) | (left > 2 ? bytes[i + 2] : 0);
            pem[at++] = (byte)Digits[group >> 18];
            pem[at++] = (byte)Digits[(group >> 12) & 63];
            pem[at++] = (byte)(left > 1 ? Digits[(group >> 6) & 63] : '=');
            pem[at++] = (byte)(left > 2 ? Digits[group & 63] : '=');
        }

        pem[at++] = (byte)'\n';
        return at;
    }

    private static int IndexAfter(ReadOnlySpan<byte> pem, string marker)
    {
        int at = pem.IndexOf(Encoding.UTF8.GetBytes(marker));
        return at < 0 ? -1 : at + marker.Length;
    }

    private static byte[]? FromBase64(ReadOnlySpan<byte> text)
    {
        byte[] bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(Encoding.UTF8.GetString(text), bytes, out int count))
        {
            return null;
        }

        return new ReadOnlySpan<byte>(bytes, 0, count).ToArray();
    }
}
