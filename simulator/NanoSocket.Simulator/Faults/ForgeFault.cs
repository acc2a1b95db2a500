using System;
using System.Buffers.Binary;
using NanoSocket.Simulator.Net;

namespace NanoSocket.Simulator.Faults;

/// <summary>
/// Changes IP packets to the host: bytes mostly of their headers, or their length. Three of four get checksums that
/// fit, so that the change is not noticed before the protocol it concerns.
/// </summary>
internal sealed class ForgeFault : IPacketFault
{
    private const int HeaderBytes = 48;
    private const int MinimumIp = 20;
    private const int MinimumTransport = 8;

    private readonly FaultContext context;

    public ForgeFault(FaultContext context) => this.context = context;

    public PacketFate Judge(Direction direction, ReadOnlySpan<byte> packet)
    {
        bool strikes = direction == Direction.ToHost && context.Hits;
        return new PacketFate(false, TimeSpan.Zero, strikes ? Forge(packet) : null);
    }

    private byte[] Forge(ReadOnlySpan<byte> packet)
    {
        int length = context.Random.Next(8) == 0 ? context.Random.Next(packet.Length + 1) : packet.Length;
        byte[] forged = packet[..length].ToArray();
        for (int changes = 1 + context.Random.Next(3); changes > 0 && length > 0; changes--)
        {
            int range = context.Random.Next(4) == 0 ? length : Math.Min(length, HeaderBytes);
            forged[context.Random.Next(range)] = (byte)context.Random.NextUInt32();
        }
        if (length >= MinimumIp && context.Random.Next(4) != 0)
        {
            FitChecksums(forged);
        }
        return forged;
    }

    private static void FitChecksums(Span<byte> packet)
    {
        int header = Math.Clamp((packet[0] & 0x0F) * 4, MinimumIp, packet.Length);
        Fit(packet[..header], 10, 0);
        Span<byte> transport = packet[header..];
        byte protocol = packet[9];
        int? at = protocol switch
        {
            IpProtocol.Tcp => 16,
            IpProtocol.Udp => 6,
            IpProtocol.Icmp => 2,
            _ => null,
        };
        if (at is int offset && transport.Length >= Math.Max(MinimumTransport, offset + 2))
        {
            uint source = BinaryPrimitives.ReadUInt32BigEndian(packet[12..]);
            uint destination = BinaryPrimitives.ReadUInt32BigEndian(packet[16..]);
            bool pseudo = protocol != IpProtocol.Icmp;
            Fit(transport, offset, pseudo
                ? InternetChecksum.PseudoHeader(source, destination, protocol, transport.Length)
                : 0);
        }
    }

    private static void Fit(Span<byte> bytes, int offset, uint initial)
    {
        BinaryPrimitives.WriteUInt16BigEndian(bytes[offset..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[offset..], InternetChecksum.Of(bytes, initial));
    }
}
