using System.Text;

namespace NanoSocket.Tls.Tests.Support;

/// <summary>A certificate and its key.</summary>
internal sealed record Credentials(string CertificatePem, string KeyPem)
{
    public byte[] Certificate => Encoding.ASCII.GetBytes(CertificatePem);

    public byte[] Key => Encoding.ASCII.GetBytes(KeyPem);
}
