using System;
using System.Globalization;
using System.Threading.Tasks;
using NanoSocket.TlsTests.Authority;
using NanoSocket.TlsTests.Servers;

namespace NanoSocket.TlsTests.Cases;

/// <summary>Connections to one server, one after another, each with bytes both ways that are all compared; afterwards
/// the board has no more memory in use than after the first few.</summary>
/// <param name="lab">What the cases share.</param>
/// <param name="version"><c>tls12</c> or <c>tls13</c>.</param>
/// <param name="count">How many.</param>
/// <param name="resumes">The server gives tickets; else every handshake is a whole one.</param>
internal sealed class ReconnectCase(Lab lab, string version, int count, bool resumes) : ITlsCase
{
    private const int LongestLine = 1000;
    private const int Stride = 389; // Every length comes sometime.
    private const int Settled = 3;
    private const int ProgressInterval = 500;

    /// <summary>What the collector may keep by accident: it takes words on stacks for references.</summary>
    private const int HeapSlack = 4096;

    /// <inheritdoc/>
    public string Name => $"{version}_{count}_{(resumes ? "resumed" : "whole")}_connections";

    /// <inheritdoc/>
    public bool NeedsTls13 => version == "tls13";

    /// <inheritdoc/>
    public bool IsSlow => false;

    /// <inheritdoc/>
    public Credentials Credentials { get; } = Credentials.Trusting(lab.Authority.EcRoot);

    /// <inheritdoc/>
    public async Task<string?> RunAsync(Device device)
    {
        string[] options = resumes ? [] : ["-no_ticket", "-num_tickets", "0", "-no_cache"];
        await using OpensslServer server =
            await lab.MirrorAsync(lab.Authority.EcServer, [$"-{version.Insert(4, "_")}", .. options]);
        await device.UseAsync(Credentials);
        Conversation board = new(device, TestAuthority.Host, server.Port, quietMs: 1);
        try
        {
            return await RunAsync(device, board);
        }
        catch (StepException e)
        {
            return e.Message;
        }
    }

    private async Task<string?> RunAsync(Device device, Conversation board)
    {
        Usage before = await Usage.ReadAsync(device);
        long heap = 0;
        int resumed = 0;
        for (int i = 0; i < count; i++)
        {
            device.Restart();
            int id = await board.ConnectAsync();
            SlotFacts facts = await board.FactsAsync(id);
            resumed += facts.IsResumed ? 1 : 0;
            await board.MirrorAsync(id, 1 + (i * Stride % LongestLine));
            await board.CloseAsync(id);
            heap = i == Settled ? await HeapAsync(device) : heap;
            if (i % ProgressInterval == ProgressInterval - 1)
            {
                long now = await HeapAsync(device);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"     {Name}: {i + 1}, {resumed} resumed, heap {now}"));
            }
        }
        long grown = await HeapAsync(device) - heap;
        Conversation.Check(grown <= HeapSlack, $"the heap has grown by {grown} bytes");
        Conversation.Check(resumed == (resumes ? count - 1 : 0), $"{resumed} were resumed");
        return await before.DifferenceAsync(device);
    }

    private static async Task<long> HeapAsync(Device device) => (await device.AskAsync("heap"))[0];
}
