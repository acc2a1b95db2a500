using System;
using System.Globalization;
using System.Text;
using System.Threading.Tasks;
using NanoSocket.Core.Sockets;

namespace NanoSocket.TlsTests.Cases;

/// <summary>The board's end of connections to one server; a step that does not end as it must is an
/// exception.</summary>
/// <param name="device">The board.</param>
/// <param name="address">Where to connect to.</param>
/// <param name="port">And to which port.</param>
/// <param name="quietMs">How long no message may follow the end of a connection.</param>
internal sealed class Conversation(Device device, string address, int port, int quietMs = 150)
{
    private const int LimitMs = 70_000;

    /// <summary>Connects; the socket's id.</summary>
    public async Task<int> ConnectAsync()
    {
        int id = await BeginAsync();
        Reply reply = await Reply.NextAsync(device, LimitMs);
        Check(reply.Is(MessageId.Connected, id), $"no CONN_CNF: {reply}");
        Check(reply.Result == 0, $"not connected: {await SlotFacts.ReadAsync(device, id)}");
        return id;
    }

    /// <summary>Connects, which must fail for a reason, and frees the socket.</summary>
    public async Task FailAsync(SocketFailure reason)
    {
        int id = await BeginAsync();
        Reply reply = await Reply.NextAsync(device, LimitMs);
        Check(reply.Is(MessageId.Connected, id) && reply.Result == 1, $"no CONN_CNF 1: {reply}");
        SlotFacts facts = await FactsAsync(id);
        Check(facts.Reason == reason, $"reason {facts.Reason} instead of {reason}");
        await EndedAsync(id);
    }

    /// <summary>What is known about a connection.</summary>
    public Task<SlotFacts> FactsAsync(int id) => SlotFacts.ReadAsync(device, id);

    /// <summary>Sends bytes and gets the same back.</summary>
    public Task EchoAsync(int id, int count) => DoAsync($"echo {id} {count}");

    /// <summary>Sends a line and gets it back in reverse order.</summary>
    public Task MirrorAsync(int id, int count) => DoAsync($"mirror {id} {count}");

    /// <summary>Sends bytes, which must be accepted and confirmed.</summary>
    public async Task SendAsync(int id, byte[] bytes)
    {
        await device.PutAsync("text", bytes);
        string answer = await device.DoAsync($"send {id}");
        Check(answer == "1 0", $"not accepted: {answer}");
    }

    /// <summary>Receives until there is this much, or the peer closes; fails when neither happens.</summary>
    public async Task<byte[]> ReceiveAsync(int id, int count)
    {
        StringBuilder hex = new();
        while (hex.Length < 2 * count)
        {
            string part = await device.DoAsync($"receive {id}");
            hex.Append(part);
            if (part.Length == 0)
            {
                Reply reply = await Reply.NextAsync(device, LimitMs, MessageId.Sent);
                Check(reply.Is(MessageId.Received, id), $"no data: {reply}");
            }
        }
        return Convert.FromHexString(hex.ToString());
    }

    /// <summary>Receives until the peer ends, which must have a reason, and frees the socket.</summary>
    public async Task<byte[]> ReceiveToTheEndAsync(int id, SocketFailure reason)
    {
        StringBuilder hex = new();
        Reply reply;
        do
        {
            reply = await Reply.NextAsync(device, LimitMs, MessageId.Sent);
            string part;
            while (reply.Is(MessageId.Received, id) && (part = await device.DoAsync($"receive {id}")).Length > 0)
            {
                hex.Append(part);
            }
        }
        while (reply.Is(MessageId.Received, id));
        await CheckEndAsync(id, reply, reason);
        return Convert.FromHexString(hex.ToString());
    }

    /// <summary>Closes and frees the socket; confirmations and data may come first, nothing after.</summary>
    public async Task CloseAsync(int id)
    {
        await device.DoAsync($"close {id}");
        Reply reply = await Reply.NextAsync(device, LimitMs, MessageId.Sent, MessageId.Received);
        Check(reply.Is(MessageId.Closed, id), $"no CLOSE_CNF: {reply}");
        await EndedAsync(id);
    }

    /// <summary>Waits for the peer's end, which must have a reason, and frees the socket.</summary>
    public async Task PeerEndsAsync(int id, SocketFailure reason)
    {
        Reply reply = await Reply.NextAsync(device, LimitMs, MessageId.Sent, MessageId.Received);
        await CheckEndAsync(id, reply, reason);
    }

    /// <summary>A condition of the case.</summary>
    /// <exception cref="StepException">It does not hold.</exception>
    public static void Check(bool condition, string problem)
    {
        if (!condition)
        {
            throw new StepException(problem);
        }
    }

    private async Task<int> BeginAsync()
    {
        int id = (await device.AskAsync(
            string.Create(CultureInfo.InvariantCulture, $"connect {address} {port}")))[0];
        Check(id >= 0, "the connect is refused");
        return id;
    }

    private async Task CheckEndAsync(int id, Reply reply, SocketFailure reason)
    {
        Check(reply.Is(MessageId.PeerClosed, id), $"no CLOSE_IND: {reply}");
        SlotFacts facts = await FactsAsync(id);
        Check(facts.Reason == reason, $"reason {facts.Reason} instead of {reason}");
        await EndedAsync(id);
    }

    private async Task EndedAsync(int id)
    {
        Reply more = await Reply.NextAsync(device, quietMs);
        Check(more.Id == MessageId.None, $"one message too many: {more}");
        Check(await device.DoAsync($"destroy {id}") == "1", "the id cannot be destroyed");
    }

    private async Task DoAsync(string command)
    {
        string answer = await device.DoAsync(command);
        Check(answer == "ok", $"{command}: {answer}");
    }
}
