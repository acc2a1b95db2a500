namespace NanoSocket.Core.Sockets;

/// <summary>Addresses of a peer, to be tried one after the other.</summary>
internal sealed class PeerAddresses
{
    private const int Limit = 4;

    private readonly uint[] _addresses = new uint[Limit];
    private int _count;
    private int _taken;

    /// <summary>The address being tried; 0 before the first.</summary>
    public uint Current => _taken == 0 ? 0 : _addresses[_taken - 1];

    /// <summary>There is one that was not tried.</summary>
    public bool HasNext => _taken < _count;

    public void Clear()
    {
        _count = 0;
        _taken = 0;
    }

    /// <summary>Adds an address behind the others; more than there is room for are ignored.</summary>
    public void Add(uint address)
    {
        if (_count < Limit)
        {
            _addresses[_count++] = address;
        }
    }

    /// <summary>Moves on to the next; false when all were tried.</summary>
    public bool TryNext()
    {
        bool moved = HasNext;
        _taken += moved ? 1 : 0;
        return moved;
    }
}
