using System;
using System.Collections.Generic;
using System.Net;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Net;

/// <summary>
/// Names, addresses and where their connections end. Nothing leaves the PC: every target is an address of
/// 127.0.0.0/8.
/// </summary>
internal sealed class NameDirectory
{
    /// <summary>198.18.0.0/15 is set aside for tests (RFC 2544); its lower half serves overrides.</summary>
    private const uint OverrideBase = 0xC6120000;
    private const uint HashedBase = 0xC6130000;

    private readonly Dictionary<string, uint> addressByName = [];
    private readonly Dictionary<uint, IPEndPoint> targetByAddress = [];
    private readonly Dictionary<int, int> ports = [];

    public NameDirectory(IReadOnlyList<HostOverride> hosts, IReadOnlyList<PortMapping> mappings)
    {
        foreach (PortMapping mapping in mappings)
        {
            ports[mapping.From] = mapping.To;
        }
        foreach (HostOverride host in hosts)
        {
            uint given = Ipv4Address.From(host.Address);
            bool local = Ipv4Address.IsLoopback(given);
            uint address = local ? OverrideBase + 1 + (uint)addressByName.Count : given;
            addressByName[host.Name] = address;
            targetByAddress[address] = new IPEndPoint(local ? host.Address : IPAddress.Loopback, host.Port);
        }
    }

    /// <summary>The address of a name, always the same one; null for names under <c>.invalid</c>
    /// (RFC 6761 clause 6.4).</summary>
    public uint? Resolve(string name)
    {
        name = name.ToLowerInvariant();
        if (addressByName.TryGetValue(name, out uint known))
        {
            return known;
        }
        if (name == "invalid" || name.EndsWith(".invalid", StringComparison.Ordinal))
        {
            return null;
        }
        uint hash = 2166136261; // FNV-1a
        foreach (char c in name)
        {
            hash = (hash ^ c) * 16777619;
        }
        return HashedBase | (hash ^ hash >> 16) & 0xFFFF;
    }

    /// <summary>Where connections to a simulated address and port end.</summary>
    public IPEndPoint Target(uint address, int port)
    {
        if (targetByAddress.TryGetValue(address, out IPEndPoint? target))
        {
            return target.Port == 0 ? new IPEndPoint(target.Address, Map(port)) : target;
        }
        return new IPEndPoint(IPAddress.Loopback, Map(port));
    }

    /// <summary>True when the port was mapped by option.</summary>
    public bool IsMapped(int port) => ports.ContainsKey(port);

    private int Map(int port) => ports.GetValueOrDefault(port, port);
}
