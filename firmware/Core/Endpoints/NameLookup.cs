using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Endpoints;

/// <summary>Asks for the addresses of a name and waits for the answer, outside the core lock.</summary>
public static class NameLookup
{
    /// <summary>Addresses of one name at most.</summary>
    public const int MaxAddresses = 4;

    /// <summary>Asks; waits for the link, too. Takes one of the ten slots meanwhile.</summary>
    /// <param name="host">The core.</param>
    /// <param name="name">The host name.</param>
    /// <param name="addresses">Where to put them; IPv4 in host byte order.</param>
    /// <param name="timeoutMs">Longest wait; negative = no limit.</param>
    /// <param name="count">Addresses found.</param>
    public static EndpointResult Resolve(
        CoreHost host, string name, Span<uint> addresses, int timeoutMs, out int count)
        => Resolve(host, new EndpointSignal(), name, addresses, timeoutMs, out count);

    internal static EndpointResult Resolve(
        CoreHost host, IEndpointSignal signal, string name, Span<uint> addresses, int timeoutMs, out int count)
    {
        count = 0;
        if (name.Length > SocketConstants.MaxAddressLength)
        {
            return EndpointResult.NameNotFound;
        }

        Span<byte> ascii = stackalloc byte[SocketConstants.MaxAddressLength];
        for (int i = 0; i < name.Length; i++)
        {
            // Anything but ASCII is no letter of a host name; the query says so.
            ascii[i] = name[i] < 128 ? (byte)name[i] : (byte)0;
        }

        NameQuery query = new(host.Engine, signal);
        using (host.EnterEndpoint())
        {
            host.Engine.PowerOnByReceive();
            host.WakeCore();
            if (!query.TryLease())
            {
                return EndpointResult.TooManySockets;
            }
        }

        EndpointResult result = Wait(host, signal, query, ascii.Slice(0, name.Length), timeoutMs);
        using (host.EnterEndpoint())
        {
            result = result == EndpointResult.Wait ? query.GiveUp() : result;
            count = result == EndpointResult.Done ? query.CopyAddresses(addresses) : 0;
            query.Close();
        }

        return result == EndpointResult.Done && count == 0 ? EndpointResult.NameNotFound : result;
    }

    private static EndpointResult Wait(
        CoreHost host, IEndpointSignal signal, NameQuery query, ReadOnlySpan<byte> name, int timeoutMs)
    {
        Patience patience = new(host, signal, timeoutMs);
        EndpointResult result;
        do
        {
            patience.Look();
            using (host.EnterEndpoint())
            {
                result = query.Ask(name);
                host.WakeCore();
            }
        }
        while (result == EndpointResult.Wait && patience.Wait());
        return result;
    }
}
