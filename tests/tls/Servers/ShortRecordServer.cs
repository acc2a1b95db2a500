using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Threading.Tasks;
using NanoSocket.TlsTests.Authority;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace NanoSocket.TlsTests.Servers;

/// <summary>A TLS 1.3 server of BouncyCastle that says how long a record it takes (record_size_limit, RFC 8449), and
/// sends back whatever comes.</summary>
internal sealed class ShortRecordServer : IServer
{
    private readonly PlainServer _server;
    private string _problem = "";

    /// <summary>Starts one.</summary>
    /// <param name="identity">Its certificate and key, on P-256.</param>
    /// <param name="limit">The longest record it takes, with the byte that tells the record's type.</param>
    public ShortRecordServer(Identity identity, int limit)
    {
        _server = new PlainServer((client, cancellation) => Task.Run(() => Serve(client, identity, limit), cancellation));
    }

    public int Port => _server.Port;

    public string Log => _problem + _server.Log;

    /// <summary>What the last client said about itself; 0: nothing.</summary>
    public int ClientsLimit { get; private set; }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Serve(Socket client, Identity identity, int limit)
    {
        try
        {
            using NetworkStream stream = new(client);
            TlsServerProtocol protocol = new(stream);
            Peer peer = new(identity, limit);
            protocol.Accept(peer);
            ClientsLimit = peer.ClientsLimit;
            byte[] buffer = new byte[limit];
            int count;
            while ((count = protocol.Stream.Read(buffer)) > 0)
            {
                protocol.Stream.Write(buffer, 0, count);
            }
            protocol.Close();
        }
        catch (IOException e)
        {
            _problem = e.Message;
        }
    }

    private sealed class Peer(Identity identity, int limit) : DefaultTlsServer(new BcTlsCrypto(new SecureRandom()))
    {
        private const int Signature = SignatureScheme.ecdsa_secp256r1_sha256;

        public int ClientsLimit { get; private set; }

        public override void ProcessClientExtensions(IDictionary<int, byte[]> clientExtensions)
        {
            base.ProcessClientExtensions(clientExtensions);
            ClientsLimit = TlsExtensionsUtilities.GetRecordSizeLimitExtension(clientExtensions);
        }

        public override IDictionary<int, byte[]> GetServerExtensions()
        {
            IDictionary<int, byte[]> extensions = base.GetServerExtensions();
            TlsExtensionsUtilities.AddRecordSizeLimitExtension(extensions, limit);
            return extensions;
        }

        public override TlsCredentials GetCredentials()
        {
            BcTlsCrypto crypto = (BcTlsCrypto)Crypto;
            BcTlsCertificate certificate = new(crypto, identity.Certificate.RawData);
            CertificateEntry[] chain = [new CertificateEntry(certificate, null)];
            return new BcDefaultTlsCredentialedSigner(new TlsCryptoParameters(m_context), crypto,
                PrivateKeyFactory.CreateKey(identity.Key.ExportPkcs8PrivateKey()),
                new Certificate(TlsUtilities.EmptyBytes, chain),
                SignatureAndHashAlgorithm.GetInstance(SignatureScheme.GetHashAlgorithm(Signature),
                    SignatureScheme.GetSignatureAlgorithm(Signature)));
        }

        protected override ProtocolVersion[] GetSupportedVersions() => ProtocolVersion.TLSv13.Only();

        protected override int[] GetSupportedCipherSuites() => [CipherSuite.TLS_AES_128_GCM_SHA256];
    }
}
