namespace NanoSocket.Core.Sockets;

/// <summary>
/// The sends of one socket that were not confirmed to the task yet, oldest first: a ring of
/// <see cref="SocketConstants.MaxConfirmations"/>. A send is covered when the peer has acknowledged everything up
/// to its end; its message is posted then, and it leaves the ring when that message is fetched.
/// </summary>
internal sealed class SendConfirmations
{
    private readonly Entry[] _ring = new Entry[SocketConstants.MaxConfirmations];
    private int _first;
    private int _count;
    private int _posted;

    public bool IsFull => _count == _ring.Length;

    public bool HasPosted => _posted > 0;

    /// <summary>Messages that wait to be fetched.</summary>
    public int Posted => _posted;

    public uint OldestStamp => _ring[_first].EndOrStamp;

    /// <summary>Whether the oldest send not posted yet is covered.</summary>
    public bool IsNextCovered(uint acknowledged)
        => _posted < _count && unchecked((int)(acknowledged - At(_posted).EndOrStamp)) >= 0;

    /// <param name="length">Bytes the task sent.</param>
    /// <param name="end">Bytes accepted on the connection so far, this send included.</param>
    /// <param name="refused">The send was refused; its confirmation still keeps its place in the order.</param>
    public void Add(int length, uint end, bool refused)
    {
        At(_count) = new Entry { Length = refused ? Entry.RefusedLength : length, EndOrStamp = end };
        _count++;
    }

    public void PostNext(uint stamp)
    {
        At(_posted).EndOrStamp = stamp;
        _posted++;
    }

    public void TakeOldest(out int length, out bool refused)
    {
        refused = _ring[_first].Refused;
        length = refused ? 0 : _ring[_first].Length;
        _first = (_first + 1) % _ring.Length;
        _count--;
        _posted--;
    }

    /// <summary>Forgets accepted sends that can never be covered; refused ones stay.</summary>
    public void DropUncovered(uint acknowledged)
    {
        int kept = _posted;
        for (int i = _posted; i < _count; i++)
        {
            if (At(i).Refused)
            {
                At(kept) = At(i);
                At(kept).EndOrStamp = acknowledged;
                kept++;
            }
        }

        _count = kept;
    }

    /// <summary>Forgets what was not posted.</summary>
    public void DropUnposted() => _count = _posted;

    public void Clear()
    {
        _count = 0;
        _posted = 0;
    }

    private ref Entry At(int index) => ref _ring[(_first + index) % _ring.Length];

    /// <summary>8 bytes: there are 160 of them. Its end matters until its message is posted, its stamp from then on.
    /// </summary>
    private struct Entry
    {
        public const int RefusedLength = -1;

        public int Length;
        public uint EndOrStamp;

        public readonly bool Refused => Length == RefusedLength;
    }
}
