using System;

namespace NanoSocket.Simulator.Net;

/// <summary>Sends payloads to the host as IPv4 packets, in fragments when they are larger than the link
/// takes.</summary>
internal sealed class Ipv4Sender
{
    private readonly PacketSink output;
    private readonly Func<int> linkMtu;
    private readonly byte[] packet = new byte[2048];
    private ushort identification;

    public Ipv4Sender(Func<int> linkMtu, PacketSink output)
    {
        this.linkMtu = linkMtu;
        this.output = output;
    }

    /// <summary>Largest packet that goes in one piece.</summary>
    public int Mtu => Math.Min(linkMtu(), packet.Length);

    public void Send(byte protocol, uint source, uint destination, ReadOnlySpan<byte> payload)
    {
        identification++;
        int largest = Mtu - Ipv4Packet.HeaderLength;
        int offset = 0;
        do
        {
            int length = payload.Length - offset;
            bool more = length > largest;
            length = more ? largest & ~7 : length;
            Span<byte> part = packet.AsSpan(0, Ipv4Packet.HeaderLength + length);
            payload.Slice(offset, length).CopyTo(part[Ipv4Packet.HeaderLength..]);
            Ipv4Packet.WriteHeader(part, identification, offset, more, protocol, source, destination);
            output(part);
            offset += length;
        }
        while (offset < payload.Length);
    }
}
