using System.Globalization;

namespace NanoSocket.Tool.Benchmarks;

/// <summary>Names of a handshake's steps, by mbedTLS's numbers (enum mbedtls_ssl_states).</summary>
internal static class TlsStepNames
{
    /// <summary>The name of a step.</summary>
    public static string Of(int step) => step switch
    {
        -1 => "certificates and keys given",
        0 => "begin",
        1 => "ClientHello",
        2 => "ServerHello",
        3 => "Certificate: chain checked",
        4 => "ServerKeyExchange: signature checked",
        5 => "CertificateRequest",
        6 => "ServerHelloDone",
        7 => "own Certificate",
        8 => "ClientKeyExchange",
        9 => "CertificateVerify",
        10 => "ChangeCipherSpec",
        11 => "own Finished",
        12 => "ChangeCipherSpec of the server",
        13 => "Finished of the server",
        14 => "flush",
        15 => "end",
        16 => "NewSessionTicket",
        19 => "EncryptedExtensions",
        21 => "own CertificateVerify",
        22 => "ChangeCipherSpec behind Finished",
        27 => "connected",
        _ => "step " + step.ToString(CultureInfo.InvariantCulture),
    };
}
