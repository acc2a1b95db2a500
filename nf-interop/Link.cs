using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Net;

namespace NanoSocket;

/// <summary>The packet data link: its name servers and what went over it.</summary>
public static class Link
{
    /// <summary>Name servers that can be known at a time.</summary>
    public const int DnsServerCount = 2;

    /// <summary>A name server in use: chosen by <see cref="SetDnsServer"/>, else the operator's. Allocates.</summary>
    /// <param name="index">0 is asked first, then 1.</param>
    /// <returns>Its IPv4 address; empty when there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is neither 0 nor 1.</exception>
    public static string GetDnsServer(int index) => Ipv4Text.Of(CoreHost.Current.GetDnsServer(Check(index)));

    /// <summary>
    /// Chooses a name server instead of the operator's, for this link and all that follow. What is being resolved
    /// already goes on with the old one.
    /// </summary>
    /// <param name="index">0 is asked first, then 1.</param>
    /// <param name="address">An IPv4 address; empty = the operator's again.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is neither 0 nor 1.</exception>
    /// <exception cref="ArgumentException">The address is none.</exception>
    public static void SetDnsServer(int index, string address)
    {
        if (!CoreHost.Current.TrySetDnsServer(Check(index), address))
        {
            throw new ArgumentException("not an IPv4 address: '" + address + "'", nameof(address));
        }
    }

    /// <summary>Bytes, packets and losses since the start.</summary>
    public static LinkCounters Counters
    {
        get
        {
            CoreHost core = CoreHost.Current;
            core.GetLinkStatistics(out LinkStatistics statistics);
            return new LinkCounters(statistics, core.LongestHoldUs);
        }
    }

    private static int Check(int index)
        => index is >= 0 and < DnsServerCount ? index : throw new ArgumentOutOfRangeException(nameof(index));
}
