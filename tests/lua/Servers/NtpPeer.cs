using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.LuaTests.Servers;

/// <summary>An NTP server that cannot be trusted: each request gets the next of its wrong answers, and each of the next
/// one a right answer to somebody else.</summary>
internal sealed class NtpPeer : IAsyncDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationToken _end;
    private readonly Task _serving;
    private int _requests;

    /// <summary>Starts it on a free port.</summary>
    public NtpPeer(CancellationToken end)
    {
        _end = end;
        _serving = ServeAsync();
    }

    /// <summary>Its port.</summary>
    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    public async ValueTask DisposeAsync()
    {
        await _serving;
        _socket.Dispose();
    }

    /// <summary>An answer that would be right but for one thing.</summary>
    private static byte[] Answer(byte[] request, int number)
    {
        byte[] answer = new byte[48];
        answer[0] = 0x24; // no warning, version 4, server
        answer[1] = 2;
        request.AsSpan(40, 8).CopyTo(answer.AsSpan(24));
        // 2026 in seconds since 1900.
        new byte[] { 0xED, 0x00, 0x00, 0x00 }.CopyTo(answer, 40);
        switch (number % 6)
        {
            case 0: answer[24] ^= 1; break; // an answer to another question
            case 1: answer[0] = 0x23; break; // a question
            case 2: answer[0] = 0xE4; break; // the server has no time itself
            case 3: answer[1] = 0; break; // kiss of death
            case 4: answer[40] = 0x80; break; // 1968
            default: return answer[..40];
        }
        return answer;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                UdpReceiveResult request = await _socket.ReceiveAsync(_end);
                await _socket.SendAsync(Answer(request.Buffer, _requests++), request.RemoteEndPoint, _end);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
