using System;
using System.Text;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace NanoSocket.Tls.Tests.Support;

/// <summary>Opens sessions of the engine, of which there is one in a process.</summary>
internal static class TlsRun
{
    /// <summary>The name in most certificates of the tests.</summary>
    public const string Name = "device.test";

    private static readonly Lazy<MbedTlsEngine> TheEngine = new(() => new MbedTlsEngine());

    public static MbedTlsEngine Engine => TheEngine.Value;

    /// <summary>The time that certificates are compared with.</summary>
    public static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    /// <summary>Options that verify chain and name.</summary>
    public static TlsOptions Strict(Authority authority) =>
        new() { CaCertificates = authority.Pem, SendName = true, Insist = false };

    /// <summary>Opens session 0 without a connection; it is free again.</summary>
    public static SocketFailure Open(TlsOptions options)
    {
        SocketFailure failure = Engine.Open(0, options, Encoding.ASCII.GetBytes(Name), Now, []);
        Engine.Free(0);
        return failure;
    }

    /// <summary>Shakes hands with a server and frees the session: why it failed, None if it did not.</summary>
    public static SocketFailure Shake(
        OpenSslServer server, TlsOptions options, string name = Name, long? unixSeconds = null)
    {
        using Peer peer = Connect(server, options, name, unixSeconds ?? Now, []);
        return peer.Handshake();
    }

    /// <summary>A session that is opened and connected.</summary>
    public static Peer Connect(
        OpenSslServer server, TlsOptions options, string name, long unixSeconds, ReadOnlySpan<byte> resume)
    {
        SocketFailure failure = Engine.Open(0, options, Encoding.ASCII.GetBytes(name), unixSeconds, resume);
        return failure == SocketFailure.None
            ? new Peer(Engine, 0, server.Connect())
            : throw new InvalidOperationException($"open: {failure}");
    }
}
