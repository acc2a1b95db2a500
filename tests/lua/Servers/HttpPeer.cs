using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Demo;

namespace NanoSocket.LuaTests.Servers;

/// <summary>An HTTP server whose answers are right in unusual ways, or wrong: the path says which.</summary>
internal sealed class HttpPeer : IAsyncDisposable
{
    private const string Ok = "HTTP/1.1 200 OK\r\n";
    private const int Flood = 40_000;

    private readonly CancellationToken _end;
    private readonly LoopbackServer _server;

    /// <summary>Starts it on a free port.</summary>
    public HttpPeer(CancellationToken end)
    {
        _end = end;
        _server = new LoopbackServer(0, ServeAsync, end);
    }

    /// <summary>Its port.</summary>
    public int Port => _server.Port;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string AnswerTo(string path) => path switch
    {
        "/" => Ok + "Server: peer\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello",
        "/length" => Ok + "Content-Length: 5\r\n\r\nhello and more than was said",
        "/chunked" => Ok + "transfer-encoding: Chunked\r\n\r\n"
            + "5;name=value\r\nhello\r\n007\r\n, world\r\n0\r\nX-Trailer: 1\r\n\r\n",
        "/close" => Ok + "Connection: close\r\n\r\nuntil the end",
        "/continue" => "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
            + Ok + "Content-Length: 2\r\n\r\nok",
        "/nothing" => "HTTP/1.1 204 No Content\r\nContent-Length: 7\r\n\r\n",
        "/missing" => "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone",
        "/bare-newlines" => "HTTP/1.0 200 OK\nContent-Length: 4\n\nbare",
        "/large" => Ok + $"Content-Length: {Flood}\r\n\r\n" + Pattern(Flood),

        "/no-http" => "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "/long-line" => Ok + "X: " + new string('x', Flood),
        "/long-head" => Ok + string.Concat(Enumerable.Repeat("X-Field: value\r\n", Flood / 16)),
        "/no-colon" => Ok + "this is no field\r\n\r\n",
        "/many-interim" => string.Concat(Enumerable.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 100)),
        "/negative-length" => Ok + "Content-Length: -5\r\n\r\nhello",
        "/endless-length" => Ok + "Content-Length: 99999999999999999999\r\n\r\nhello",
        "/short" => Ok + "Content-Length: 100\r\n\r\nhello",
        "/no-chunk" => Ok + "Transfer-Encoding: chunked\r\n\r\nhello\r\n",
        "/huge-chunk" => Ok + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nhello",
        "/overrun-chunk" => Ok + "Transfer-Encoding: chunked\r\n\r\n3\r\nhello\r\n0\r\n\r\n",
        "/endless-body" => Ok + "\r\n" + Pattern(Flood),
        "/gzip" => Ok + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        _ => "",
    };

    private static string Pattern(int length) =>
        string.Create(length, 0, (span, _) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = (char)('a' + i % 26);
            }
        });

    private static string ReadHead(Stream client)
    {
        StringBuilder head = new();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            int next = client.ReadByte();
            if (next < 0)
            {
                throw new EndOfStreamException();
            }
            head.Append((char)next);
        }
        return head.ToString();
    }

    private async Task ServeAsync(Stream client)
    {
        string head = ReadHead(client);
        string path = head.Split(' ')[1];
        switch (path)
        {
            case "/echo":
                await EchoAsync(client, head);
                break;
            case "/silent":
                await client.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, _end);
                break;
            case "/slow":
                await TrickleAsync(client, AnswerTo("/chunked"), 5);
                break;
            case "/trickle":
                await TrickleAsync(client, new string('x', 1000), 200);
                break;
            default:
                await client.WriteAsync(Encoding.Latin1.GetBytes(AnswerTo(path)), _end);
                break;
        }
    }

    /// <summary>What was asked comes back as the body.</summary>
    private async Task EchoAsync(Stream client, string head)
    {
        string? length = head.Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal));
        byte[] body = new byte[int.Parse(length?.Split(' ')[1] ?? "0", null)];
        await client.ReadExactlyAsync(body, _end);
        string echo = head + Encoding.Latin1.GetString(body);
        await client.WriteAsync(Encoding.Latin1.GetBytes($"{Ok}Content-Length: {echo.Length}\r\n\r\n{echo}"), _end);
    }

    private async Task TrickleAsync(Stream client, string text, int milliseconds)
    {
        foreach (byte value in Encoding.Latin1.GetBytes(text))
        {
            await client.WriteAsync(new[] { value }, _end);
            await Task.Delay(milliseconds, _end);
        }
    }
}
