using System;

namespace NanoSocket.Lua.Modules.Crypto;

/// <summary>
/// Digests, checks and ciphers, with the vendor's order of arguments. A length that follows a string may be left out
/// and is never trusted: more than the string has means all of it.
/// </summary>
[LuaModule("crypto")]
internal static class CryptoModule
{
    private const string AnotherMode = "ECB, CBC or CTR expected";
    private const string AnotherPadding = "NONE, ZERO, PKCS5 or PKCS7 expected";

    [LuaFunction("base64_encode", "si?")]
    internal static void EncodeBase64(ref LuaCall call)
    {
        ReadOnlySpan<byte> data = Cut(ref call, 1);
        if (data.Length > LuaLimits.MaxResult / 4 * 3)
        {
            call.ArgumentError(1, "string too long");
            return;
        }

        int length = Base64.TextLength(data.Length);
        Span<byte> text = call.Reserve(length);
        if (text.Length == length)
        {
            Base64.Encode(data, text);
            call.Commit(length);
        }
    }

    /// <summary>An empty string for what is no Base64.</summary>
    [LuaFunction("base64_decode", "si?")]
    internal static void DecodeBase64(ref LuaCall call)
    {
        ReadOnlySpan<byte> text = Cut(ref call, 1);
        int most = Base64.MaxBytes(text.Length);
        Span<byte> data = call.Reserve(most);
        if (data.Length == most)
        {
            call.Commit(Math.Max(0, Base64.Decode(text, data)));
        }
    }

    [LuaFunction("md5", "sa?")]
    internal static void Md5Text(ref LuaCall call) => ReturnDigest(ref call, DigestKind.Md5);

    [LuaFunction("sha1", "sa?")]
    internal static void Sha1Text(ref LuaCall call) => ReturnDigest(ref call, DigestKind.Sha1);

    [LuaFunction("sha256", "sa?")]
    internal static void Sha256Text(ref LuaCall call) => ReturnDigest(ref call, DigestKind.Sha256);

    [LuaFunction("flow_md5", "")]
    internal static void FlowMd5(ref LuaCall call) => FlowModule.Begin(ref call, DigestKind.Md5);

    [LuaFunction("flow_sha1", "")]
    internal static void FlowSha1(ref LuaCall call) => FlowModule.Begin(ref call, DigestKind.Sha1);

    [LuaFunction("flow_sha256", "")]
    internal static void FlowSha256(ref LuaCall call) => FlowModule.Begin(ref call, DigestKind.Sha256);

    [LuaFunction("hmac_md5", "sa*")]
    internal static void HmacMd5(ref LuaCall call) => ReturnHmac(ref call, DigestKind.Md5);

    [LuaFunction("hmac_sha1", "sa*")]
    internal static void HmacSha1(ref LuaCall call) => ReturnHmac(ref call, DigestKind.Sha1);

    [LuaFunction("hmac_sha256", "sa*")]
    internal static void HmacSha256(ref LuaCall call) => ReturnHmac(ref call, DigestKind.Sha256);

    /// <summary>The name of a check, or <c>USER-DEFINED</c> and its parameters.</summary>
    [LuaFunction("crc16", "ssi?i?i?i?i?")]
    internal static void Crc16(ref LuaCall call)
    {
        if (call.Bytes(1).SequenceEqual("USER-DEFINED"u8))
        {
            Crc own = new(16, call.UInt32(3) & 0xFFFF, call.UInt32(4), call.UInt32(5), call.Integer(6) != 0,
                call.Integer(7) != 0);
            call.Return(own.Compute(call.Bytes(2)));
        }
        else if (Crc.TryGetSixteen(call.Bytes(1), out Crc crc))
        {
            call.Return(crc.Compute(call.Bytes(2)));
        }
        else
        {
            call.ArgumentError(1, "unknown method");
        }
    }

    [LuaFunction("crc32", "si?")]
    internal static void Crc32(ref LuaCall call) => call.Return(Crc.ThirtyTwo.Compute(Cut(ref call, 1)));

    [LuaFunction("crc8", "si?")]
    internal static void Crc8(ref LuaCall call) => call.Return(Crc.Eight.Compute(Cut(ref call, 1)));

    [LuaFunction("xxtea_encrypt", "ss")]
    internal static void EncryptXxtea(ref LuaCall call)
    {
        int length = Xxtea.EncryptedLength(call.Bytes(1).Length);
        Span<byte> result = call.Reserve(length);
        if (result.Length == length)
        {
            Xxtea.Encrypt(call.Bytes(1), call.Bytes(2), result);
            call.Commit(length);
        }
    }

    /// <summary>An empty string for what was not encrypted with this key.</summary>
    [LuaFunction("xxtea_decrypt", "ss")]
    internal static void DecryptXxtea(ref LuaCall call)
    {
        int length = call.Bytes(1).Length;
        Span<byte> data = call.Reserve(length);
        if (data.Length == length)
        {
            call.Bytes(1).CopyTo(data);
            call.Commit(Math.Max(0, Xxtea.Decrypt(data, call.Bytes(2))));
        }
    }

