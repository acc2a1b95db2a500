using System;
using System.Threading.Tasks;
using NanoSocket.Core.Sockets;
using NanoSocket.TlsTests.Authority;
using NanoSocket.TlsTests.Servers;

namespace NanoSocket.TlsTests.Cases;

/// <summary>One connect to a server in some condition: how it ends, which reason is kept, that exactly one message says
/// so, and that everything is freed.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Start">Starts the server.</param>
/// <param name="Credentials">What the client gives to the connect.</param>
/// <param name="Expected">How it ends.</param>
internal sealed record ConnectCase(
    string Name, Func<Task<IServer>> Start, Credentials Credentials, Outcome Expected) : ITlsCase
{
    private const int HandshakeMs = 70_000;
    private const int QuietMs = 150;
    private const int LineLength = 300;

    /// <inheritdoc/>
    public bool NeedsTls13 { get; init; }

    /// <inheritdoc/>
    public bool IsSlow { get; init; }

    /// <summary>OpenSSL's client decides otherwise: it takes other suites, groups and certificates, or ignores what a
    /// smaller client refuses.</summary>
    public bool ReferenceDiffers { get; init; }

    /// <summary>What the client connects to.</summary>
    public string Address { get; init; } = TestAuthority.Host;

    /// <summary>The server's word on the protocol: <see cref="SlotFacts"/>; null: not looked at.</summary>
    public Func<SlotFacts, string?>? Check { get; init; }

    public async Task<string?> RunAsync(Device device)
    {
        await using IServer server = await Start();
        await device.UseAsync(Credentials);
        Usage before = await Usage.ReadAsync(device);
        string? problem = await ConnectAsync(device, server) ?? await before.DifferenceAsync(device);
        return problem is null ? null : $"{problem}\n--- server\n{server.Log.TrimEnd()}";
    }

    private async Task<string?> ConnectAsync(Device device, IServer server)
    {
        int id = (await device.AskAsync($"connect {Address} {server.Port}"))[0];
        if (id < 0)
        {
            int refusal = (await device.AskAsync("refusal"))[0];
            return Expected.Kind == OutcomeKind.Refused && refusal == (int)Expected.Reason
                ? null
                : $"refused: {(SocketFailure)refusal}";
        }
        Reply reply = await Reply.NextAsync(device, HandshakeMs);
        if (!reply.Is(MessageId.Connected, id))
        {
            return $"no CONN_CNF: {reply}";
        }
        SlotFacts facts = await SlotFacts.ReadAsync(device, id);
        return reply.Result == 0
            ? await UseAsync(device, id) ?? Check?.Invoke(facts) ?? await EndAsync(device, id)
            : Fitting(facts, OutcomeKind.Fails) ?? await EndedAsync(device, id);
    }

    private async Task<string?> UseAsync(Device device, int id)
    {
        if (Expected.Kind is OutcomeKind.Fails or OutcomeKind.Refused)
        {
            return "it connected";
        }
        if (Expected.Kind == OutcomeKind.FailsOrEnds)
        {
            return null;
        }
        string answer = await device.DoAsync($"mirror {id} {LineLength}");
        return answer == "ok" ? null : answer;
    }

    private async Task<string?> EndAsync(Device device, int id)
    {
        if (Expected.Kind == OutcomeKind.Connected)
        {
            await device.DoAsync($"close {id}");
            Reply confirmed = await Reply.NextAsync(device, QuietMs, MessageId.Sent);
            return confirmed.Is(MessageId.Closed, id) ? await EndedAsync(device, id) : $"no CLOSE_CNF: {confirmed}";
        }
        Reply ended = await Reply.NextAsync(device, HandshakeMs, MessageId.Sent);
        return ended.Is(MessageId.PeerClosed, id)
            ? Fitting(await SlotFacts.ReadAsync(device, id), OutcomeKind.Ends) ?? await EndedAsync(device, id)
            : $"no CLOSE_IND: {ended}";
    }

    private string? Fitting(SlotFacts facts, OutcomeKind kind)
    {
        bool fits = Expected.Kind == kind
            || (Expected.Kind == OutcomeKind.FailsOrEnds && kind is OutcomeKind.Fails or OutcomeKind.Ends);
        bool isReason = facts.Reason == Expected.Reason && (Expected.Detail < 0 || facts.Detail == Expected.Detail);
        return fits && isReason ? null : $"{kind}: {facts.Reason}, {facts.Detail}; expected: {Expected}";
    }

    /// <summary>No message follows, and the id can be freed.</summary>
    private static async Task<string?> EndedAsync(Device device, int id)
    {
        Reply more = await Reply.NextAsync(device, QuietMs);
        if (more.Id != MessageId.None)
        {
            return $"one message too many: {more}";
        }
        return await device.DoAsync($"destroy {id}") == "1" ? null : "the id cannot be destroyed";
    }
}
