using System;
using System.Text;
using NanoSocket.Core.Dns;
using NanoSocket.Core.Net;

namespace NanoSocket.Fuzz;

/// <summary>
/// Answers of name servers. A record is a message that arrives at a question's port: its id and, where the first byte
/// says so, its question are made those of the question, so that what comes behind them is read.
/// </summary>
public static class DnsTarget
{
    private const int Slots = 4;
    private const int HeaderLength = 12;
    private const int IdLength = 2;
    private const int LongestTimeMs = 3_600_000;

    private static readonly byte[][] s_names =
    [
        Encoding.ASCII.GetBytes("a.example"),
        Encoding.ASCII.GetBytes("echo.nanosocket.example"),
        Encoding.ASCII.GetBytes("A.EXAMPLE."),
        Encoding.ASCII.GetBytes("b.c.d.e.f.g.h.example"),
    ];

    /// <summary>Runs an input; returns the bytes that were allocated.</summary>
    public static long Run(ReadOnlySpan<byte> input)
    {
        QuestionPorts ports = new(Slots);
        uint now = uint.MaxValue - 10_000;
        Resolver resolver = new(ports, Slots, now);
        byte[] message = new byte[DnsMessage.MaxLength + 64];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Ask(resolver);
        Script script = new(input);
        while (script.MoveNext())
        {
            switch (script.Kind)
            {
                case RecordKind.Wait:
                    now += (uint)script.Number;
                    resolver.Poll(now);
                    break;
                case RecordKind.WaitForDeadline:
                    now += (uint)Math.Max(0, Math.Min(resolver.NextTimeout, LongestTimeMs));
                    resolver.Poll(now);
                    break;
                case RecordKind.App:
                    Ask(resolver);
                    break;
                default:
                    Answer(resolver, ports, script.Bytes, message);
                    break;
            }

            TakeEvents(resolver);
        }

        for (int i = 0; i < Resolver.MaxAttempts * Slots && !resolver.IsIdle; i++)
        {
            now += (uint)resolver.NextTimeout;
            resolver.Poll(now);
        }

        FuzzException.Unless(resolver.IsIdle, "every question ends");
        TakeEvents(resolver);
        FuzzException.Unless(ports.OpenCount == 0, "a question's port is closed when it ends");
        return GC.GetAllocatedBytesForCurrentThread() - allocated;
    }

    private static void Ask(Resolver resolver)
    {
        for (int slot = 0; slot < Slots; slot++)
        {
            resolver.Cancel(slot);
            resolver.Resolve(slot, s_names[slot]);
        }
    }

    private static void Answer(Resolver resolver, QuestionPorts ports, ReadOnlySpan<byte> bytes, byte[] message)
    {
        if (bytes.Length < 1)
        {
            return;
        }

        int slot = bytes[0] % Slots;
        ReadOnlySpan<byte> question = ports.Question(slot);
        int kept = (bytes[0] & 0x10) != 0 ? IdLength : 0;
        kept = (bytes[0] & 0x20) != 0 ? question.Length : kept;
        ReadOnlySpan<byte> rest = bytes.Slice(1);
        int length = Math.Min(rest.Length, DnsMessage.MaxLength);
        rest.Slice(0, length).CopyTo(message);
        for (int i = 0; i < Math.Min(kept, question.Length) && i < length; i++)
        {
            // The flags and counts in between are the input's.
            if (i is < IdLength or >= HeaderLength)
            {
                message[i] = question[i];
            }
        }

        uint server = (bytes[0] & 0x40) != 0 ? QuestionPorts.Second : QuestionPorts.First;
        resolver.Receive(slot, server, new ReadOnlySpan<byte>(message, 0, length));
    }

    private static void TakeEvents(Resolver resolver)
    {
        for (int slot = 0; slot < Slots; slot++)
        {
            SlotEvents events = resolver.TakeEvents(slot);
            if ((events & SlotEvents.Resolved) != 0)
            {
                FuzzException.Unless(resolver.Address(slot, 0) != 0, "a resolved name has an address");
            }

            FuzzException.Unless(resolver.Address(slot, DnsAnswer.MaxAddresses) == 0, "at most four addresses");
        }
    }
}
