using System.Net.Sockets;
using NanoSocket.Core.Endpoints;
using NanoSocket.Core.Engine;

namespace System.Net;

/// <summary>Names of hosts.</summary>
public static class Dns
{
    private const int TimeoutMs = 120_000;

    /// <summary>Addresses of a host. Waits for the link and for the answer, two minutes at most; takes one of the ten
    /// sockets meanwhile.</summary>
    /// <param name="hostNameOrAddress">A name, or an address, which is returned as it is; empty: this
    /// device.</param>
    /// <exception cref="SocketException">There is no such name, no answer, or no link.</exception>
    public static IPHostEntry GetHostEntry(string hostNameOrAddress)
    {
        ArgumentNullException.ThrowIfNull(hostNameOrAddress);
        if (hostNameOrAddress.Length == 0)
        {
            return new IPHostEntry { HostName = "", AddressList = [IPAddress.GetDefaultLocalAddress()] };
        }

        if (IPAddressText.Parse(hostNameOrAddress) is { } address)
        {
            return new IPHostEntry { HostName = hostNameOrAddress, AddressList = [address] };
        }

        Span<uint> found = stackalloc uint[NameLookup.MaxAddresses];
        SocketFailures.ThrowUnlessDone(
            NameLookup.Resolve(CoreHost.Current, hostNameOrAddress, found, TimeoutMs, out int count));
        IPAddress[] addresses = new IPAddress[count];
        for (int i = 0; i < count; i++)
        {
            addresses[i] = IPAddress.FromHostOrder(found[i]);
        }

        return new IPHostEntry { HostName = hostNameOrAddress, AddressList = addresses };
    }
}
