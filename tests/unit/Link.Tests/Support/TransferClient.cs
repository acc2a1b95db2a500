using System;

namespace NanoSocket.Link.Tests.Support;

/// <summary>Sends a known pattern through a slot to an echo server and checks every byte that comes back.</summary>
internal sealed class TransferClient
{
    private readonly LinkBench bench;
    private readonly int slot;
    private readonly int total;
    private readonly byte[] buffer = new byte[1500];
    private readonly byte[] expected = new byte[1500];
    private int sent, received;

    public TransferClient(LinkBench bench, int slot, int total)
    {
        this.bench = bench;
        this.slot = slot;
        this.total = total;
    }

    /// <summary>All came back as it was sent.</summary>
    public bool Verified => received == total;

    /// <summary>Sends and reads what can be now; true when done.</summary>
    public bool Step()
    {
        while (bench.Stack.Receive(slot, buffer) is int count and > 0)
        {
            Pattern.Fill(expected.AsSpan(0, count), received);
            if (!buffer.AsSpan(0, count).SequenceEqual(expected.AsSpan(0, count)))
            {
                throw new InvalidOperationException($"slot {slot}: wrong data after {received} bytes");
            }
            received += count;
        }
        int room = Math.Min(Math.Min(bench.Stack.SendRoom(slot), buffer.Length), total - sent);
        Pattern.Fill(buffer.AsSpan(0, room), sent);
        sent += bench.Stack.Send(slot, buffer.AsSpan(0, room));
        return received == total;
    }
}
