using System.Net.Sockets;
using NanoSocket.Core.Engine;

namespace System.Net;

/// <summary>An IPv4 or IPv6 address. Sockets here take IPv4 only.</summary>
public class IPAddress
{
    /// <summary>All local addresses.</summary>
    public static readonly IPAddress Any = new(0);

    /// <summary>The device itself. There is no loopback interface: connecting to it fails.</summary>
    public static readonly IPAddress Loopback = new(0x0100007F);

    /// <summary>255.255.255.255.</summary>
    public static readonly IPAddress Broadcast = new(0xFFFFFFFF);

    /// <summary>No address: 255.255.255.255.</summary>
    public static readonly IPAddress None = Broadcast;

    /// <summary>::</summary>
    public static readonly IPAddress IPv6Any = new(new byte[Ipv6Bytes], 0);

    /// <summary>::1</summary>
    public static readonly IPAddress IPv6Loopback = new([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 0);

    private const int Ipv4Bytes = 4;
    private const int Ipv6Bytes = 16;
    private const int MappedPrefix = 12;

    private readonly byte[] _bytes;
    private long _scope;

    /// <summary>An IPv4 address.</summary>
    /// <param name="newAddress">Its first byte is the lowest: 0x0100007F is 127.0.0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than 32 bits.</exception>
    public IPAddress(long newAddress)
    {
        if (newAddress is < 0 or > uint.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(newAddress));
        }

        _bytes = [(byte)newAddress, (byte)(newAddress >> 8), (byte)(newAddress >> 16), (byte)(newAddress >> 24)];
    }

    /// <summary>An address from 4 or 16 bytes.</summary>
    /// <exception cref="ArgumentException">Another number of bytes.</exception>
    public IPAddress(byte[] address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.Length is not (Ipv4Bytes or Ipv6Bytes))
        {
            throw new ArgumentException("An invalid IP address was specified.", nameof(address));
        }

        _bytes = (byte[])address.Clone();
    }

    /// <summary>An IPv6 address with the number of its zone.</summary>
    /// <exception cref="ArgumentException">Not 16 bytes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A zone of more than 32 bits.</exception>
    public IPAddress(byte[] address, long scopeid)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.Length != Ipv6Bytes)
        {
            throw new ArgumentException("An invalid IP address was specified.", nameof(address));
        }

        if (scopeid is < 0 or > uint.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(scopeid));
        }

        _bytes = (byte[])address.Clone();
        _scope = scopeid;
    }

    /// <summary>IPv4 or IPv6.</summary>
    public AddressFamily AddressFamily
        => _bytes.Length == Ipv4Bytes ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6;

    /// <summary>The zone of an IPv6 address.</summary>
    /// <exception cref="SocketException">The address is IPv4.</exception>
    public long ScopeId
    {
        get => AddressFamily == AddressFamily.InterNetworkV6
            ? _scope
            : throw new SocketException(SocketError.OperationNotSupported);
        set => _scope = AddressFamily == AddressFamily.InterNetworkV6
            ? value is >= 0 and <= uint.MaxValue ? value : throw new ArgumentOutOfRangeException(nameof(value))
            : throw new SocketException(SocketError.OperationNotSupported);
    }

    /// <summary>An IPv6 address that stands for an IPv4 address.</summary>
    public bool IsIPv4MappedToIPv6
    {
        get
        {
            bool mapped = _bytes.Length == Ipv6Bytes && _bytes[10] == 0xFF && _bytes[11] == 0xFF;
            for (int i = 0; mapped && i < 10; i++)
            {
                mapped = _bytes[i] == 0;
            }

            return mapped;
        }
    }

    /// <summary>The IPv4 address in host byte order.</summary>
    /// <exception cref="SocketException">The address is IPv6, for which there is no network.</exception>
    internal uint HostOrder
    {
        get
        {
            byte[] bytes = IsIPv4MappedToIPv6 ? MapToIPv4()._bytes : _bytes;
            return bytes.Length == Ipv4Bytes
                ? ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3]
                : throw new SocketException(SocketError.AddressFamilyNotSupported, "there is no IPv6 network");
        }
    }

    /// <summary>Reads an IPv4 or IPv6 address.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static IPAddress Parse(string ipString)
    {
        ArgumentNullException.ThrowIfNull(ipString);
        return IPAddressText.Parse(ipString) ?? throw new FormatException("An invalid IP address was specified.");
    }

    /// <summary>The device's address; <see cref="Any"/> while there is no link.</summary>
    public static IPAddress GetDefaultLocalAddress() => FromHostOrder(CoreHost.Current.GetLinkStatus().Address);

    /// <summary>The bytes, 4 or 16.</summary>
    public byte[] GetAddressBytes() => (byte[])_bytes.Clone();

    /// <summary>The IPv4 address that an IPv6 address stands for.</summary>
    public IPAddress MapToIPv4()
        => _bytes.Length == Ipv4Bytes
            ? this
            : new IPAddress(new ReadOnlySpan<byte>(_bytes).Slice(MappedPrefix).ToArray());

    /// <summary>The IPv6 address that stands for an IPv4 address.</summary>
    public IPAddress MapToIPv6()
    {
        if (_bytes.Length == Ipv6Bytes)
        {
            return this;
        }

        byte[] mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, _bytes[0], _bytes[1], _bytes[2], _bytes[3]];
        return new IPAddress(mapped, 0);
    }

    /// <summary>Dotted or with colons (RFC 5952).</summary>
    public override string ToString() => IPAddressText.Format(_bytes, _scope);

    /// <inheritdoc/>
    public override bool Equals(object? comparand) => comparand is IPAddress other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = (int)_scope;
        foreach (byte value in _bytes)
        {
            hash = unchecked((hash * 31) + value);
        }

        return hash;
    }

    /// <summary>Same family, bytes and zone.</summary>
    public bool Equals(IPAddress? other)
        => other is not null && _scope == other._scope && new ReadOnlySpan<byte>(_bytes).SequenceEqual(other._bytes);

    /// <summary>Same address.</summary>
    public static bool operator ==(IPAddress? a, IPAddress? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Another address.</summary>
    public static bool operator !=(IPAddress? a, IPAddress? b) => !(a == b);

    internal static IPAddress FromHostOrder(uint address)
        => new([(byte)(address >> 24), (byte)(address >> 16), (byte)(address >> 8), (byte)address]);
}
