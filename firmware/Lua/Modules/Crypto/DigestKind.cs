namespace NanoSocket.Lua.Modules.Crypto;

/// <summary>Message digests with blocks of 64 bytes.</summary>
internal enum DigestKind
{
    /// <summary>RFC 1321, 16 bytes.</summary>
    Md5,

    /// <summary>FIPS 180-4, 20 bytes.</summary>
    Sha1,

    /// <summary>FIPS 180-4, 32 bytes.</summary>
    Sha256,
}
