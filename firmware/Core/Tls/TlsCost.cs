using System;

namespace NanoSocket.Core.Tls;

/// <summary>
/// What an app's certificates and keys take of a session's memory: an upper bound by arithmetic over the lengths of the
/// texts, so that a connection that cannot fit is refused before it begins. Checked against what mbedTLS really takes by
/// the tests of tests/unit/Tls.Tests and by the ledger of <c>bench tls</c>.
/// </summary>
internal static class TlsCost
{
    /// <summary>A root of RSA with 4096 bits: what a handshake's own memory is reckoned with.</summary>
    private const int UsualRoot = 1536;

    /// <summary>What is read out of a certificate, besides its key: names, dates, extensions.</summary>
    private const int Fields = 320;

    // DER (X.690): a sequence, and the first byte of a length that follows in two; the header is four then.
    private const byte Sequence = 0x30, TwoBytesOfLength = 0x82;
    private const int LongHeader = 4;

    private static readonly byte[] s_end = [(byte)'-', (byte)'-', (byte)'-', (byte)'-', (byte)'-', (byte)'E'];

    /// <summary>Counts what is in a text.</summary>
    public static Texts Measure(byte[]? text)
    {
        if (text == null)
        {
            return default;
        }

        return text.Length > 0 && text[0] == Sequence ? MeasureDer(text) : MeasurePem(text);
    }

    private static Texts MeasurePem(ReadOnlySpan<byte> rest)
    {
        Texts texts = new() { Total = Decoded(rest.Length) };
        for (int end = rest.IndexOf(s_end); end >= 0; end = rest.IndexOf(s_end))
        {
            texts.Count++;
            texts.Largest = Math.Max(texts.Largest, Decoded(end));
            rest = rest.Slice(end + s_end.Length);
        }

        return texts;
    }

    /// <summary>One behind the other, each behind its length (X.690 8.1.3). What cannot be read, opening tells.</summary>
    private static Texts MeasureDer(ReadOnlySpan<byte> rest)
    {
        Texts texts = new() { Total = rest.Length };
        while (rest.Length >= LongHeader)
        {
            int length = rest[1] == TwoBytesOfLength ? LongHeader + ((rest[2] << 8) | rest[3]) : rest.Length;
            length = Math.Min(length, rest.Length);
            texts.Count++;
            texts.Largest = Math.Max(texts.Largest, length);
            rest = rest.Slice(length);
        }

        return texts;
    }

    /// <summary>Our own certificate, copied, with its public key, and our key: half as much again as they are long.
    /// </summary>
    public static int OfIdentity(in Texts certificates, in Texts key)
        => (certificates.Total * 3 / 2) + (certificates.Count * Fields) + (key.Total * 5 / 4);

    /// <summary>Trusted certificates are looked at one by one.</summary>
    public static int OfTrust(in Texts certificates)
        => 2 * Math.Max(0, certificates.Largest - UsualRoot);

    /// <summary>Base64 (RFC 4648 4).</summary>
    private static int Decoded(int length) => length / 4 * 3;

    /// <summary>Sizes of a text of one or more certificates, or of a key.</summary>
    public struct Texts
    {
        /// <summary>Blocks.</summary>
        public int Count;

        /// <summary>Bytes of DER, of all and of the largest.</summary>
        public int Total, Largest;
    }
}