    [LuaFunction("aes_encrypt", "sssss?")]
    internal static void EncryptAes(ref LuaCall call)
    {
        if (!TryGetCipher(ref call, out AesText cipher))
        {
            return;
        }

        int length = call.Bytes(3).Length;
        int encrypted = cipher.EncryptedLength(length);
        if (encrypted < 0)
        {
            call.ArgumentError(3, "a multiple of 16 bytes expected without padding");
            return;
        }

        Span<byte> data = call.Reserve(encrypted);
        if (data.Length == encrypted)
        {
            call.Bytes(3).CopyTo(data);
            cipher.Encrypt(data, length);
            call.Commit(encrypted);
        }
    }

    /// <summary>An empty string for what cannot be a text with this padding.</summary>
    [LuaFunction("aes_decrypt", "sssss?")]
    internal static void DecryptAes(ref LuaCall call)
    {
        if (!TryGetCipher(ref call, out AesText cipher))
        {
            return;
        }

        int length = call.Bytes(3).Length;
        Span<byte> data = call.Reserve(length);
        if (data.Length == length)
        {
            call.Bytes(3).CopyTo(data);
            call.Commit(Math.Max(0, cipher.Decrypt(data)));
        }
    }

    /// <summary>Ciphers of the reference that are not here; RSA is in an image only as a part of TLS.</summary>
    [LuaFunction("sm3start", "")]
    [LuaFunction("sm4_encrypt", "")]
    [LuaFunction("sm4_decrypt", "")]
    [LuaFunction("des_encrypt", "")]
    [LuaFunction("des_decrypt", "")]
    [LuaFunction("rsa_encrypt", "")]
    [LuaFunction("rsa_decrypt", "")]
    [LuaFunction("rsa_sha1_sign", "")]
    [LuaFunction("rsa_sha1_verify", "")]
    internal static void Refuse(ref LuaCall call) => call.Error("crypto: SM3, SM4, DES and RSA are not available");

    private static ReadOnlySpan<byte> Cut(ref LuaCall call, int argument)
    {
        ReadOnlySpan<byte> data = call.Bytes(argument);
        return data[..Math.Clamp(call.Integer(argument + 1, data.Length), 0, data.Length)];
    }

    private static void ReturnDigest(ref LuaCall call, DigestKind kind)
    {
        if (call.Bytes(2).SequenceEqual("file"u8))
        {
            call.ArgumentError(2, "digests of files are not available: use io.open and flow_md5");
            return;
        }

        Span<byte> digest = stackalloc byte[Digest.MaxSize];
        ReturnHex(ref call, digest[..Digest.Compute(kind, Cut(ref call, 1), digest)]);
    }

    /// <summary>Data and key, or data, its length, key and its length.</summary>
    private static void ReturnHmac(ref LuaCall call, DigestKind kind)
    {
        int keyArgument = call.Count > 2 ? 3 : 2;
        if (!call.TryBytes(keyArgument, out _) || (keyArgument == 3 && !IsLength(ref call, 2))
            || (keyArgument == 3 && !IsLength(ref call, 4)))
        {
            return;
        }

        ReadOnlySpan<byte> data = keyArgument == 3 ? Cut(ref call, 1) : call.Bytes(1);
        Span<byte> digest = stackalloc byte[Digest.MaxSize];
        ReturnHex(ref call, digest[..Hmac.Compute(kind, Cut(ref call, keyArgument), data, digest)]);
    }

    private static bool IsLength(ref LuaCall call, int argument) =>
        call.IsNil(argument) || call.TryNumber(argument, out _);

    internal static void ReturnHex(ref LuaCall call, scoped ReadOnlySpan<byte> digest)
    {
        Span<byte> text = stackalloc byte[2 * Digest.MaxSize];
        Hex.Write(digest, text);
        call.Return(text[..(2 * digest.Length)]);
    }

    private static bool TryGetCipher(ref LuaCall call, out AesText cipher)
    {
        cipher = default;
        ReadOnlySpan<byte> vector = call.Bytes(5);
        if (!TryGetMode(call.Bytes(1), out AesMode mode))
        {
            call.ArgumentError(1, AnotherMode);
        }
        else if (!TryGetPadding(call.Bytes(2), out AesPadding padding))
        {
            call.ArgumentError(2, AnotherPadding);
        }
        else if (!Aes.IsKeySize(call.Bytes(4).Length))
        {
            call.ArgumentError(4, "16, 24 or 32 bytes expected");
        }
        else if (mode != AesMode.Ecb && vector.Length != Aes.BlockSize)
        {
            call.ArgumentError(5, "16 bytes expected");
        }
        else
        {
            cipher = new AesText(mode, padding, call.Bytes(4), vector);
            return true;
        }

        return false;
    }

    private static bool TryGetMode(ReadOnlySpan<byte> name, out AesMode mode)
    {
        mode = name.SequenceEqual("CBC"u8) ? AesMode.Cbc : name.SequenceEqual("CTR"u8) ? AesMode.Ctr : AesMode.Ecb;
        return mode != AesMode.Ecb || name.SequenceEqual("ECB"u8);
    }

    private static bool TryGetPadding(ReadOnlySpan<byte> name, out AesPadding padding)
    {
        padding = name.SequenceEqual("ZERO"u8) ? AesPadding.Zero : name.SequenceEqual("NONE"u8) ? AesPadding.None
            : AesPadding.Pkcs7;
        return padding != AesPadding.Pkcs7 || name.SequenceEqual("PKCS5"u8) || name.SequenceEqual("PKCS7"u8);
    }
}
