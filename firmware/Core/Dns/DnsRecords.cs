using System;
using System.Buffers.Binary;

namespace NanoSocket.Core.Dns;

/// <summary>Goes through resource records (RFC 1035, 4.1.3), one after the other.</summary>
internal ref struct DnsRecords
{
    private const int FixedPart = 10;

    private readonly ReadOnlySpan<byte> _message;
    private int _offset;
    private int _left;

    /// <summary>Starts before a number of records at an offset.</summary>
    public DnsRecords(ReadOnlySpan<byte> message, int offset, int count)
    {
        _message = message;
        _offset = offset;
        _left = count;
    }

    /// <summary>Where the next record begins.</summary>
    public readonly int Offset => _offset;

    /// <summary>A record did not lie within the message.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Offset of the name the record is about.</summary>
    public int Owner { get; private set; }

    public ushort Type { get; private set; }

    public ushort Class { get; private set; }

    /// <summary>Seconds; a number with the highest bit set means 0 (RFC 2181, 8).</summary>
    public uint TimeToLive { get; private set; }

    /// <summary>Offset of the record's data.</summary>
    public int DataOffset { get; private set; }

    /// <summary>Bytes of the record's data.</summary>
    public int DataLength { get; private set; }

    /// <summary>Reads the next record; false at the end, or when it is broken.</summary>
    public bool MoveNext()
    {
        if (_left == 0 || IsBroken)
        {
            return false;
        }

        _left--;
        Owner = _offset;
        IsBroken = !DnsNames.TrySkip(_message, ref _offset) || _offset + FixedPart > _message.Length;
        if (IsBroken)
        {
            return false;
        }

        ReadOnlySpan<byte> fields = _message.Slice(_offset, FixedPart);
        Type = BinaryPrimitives.ReadUInt16BigEndian(fields);
        Class = BinaryPrimitives.ReadUInt16BigEndian(fields.Slice(2));
        uint seconds = BinaryPrimitives.ReadUInt32BigEndian(fields.Slice(4));
        TimeToLive = seconds > int.MaxValue ? 0 : seconds;
        DataLength = BinaryPrimitives.ReadUInt16BigEndian(fields.Slice(8));
        DataOffset = _offset + FixedPart;
        _offset = DataOffset + DataLength;
        IsBroken = _offset > _message.Length;
        return !IsBroken;
    }
}
