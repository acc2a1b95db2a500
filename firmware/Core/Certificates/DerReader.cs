using System;

namespace NanoSocket.Core.Certificates;

/// <summary>
/// Reads ASN.1 in DER (X.690) value by value. What is malformed, or not of the kind asked for, fails the reader for
/// good: a caller may read on and ask <see cref="Failed"/> at the end.
/// </summary>
internal ref struct DerReader
{
    /// <summary>Tags (X.690 8.1.2), as far as certificates have them.</summary>
    public const byte Integer = 0x02, BitString = 0x03, OctetString = 0x04, ObjectIdentifier = 0x06,
        Utf8String = 0x0C, PrintableString = 0x13, TeletexString = 0x14, Ia5String = 0x16, UtcTime = 0x17,
        GeneralizedTime = 0x18, BmpString = 0x1E, Sequence = 0x30, Set = 0x31, Context0 = 0xA0;

    /// <summary>Bytes that a length may take; four would be more than a device has memory.</summary>
    private const int MostLengthBytes = 3;

    private const int ShortestLongForm = 0x80;

    private readonly ReadOnlySpan<byte> _bytes;
    private int _position;

    /// <summary>Reads values that stand one behind the other.</summary>
    public DerReader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Something was not as it should be.</summary>
    public bool Failed { get; private set; }

    /// <summary>All is read, or the reader has failed.</summary>
    public readonly bool IsAtEnd => Failed || _position == _bytes.Length;

    /// <summary>The tag of the next value; 0 when there is none.</summary>
    public readonly byte NextTag => IsAtEnd ? (byte)0 : _bytes[_position];

    /// <summary>The contents of the next value, which has this tag; empty when it fails.</summary>
    public ReadOnlySpan<byte> Read(byte tag)
    {
        Failed |= NextTag != tag;
        return ReadAny(out _);
    }

    /// <summary>The next value with its tag and length, which has this tag; empty when it fails.</summary>
    public ReadOnlySpan<byte> ReadWhole(byte tag)
    {
        int start = _position;
        Read(tag);
        return Failed ? default : _bytes.Slice(start, _position - start);
    }

    /// <summary>The contents of the next value and its tag; empty and 0 when it fails.</summary>
    public ReadOnlySpan<byte> ReadAny(out byte tag)
    {
        tag = NextTag;
        if (IsAtEnd || !TryReadLength(out int start, out int length))
        {
            Failed = true;
            tag = 0;
            return default;
        }

        _position = start + length;
        return _bytes.Slice(start, length);
    }

    /// <summary>The length behind the next tag, in its shortest form only (X.690 10.1), within the bytes there
    /// are.</summary>
    private readonly bool TryReadLength(out int start, out int length)
    {
        start = _position + 2;
        length = start <= _bytes.Length ? _bytes[_position + 1] : int.MaxValue;
        if (length is >= ShortestLongForm and < int.MaxValue)
        {
            int count = length - ShortestLongForm;
            if (count is 0 or > MostLengthBytes || count > _bytes.Length - start)
            {
                return false;
            }

            length = 0;
            for (int i = 0; i < count; i++)
            {
                length = (length << 8) | _bytes[start + i];
            }

            start += count;
            int leastOfCount = count == 1 ? ShortestLongForm : 1 << (8 * (count - 1));
            if (length < leastOfCount)
            {
                return false;
            }
        }

        return length <= _bytes.Length - start;
    }
}
