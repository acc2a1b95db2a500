using System;

namespace NanoSocket.Lua.Modules.Crypto;

/// <summary>Keyed digests (RFC 2104).</summary>
internal static class Hmac
{
    private const byte InnerPad = 0x36;
    private const byte OuterPad = 0x5C;

    /// <summary>Writes the digest of data with a key of any length.</summary>
    /// <returns>Bytes of it.</returns>
    public static int Compute(DigestKind kind, ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, Span<byte> result)
    {
        Span<byte> pad = stackalloc byte[Digest.BlockSize];
        pad.Clear();
        if (key.Length > pad.Length)
        {
            Digest.Compute(kind, key, pad);
        }
        else
        {
            key.CopyTo(pad);
        }

        Flip(pad, InnerPad);
        Digest digest = Digest.Begin(kind);
        digest.Update(pad);
        digest.Update(data);
        int size = digest.Finish(result);

        Flip(pad, InnerPad ^ OuterPad);
        digest = Digest.Begin(kind);
        digest.Update(pad);
        digest.Update(result[..size]);
        return digest.Finish(result);
    }

    private static void Flip(Span<byte> pad, byte mask)
    {
        foreach (ref byte b in pad)
        {
            b ^= mask;
        }
    }
}
