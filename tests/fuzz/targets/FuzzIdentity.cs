using System.Text;

namespace NanoSocket.Fuzz;

/// <summary>A certificate, its own authority, with its key on P-256: made for these targets, which must do the same in
/// each run, and worth nothing anywhere else.</summary>
internal static class FuzzIdentity
{
    /// <summary>The name it is for.</summary>
    public const string Host = "fuzz.example";

    /// <summary>The certificate, PEM.</summary>
    public static byte[] Certificate { get; } = Encoding.ASCII.GetBytes(
        "-----BEGIN CERTIFICATE-----\n"
        + "MIIBnTCCAUSgAwIBAgIUf/AyjwIZbA10keHrwrDQN/cp5l8wCgYIKoZIzj0EAwIwFzEVMBMGA1UEAwwMZnV6ei5leGFtcGxlMCAX"
        + "DTI2MTEyMzE4MzQyOVoYDzIxMjYxMDMwMTgzNDI5WjAXMRUwEwYDVQQDDAxmdXp6LmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjO"
        + "PQMBBwNCAARE6W7erhXdQv56t3rnjv3VEUsnf2FwXZhirT7lqWuei8OItBkIk0UXPJyRgWTThqhWGPDUy4A+bng5xt0a8FbRo2ww"
        + "ajAdBgNVHQ4EFgQUutz160ezPohVkh3E+0kB3tgm4gYwHwYDVR0jBBgwFoAUutz160ezPohVkh3E+0kB3tgm4gYwFwYDVR0RBBAw"
        + "DoIMZnV6ei5leGFtcGxlMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgZ+MJG5FqUrymlAEdNWzzkC0fP7y84nS7"
        + "0IONLhfN758CIGXgh69GpGDSb2UCoF9hB5/tPNxiyeVurglV/x7HP1tb\n"
        + "-----END CERTIFICATE-----\n");

    /// <summary>The key, PEM.</summary>
    public static byte[] Key { get; } = Encoding.ASCII.GetBytes(
        "-----BEGIN PRIVATE KEY-----\n"
        + "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgy0Z/HmhYgkDgiyWARF6ZsAodF0+dwjVZ8PYJfcYigWihRANCAARE"
        + "6W7erhXdQv56t3rnjv3VEUsnf2FwXZhirT7lqWuei8OItBkIk0UXPJyRgWTThqhWGPDUy4A+bng5xt0a8FbR\n"
        + "-----END PRIVATE KEY-----\n");

    /// <summary>A moment at which it is valid.</summary>
    public const long UnixSeconds = 1_800_000_000;
}
