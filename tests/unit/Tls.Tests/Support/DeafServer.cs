using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace NanoSocket.Tls.Tests.Support;

/// <summary>Answers any ClientHello with a ServerHello of TLS 1.2 without extensions, as servers do that know
/// none.</summary>
internal sealed class DeafServer : IDisposable
{
    private const int HelloLength = 2 + 32 + 1 + 2 + 1 + 2 + RenegotiationInfo;
    private const int RenegotiationInfo = 5;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public DeafServer()
    {
        _listener.Start();
        _ = AnswerAsync();
    }

    public Socket Connect()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.ReceiveTimeout = 20_000;
        socket.Connect(_listener.LocalEndpoint);
        return socket;
    }

    public void Dispose() => _listener.Dispose();

    private async Task AnswerAsync()
    {
        using Socket client = await _listener.AcceptSocketAsync();
        await client.ReceiveAsync(new byte[4096]);
        byte[] record = new byte[5 + 4 + HelloLength];
        // Record: handshake, TLS 1.2, length; message: ServerHello, length; version, random, no session, suite
        // ECDHE-ECDSA-AES128-GCM, no compression, extensions: renegotiation_info.
        ReadOnlySpan<byte> start = [22, 3, 3, 0, 4 + HelloLength, 2, 0, 0, HelloLength, 3, 3];
        ReadOnlySpan<byte> end = [0, 0xC0, 0x2B, 0, 0, RenegotiationInfo, 0xFF, 1, 0, 1, 0];
        start.CopyTo(record);
        end.CopyTo(record.AsSpan(record.Length - end.Length));
        await client.SendAsync(record);
        await client.ReceiveAsync(new byte[64]);
    }
}
