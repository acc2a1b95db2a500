using System;

namespace NanoSocket.Core.Dns;

/// <summary>What a name server says about a name.</summary>
public sealed class DnsAnswer
{
    /// <summary>Addresses that are kept of an answer; further ones are ignored.</summary>
    public const int MaxAddresses = 4;

    private readonly uint[] _addresses = new uint[MaxAddresses];

    /// <summary>Number of addresses; 0: the name does not exist, or has none.</summary>
    public int Count { get; private set; }

    /// <summary>How long this may be remembered; 0 = not at all.</summary>
    public uint Seconds { get; private set; }

    /// <summary>An address in the server's order, 0 when there is none with that index.</summary>
    public uint this[int index] => (uint)index < (uint)Count ? _addresses[index] : 0;

    /// <summary>Back to: no such name, not to be remembered.</summary>
    public void Clear()
    {
        Count = 0;
        Seconds = 0;
    }

    /// <summary>Adds an address unless there are enough, or it is 0.0.0.0, which is nobody's.</summary>
    public void Add(uint address)
    {
        if (Count < MaxAddresses && address != 0)
        {
            _addresses[Count++] = address;
        }
    }

    /// <summary>Sets how long this may be remembered.</summary>
    public void Keep(uint seconds) => Seconds = seconds;

    /// <summary>Takes over another answer.</summary>
    public void CopyFrom(DnsAnswer other)
    {
        Array.Copy(other._addresses, _addresses, other.Count);
        Count = other.Count;
        Seconds = other.Seconds;
    }
}
