using System;
using System.Buffers.Binary;

namespace NanoSocket.Simulator.Net;

/// <summary>Answers time requests with the network's clock (RFC 4330, server of stratum 1).</summary>
internal sealed class NtpResponder
{
    private const int PacketLength = 48;
    private const int ModeClient = 3;
    private const int ModeServer = 4;
    private static readonly DateTimeOffset Era = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Func<DateTimeOffset> clock;

    public NtpResponder(Func<DateTimeOffset> clock) => this.clock = clock;

    /// <summary>The answer, or null for what is no client's request.</summary>
    public byte[]? Answer(ReadOnlySpan<byte> request)
    {
        if (request.Length < PacketLength || (request[0] & 7) != ModeClient)
        {
            return null;
        }
        byte[] answer = new byte[PacketLength];
        answer[0] = (byte)(request[0] & 0x38 | ModeServer); // The client's version.
        answer[1] = 1;
        answer[2] = request[2];
        answer[3] = 0xEC; // Precision 2^-20 s.
        "NSIM"u8.CopyTo(answer.AsSpan(12));
        ulong now = Timestamp(clock());
        BinaryPrimitives.WriteUInt64BigEndian(answer.AsSpan(16), now);
        request.Slice(40, 8).CopyTo(answer.AsSpan(24));
        BinaryPrimitives.WriteUInt64BigEndian(answer.AsSpan(32), now);
        BinaryPrimitives.WriteUInt64BigEndian(answer.AsSpan(40), now);
        return answer;
    }

    /// <summary>Seconds since 1900 in the upper half, their fraction in the lower.</summary>
    private static ulong Timestamp(DateTimeOffset time)
    {
        long ticks = (time - Era).Ticks;
        ulong seconds = (ulong)(ticks / TimeSpan.TicksPerSecond);
        ulong fraction = ((ulong)(ticks % TimeSpan.TicksPerSecond) << 32) / TimeSpan.TicksPerSecond;
        return seconds << 32 | fraction;
    }
}
