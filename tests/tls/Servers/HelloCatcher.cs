using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using NanoSocket.TlsTests.Wire;
using NanoSocket.Tool;
using NanoSocket.Tool.Processes;

namespace NanoSocket.TlsTests.Servers;

/// <summary>Takes a client's first record, answers with an alert, and has Wireshark's decoder say what the client
/// offered.</summary>
internal sealed class HelloCatcher : IServer
{
    private const int BytesPerLine = 16;

    private readonly ServerFolder _files;
    private readonly PlainServer _server;
    private byte[] _hello = [];

    /// <summary>Starts it.</summary>
    public HelloCatcher(ServerFolder files)
    {
        _files = files;
        _server = new PlainServer(async (client, cancellation) =>
        {
            await using NetworkStream stream = new(client);
            _hello = (await TlsRecord.ReadAsync(stream, cancellation))?.Bytes ?? [];
            await stream.WriteAsync(TlsRecord.Of(TlsRecord.Alert, 2, 80).Bytes, cancellation);
            client.Shutdown(SocketShutdown.Send);
            await PlainServer.DrainAsync(client, cancellation);
        });
    }

    public int Port => _server.Port;

    public string Log => Convert.ToHexString(_hello);

    /// <summary>The values of one of Wireshark's fields in the hello, in order.</summary>
    /// <exception cref="ToolException">There was no hello, or a program does not work.</exception>
    public async Task<string[]> FieldAsync(string name)
    {
        string capture = Path.Combine(_files.Path, "hello.pcap");
        await CheckedAsync("text2pcap", ["-q", "-T", "40000,443", _files.Write(Dump(_hello), "txt"), capture]);
        string values = await CheckedAsync("tshark",
            ["-r", capture, "-n", "-Y", "tls.handshake.type == 1", "-T", "fields", "-e", name]);
        return values.Trim().Split(',', StringSplitOptions.RemoveEmptyEntries);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>As od and hexdump write bytes.</summary>
    private static string Dump(byte[] bytes)
    {
        StringBuilder text = new();
        foreach ((int line, byte[] part) in bytes.Chunk(BytesPerLine).Index())
        {
            text.Append($"{line * BytesPerLine:x6}").AppendJoin("", part.Select(value => $" {value:x2}")).Append('\n');
        }
        return text.ToString();
    }

    private static async Task<string> CheckedAsync(string program, string[] arguments)
    {
        CommandResult result = await Command.RunAsync(program, arguments);
        return result.ExitCode == 0
            ? result.Output
            : throw new ToolException($"{program} failed: {result.Error.TrimEnd()}");
    }
}
