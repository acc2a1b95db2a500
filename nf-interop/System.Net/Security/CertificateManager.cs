using System.Security.Cryptography.X509Certificates;
using System.Threading;
using NanoSocket.Core.Certificates;

namespace System.Net.Security;

/// <summary>Certificates that are trusted where a call names none. They are in memory: give them anew after each
/// start.</summary>
public static class CertificateManager
{
    private static byte[]? s_bundle;

    /// <summary>The certificates; null when none were given.</summary>
    internal static byte[]? Bundle => Volatile.Read(ref s_bundle);

    /// <summary>Replaces the trusted certificates.</summary>
    public static bool AddCaCertificateBundle(X509Certificate[] ca)
    {
        ArgumentNullException.ThrowIfNull(ca);
        byte[] bundle = [];
        foreach (X509Certificate certificate in ca)
        {
            byte[] pem = certificate.Pem;
            byte[] longer = new byte[bundle.Length + pem.Length + 1];
            bundle.CopyTo(longer, 0);
            pem.CopyTo(longer, bundle.Length);
            longer[longer.Length - 1] = (byte)'\n';
            bundle = longer;
        }

        return AddCaCertificateBundle(bundle);
    }

    /// <summary>Replaces the trusted certificates.</summary>
    /// <param name="ca">Contents in PEM.</param>
    public static bool AddCaCertificateBundle(string ca) => AddCaCertificateBundle(X509Certificate.BytesOf(ca));

    /// <summary>Replaces the trusted certificates.</summary>
    /// <param name="ca">Any number of certificates in PEM; must not change later.</param>
    /// <returns>False when the first one is no certificate: nothing changes then.</returns>
    public static bool AddCaCertificateBundle(byte[] ca)
    {
        ArgumentNullException.ThrowIfNull(ca);
        bool isBundle = CertificateFields.Read(PemText.Decode(ca, PemText.Certificate)) != null;
        if (isBundle)
        {
            Volatile.Write(ref s_bundle, ca);
        }

        return isBundle;
    }
}
