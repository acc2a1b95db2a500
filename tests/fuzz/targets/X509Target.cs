using System;
using System.Buffers.Binary;
using System.Text;
using NanoSocket.Core.Certificates;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace NanoSocket.Fuzz;

/// <summary>
/// Certificates and keys of all origins. The first byte of an input says what the rest is: a text that an app gives as
/// trusted certificates or as key, the DER of one (in PEM that is made here, since a fuzzer would not get past base64),
/// or what a server sends.
/// </summary>
internal static class X509Target
{
    private const int Kinds = 5;
    private const int Session = 0;

    /// <summary>The chain of a server is refused when it is longer; a record of it must fit into one.</summary>
    private const int LongestChain = 8000;

    /// <summary>A server's hello of TLS 1.2, with extended master secret and secure renegotiation, in a record.</summary>
    private static readonly byte[] s_hello = Hello();

    private static readonly byte[] s_output = new byte[2048];
    private static MbedTlsEngine s_engine = Engines.Start();

    /// <summary>Runs an input. What apps do with certificates may allocate: 0.</summary>
    public static long Run(ReadOnlySpan<byte> input)
    {
        if (input.Length == 0)
        {
            return 0;
        }

        s_engine = Engines.Start();
        ReadOnlySpan<byte> rest = input.Slice(1);
        switch (input[0] % Kinds)
        {
            case 0:
                Open(new TlsOptions { CaCertificates = rest.ToArray() });
                break;
            case 1:
                Show(rest);
                Open(new TlsOptions { CaCertificates = PemText.Encode(rest, PemText.Certificate) });
                break;
            case 2:
                Open(WithKey(PemText.EncodeKey(rest) ?? rest.ToArray()));
                break;
            case 3:
                PemText.HasPrivateKey(rest);
                Open(WithKey(rest.ToArray()));
                break;
            default:
                Serve(rest);
                break;
        }

        s_engine.GetMemory(out TlsMemory memory);
        FuzzException.Unless(memory.Used == 0, "a session leaves nothing behind");
        return 0;
    }

    private static TlsOptions WithKey(byte[] key) => new()
    {
        ClientCertificate = FuzzIdentity.Certificate, ClientKey = key, KeyPassword = "password",
    };

    private static void Show(ReadOnlySpan<byte> der)
    {
        CertificateFields? fields = CertificateFields.Read(der);
        if (fields != null)
        {
            FuzzException.Unless(fields.Subject.Length >= 0 && fields.Issuer.Length >= 0, "a name can be shown");
        }
    }

    private static bool Open(TlsOptions options)
    {
        SocketFailure failure = s_engine.Open(Session, options, default, FuzzIdentity.UnixSeconds, default);
        s_engine.Free(Session);
        return failure == SocketFailure.None;
    }

    /// <summary>A server of TLS 1.2 says hello and shows certificates: each behind its length, as on the wire.</summary>
    private static void Serve(ReadOnlySpan<byte> chain)
    {
        TlsOptions options = new()
        {
            CaCertificates = FuzzIdentity.Certificate, HostName = FuzzIdentity.Host, Insist = false,
            MaximumVersion = TlsVersion.Tls12,
        };
        SocketFailure failure = s_engine.Open(
            Session, options, Encoding.ASCII.GetBytes(FuzzIdentity.Host), FuzzIdentity.UnixSeconds, default);
        FuzzException.Unless(failure == SocketFailure.None, "the client can begin");
        Feed(default);
        if (Feed(s_hello) == TlsStep.NeedsInput)
        {
            Feed(Certificates(chain.Slice(0, Math.Min(chain.Length, LongestChain))));
        }

        s_engine.Free(Session);
    }

    private static TlsStep Feed(ReadOnlySpan<byte> record)
    {
        TlsStep step;
        do
        {
            TlsBytes io = new() { Input = record, Output = s_output };
            step = s_engine.Handshake(Session, ref io);
            record = record.Slice(io.Consumed);
        }
        while (step is TlsStep.NeedsOutput || (step is TlsStep.NeedsInput && record.Length > 0));

        FuzzException.Unless(step != TlsStep.Done, "nobody has shown that the key is his");
        return step;
    }

    private static byte[] Certificates(ReadOnlySpan<byte> chain)
    {
        byte[] record = new byte[5 + 4 + 3 + chain.Length];
        (record[0], record[1], record[2]) = (22, 3, 3);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(3), (ushort)(record.Length - 5));
        record[5] = 11;
        WriteLength(record.AsSpan(6), record.Length - 9);
        WriteLength(record.AsSpan(9), chain.Length);
        chain.CopyTo(record.AsSpan(12));
        return record;
    }

    private static void WriteLength(Span<byte> to, int length)
    {
        to[0] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(to.Slice(1), (ushort)length);
    }

    private static byte[] Hello()
    {
        byte[] body =
        [
            3, 3, .. new byte[32], 0, 0xC0, 0x2B, 0,
            0, 9, 0xFF, 1, 0, 1, 0, 0, 0x17, 0, 0,
        ];
        return [22, 3, 3, 0, (byte)(body.Length + 4), 2, 0, 0, (byte)body.Length, .. body];
    }
}
