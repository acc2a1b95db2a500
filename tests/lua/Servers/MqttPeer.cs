using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Demo;

namespace NanoSocket.LuaTests.Servers;

/// <summary>An MQTT broker with manners that the client's id names: what the standard allows but few brokers do, and
/// what it forbids.</summary>
internal sealed class MqttPeer : IAsyncDisposable
{
    private const byte Connack = 0x20, Puback = 0x40, Pubrec = 0x50, Pubrel = 0x62, Pubcomp = 0x70, Suback = 0x90;
    private const byte PublishQos1 = 0x32, PublishQos2 = 0x34, PublishQos2Again = 0x3C;
    private const int Publish = 3, Subscribe = 8;

    private readonly CancellationToken _end;
    private readonly LoopbackServer _server;

    /// <summary>Starts it on a free port.</summary>
    public MqttPeer(CancellationToken end)
    {
        _end = end;
        _server = new LoopbackServer(0, ServeAsync, end);
    }

    /// <summary>Its port.</summary>
    public int Port => _server.Port;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static readonly byte[] s_accepted = [Connack, 2, 0, 0];

    /// <summary>What is sent at once after a CONNECT; then the connection stays until the client closes it.</summary>
    private static byte[] AnswerTo(string id) => id switch
    {
        "refused" => [Connack, 2, 0, 5],
        "garbage" => Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\n\r\n" + new string(' ', 100)),
        "long-length" => [.. s_accepted, 0x30, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
        "too-long" => [.. s_accepted, 0x30, 0xFF, 0xFF, 0x03],
        "short-topic" => [.. s_accepted, 0x30, 4, 0xFF, 0xFF, (byte)'a', (byte)'b'],
        "empty-publish" => [.. s_accepted, 0x30, 0],
        "qos-3" => [.. s_accepted, 0x36, 5, 0, 1, (byte)'a', 0, 1],
        "many-qos-2" => [.. s_accepted, .. ManyMessages(PublishQos2, 40)],
        "flood" => [.. s_accepted, .. ManyMessages(0x30, 100), .. Message(PublishQos1, 9, "last")],
        "strange-packets" => [.. s_accepted, 0xF0, 0, 0x00, 0, Puback, 0, Pubrec, 1, 7, .. Message(PublishQos1, 9, "last")],
        _ => s_accepted,
    };

    private static byte[] Message(byte first, int packet, string payload)
    {
        List<byte> body = [0, 1, (byte)'t'];
        if ((first & 6) != 0)
        {
            body.AddRange([(byte)(packet >> 8), (byte)packet]);
        }
        body.AddRange(Encoding.ASCII.GetBytes(payload));
        return [first, (byte)body.Count, .. body];
    }

    private static List<byte> ManyMessages(byte first, int count)
    {
        List<byte> messages = [];
        for (int i = 1; i <= count; i++)
        {
            messages.AddRange(Message(first, i, "message " + i.ToString(null as IFormatProvider)));
        }
        return messages;
    }

    private async Task ServeAsync(Stream client)
    {
        byte[] connect = (await ReadPacketAsync(client)).Body;
        // The protocol's name, level, flags and keep-alive come before the id.
        int at = 2 + connect[1] + 4;
        string id = Encoding.ASCII.GetString(connect, at + 2, connect[at] << 8 | connect[at + 1]);
        if (id == "ends")
        {
            return;
        }
        if (id != "silent")
        {
            await client.WriteAsync(AnswerTo(id), _end);
        }
        while (true)
        {
            (byte first, byte[] body) = await ReadPacketAsync(client);
            await ServeAsync(client, id, first, body);
        }
    }

    private async Task ServeAsync(Stream client, string id, byte first, byte[] body)
    {
        byte[] answer = (id, first >> 4) switch
        {
            ("no-acknowledgement", _) => [],
            ("other-acknowledgement", Publish) => [Puback, 2, 0x12, 0x34],
            ("subscription-refused", Subscribe) => [Suback, 3, body[0], body[1], 0x80],
            // A message comes before the acknowledgement of the client's own, twice, and is released late.
            ("message-between", Publish) =>
            [
                .. Message(PublishQos2, 77, "between"), .. Message(PublishQos2Again, 77, "between"),
                Puback, 2, .. body[3..5],
                Pubrel, 2, 0, 77,
            ],
            ("in-pieces", Publish) => [Puback, 2, .. body[3..5]],
            _ => [],
        };
        if (id == "in-pieces")
        {
            foreach (byte value in answer)
            {
                await client.WriteAsync(new[] { value }, _end);
                await Task.Delay(20, _end);
            }
            return;
        }
        await client.WriteAsync(answer, _end);
    }

    private async Task<(byte First, byte[] Body)> ReadPacketAsync(Stream client)
    {
        byte[] one = new byte[1];
        await client.ReadExactlyAsync(one, _end);
        byte first = one[0];
        int length = 0;
        int shift = 0;
        do
        {
            await client.ReadExactlyAsync(one, _end);
            length |= (one[0] & 127) << shift;
            shift += 7;
        }
        while (one[0] > 127);
        byte[] body = new byte[length];
        await client.ReadExactlyAsync(body, _end);
        return (first, body);
    }
}
