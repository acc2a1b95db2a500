using System;
using System.Buffers.Binary;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Ppp;

/// <summary>IP Control Protocol (RFC 1332) with name server addresses (RFC 1877).</summary>
internal sealed class Ipcp : NegotiatedProtocol
{
    private const byte IpAddress = 3;
    private const byte PrimaryDns = 129;
    private const byte SecondaryDns = 131;

    private readonly LinkAddresses addresses;
    private bool announceGateway = true;

    public Ipcp(Timeline timeline, LinkAddresses addresses) : base(timeline) => this.addresses = addresses;

    protected override void WriteRequest(OptionWriter writer)
    {
        if (announceGateway)
        {
            writer.UInt32(IpAddress, addresses.Gateway);
        }
    }

    protected override OptionVerdict Judge(byte type, ReadOnlySpan<byte> value, OptionWriter suggestion)
    {
        uint wanted = type switch
        {
            IpAddress => addresses.Host,
            PrimaryDns => addresses.Dns1,
            SecondaryDns => addresses.Dns2,
            _ => 0,
        };
        if (wanted == 0 || value.Length != 4)
        {
            return OptionVerdict.Reject;
        }
        if (BinaryPrimitives.ReadUInt32BigEndian(value) == wanted)
        {
            return OptionVerdict.Accept;
        }
        suggestion.UInt32(type, wanted);
        return OptionVerdict.Suggest;
    }

    protected override void OnOptionRefused(byte type, ReadOnlySpan<byte> value, bool refused)
    {
        // The gateway has one address: a suggestion of another one is not taken, a refusal is.
        announceGateway &= !(type == IpAddress && refused);
    }
}
