using System;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Engine;

/// <summary>The link's name servers and counters.</summary>
public sealed partial class CoreHost
{
    private const int LongestAddress = 15; // "255.255.255.255"

    /// <summary>Name server 0 or 1 in use, host byte order; 0 = none.</summary>
    public uint GetDnsServer(int index)
    {
        using (_coreLock.Enter(CoreCall.Modem))
        {
            return _engine.Stack.DnsServer(index);
        }
    }

    /// <summary>Chooses name server 0 or 1; empty: the peer's again. False when the text is no IPv4 address.</summary>
    public bool TrySetDnsServer(int index, string? address)
    {
        if (address == null || address.Length > LongestAddress)
        {
            return false;
        }

        Span<byte> text = stackalloc byte[LongestAddress];
        for (int i = 0; i < address.Length; i++)
        {
            text[i] = address[i] < 128 ? (byte)address[i] : (byte)0;
        }

        uint server = 0;
        if (address.Length > 0 && !HostAddress.TryParseLiteral(text.Slice(0, address.Length), out server))
        {
            return false;
        }

        using (_coreLock.Enter(CoreCall.Modem))
        {
            _engine.Stack.SetDnsServer(index, server);
            return true;
        }
    }

    /// <summary>Counters of the link.</summary>
    public void GetLinkStatistics(out LinkStatistics statistics)
    {
        using (_coreLock.Enter(CoreCall.Modem))
        {
            _engine.Stack.GetStatistics(out statistics);
        }
    }
}
