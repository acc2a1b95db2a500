using System.Net.Sockets;

namespace System.Net;

/// <summary>An IP address and a port.</summary>
public class IPEndPoint : EndPoint
{
    /// <summary>Smallest port.</summary>
    public const int MinPort = 0;

    /// <summary>Largest port.</summary>
    public const int MaxPort = 0xFFFF;

    private const int Ipv4Size = 16;
    private const int Ipv6Size = 28;

    private int _port;

    /// <summary>Makes an endpoint.</summary>
    /// <param name="address">IPv4 address, its first byte the lowest.</param>
    /// <param name="port">0 to 65535.</param>
    /// <exception cref="ArgumentOutOfRangeException">Address or port is none.</exception>
    public IPEndPoint(long address, int port)
        : this(new IPAddress(address), port)
    {
    }

    /// <summary>Makes an endpoint.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The port is not in 0 to 65535.</exception>
    public IPEndPoint(IPAddress address, int port)
    {
        ArgumentNullException.ThrowIfNull(address);
        Address = address;
        _port = IsPort(port) ? port : throw new ArgumentOutOfRangeException(nameof(port));
    }

    /// <summary>The address.</summary>
    public IPAddress Address { get; set; }

    /// <summary>The port, 0 to 65535.</summary>
    public int Port
    {
        get => _port;
        set => _port = IsPort(value) ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>The address's family.</summary>
    public AddressFamily AddressFamily => Address.AddressFamily;

    /// <inheritdoc/>
    public override SocketAddress Serialize()
    {
        bool isIpv4 = AddressFamily == AddressFamily.InterNetwork;
        byte[] bytes = Address.GetAddressBytes();
        SocketAddress result = new(AddressFamily, isIpv4 ? Ipv4Size : Ipv6Size);
        result[2] = (byte)(_port >> 8);
        result[3] = (byte)_port;
        int at = isIpv4 ? 4 : 8;
        for (int i = 0; i < bytes.Length; i++)
        {
            result[at + i] = bytes[i];
        }

        for (int i = 0; !isIpv4 && i < 4; i++)
        {
            result[24 + i] = (byte)(Address.ScopeId >> (8 * i));
        }

        return result;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The address is no IP address.</exception>
    public override EndPoint Create(SocketAddress socketAddress)
    {
        ArgumentNullException.ThrowIfNull(socketAddress);
        bool isIpv4 = socketAddress.Family == AddressFamily.InterNetwork;
        bool isIpv6 = socketAddress.Family == AddressFamily.InterNetworkV6;
        if ((!isIpv4 && !isIpv6) || socketAddress.Size < (isIpv4 ? Ipv4Size : Ipv6Size))
        {
            throw new ArgumentException("no IP address of this family", nameof(socketAddress));
        }

        byte[] bytes = new byte[isIpv4 ? 4 : 16];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = socketAddress[(isIpv4 ? 4 : 8) + i];
        }

        long scope = 0;
        for (int i = 0; isIpv6 && i < 4; i++)
        {
            scope |= (long)socketAddress[24 + i] << (8 * i);
        }

        IPAddress address = isIpv4 ? new IPAddress(bytes) : new IPAddress(bytes, scope);
        return new IPEndPoint(address, (socketAddress[2] << 8) | socketAddress[3]);
    }

    /// <inheritdoc/>
    public override string ToString()
        => AddressFamily == AddressFamily.InterNetworkV6
            ? "[" + Address.ToString() + "]:" + _port.ToString()
            : Address.ToString() + ":" + _port.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? comparand)
        => comparand is IPEndPoint other && other.Address.Equals(Address) && other._port == _port;

    /// <inheritdoc/>
    public override int GetHashCode() => Address.GetHashCode() ^ _port;

    private static bool IsPort(int value) => value is >= MinPort and <= MaxPort;
}
