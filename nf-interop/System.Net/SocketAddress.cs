using System.Net.Sockets;

namespace System.Net;

/// <summary>An address as bytes: two bytes of family, then what the family defines.</summary>
public class SocketAddress
{
    private const int FamilySize = 2;

    private readonly byte[] _bytes;

    /// <summary>Makes an address of zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for the family.</exception>
    public SocketAddress(AddressFamily family, int size)
    {
        if (size < FamilySize)
        {
            throw new ArgumentOutOfRangeException(nameof(size));
        }

        _bytes = new byte[size];
        _bytes[0] = (byte)family;
        _bytes[1] = (byte)((int)family >> 8);
    }

    /// <summary>The family.</summary>
    public AddressFamily Family => (AddressFamily)(_bytes[0] | (_bytes[1] << 8));

    /// <summary>Bytes in all.</summary>
    public int Size => _bytes.Length;

    /// <summary>One byte.</summary>
    public byte this[int offset]
    {
        get => _bytes[offset];
        set => _bytes[offset] = value;
    }

    /// <inheritdoc/>
    public override bool Equals(object? comparand)
        => comparand is SocketAddress other && new ReadOnlySpan<byte>(_bytes).SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = 0;
        foreach (byte value in _bytes)
        {
            hash = unchecked((hash * 31) + value);
        }

        return hash;
    }
}
