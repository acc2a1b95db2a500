using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoSocket.TlsTests.Authority;

/// <summary>Signs certificates with RSA and SHA-1, as nobody should any more and .NET therefore does not.</summary>
internal sealed class Sha1Signer(RSA key) : X509SignatureGenerator
{
    /// <summary><c>sha1WithRSAEncryption</c> (RFC 8017, A.2.4), in DER.</summary>
    private static readonly byte[] s_algorithm =
        [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x05, 0x05, 0x00];

    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => [.. s_algorithm];

#pragma warning disable CA5350 // weak on purpose
    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) =>
        key.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
#pragma warning restore CA5350

    protected override PublicKey BuildPublicKey() =>
        CreateForRSA(key, RSASignaturePadding.Pkcs1).PublicKey;
}
