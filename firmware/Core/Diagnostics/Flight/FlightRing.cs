using System;

namespace NanoSocket.Core.Diagnostics;

/// <summary>
/// Records in memory that survives a reset: a ring in which the oldest give way, whole. Where it begins and how much it
/// holds stands in two places that are written in turn, each with a number and a check word; the newer valid one
/// counts, so that a reset in the middle of a write leaves what was there before. Each record has a check of its own.
/// The format is described in docs/flight-recorder.md.
/// </summary>
public sealed class FlightRing
{
    /// <summary>The least memory that is of use.</summary>
    public const int LeastMemory = 512;

    /// <summary>"NSF1".</summary>
    internal const uint Magic = 0x3146534E;

    private const int StatesAt = 8;
    private const int StateLength = 12;
    private const int RingAt = 32;
    private const int LargestRing = ushort.MaxValue;

    private readonly IRetainedMemory _memory;
    private readonly int _capacity;
    private uint _sequence;
    private int _start;

    /// <summary>Finds the records that are there, or makes an empty ring.</summary>
    public FlightRing(IRetainedMemory memory)
    {
        _memory = memory;
        int length = memory.Retained.Length;
        _capacity = length < LeastMemory ? 0 : Math.Min(length - RingAt, LargestRing);
        if (_capacity > 0 && !TryResume())
        {
            Clear();
        }
    }

    /// <summary>There is memory.</summary>
    public bool IsUsable => _capacity > 0;

    /// <summary>Bytes of all records with their headers.</summary>
    public int Length { get; private set; }

    /// <summary>Forgets all records.</summary>
    public void Clear()
    {
        Span<byte> memory = _memory.Retained;
        memory.Slice(0, RingAt).Clear();
        PutWord(memory, 4, (uint)_capacity);
        PutWord(memory, 0, Magic);
        Commit(0, 0);
    }

    /// <summary>Adds a record; of bytes beyond <see cref="FlightRecord.MaxLength"/> nothing is kept.</summary>
    public void Add(in FlightRecord record, ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.Slice(0, Math.Min(bytes.Length, FlightRecord.MaxLength));
        MakeRoom(FlightRecord.HeaderLength + bytes.Length);
        Span<byte> header = stackalloc byte[FlightRecord.HeaderLength];
        header[0] = record.Flags;
        header[1] = (byte)bytes.Length;
        PutHalf(header, 2, record.Original);
        PutWord(header, 4, record.TimeMs);
        PutHalf(header, 8, FlightCheck.Of(header.Slice(0, 8), bytes));
        CopyIn(_start + Length, header);
        CopyIn(_start + Length + header.Length, bytes);
        Commit(_start, Length + header.Length + bytes.Length);
    }

    /// <summary>Copies bytes of the recording, the oldest first.</summary>
    /// <param name="offset">Where to begin, 0 to <see cref="Length"/>.</param>
    /// <param name="buffer">Takes them.</param>
    /// <returns>How many there were.</returns>
    public int Read(int offset, Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, Length - offset);
        ReadOnlySpan<byte> ring = _memory.Retained.Slice(RingAt, _capacity);
        int at = (_start + offset) % _capacity;
        int first = Math.Min(count, _capacity - at);
        ring.Slice(at, first).CopyTo(buffer);
        ring.Slice(0, count - first).CopyTo(buffer.Slice(first));
        return count;
    }

    private void MakeRoom(int needed)
    {
        int start = _start;
        int length = Length;
        while (length + needed > _capacity)
        {
            int dropped = FlightRecord.HeaderLength + At(start + 1);
            start = (start + dropped) % _capacity;
            length -= dropped;
        }

        if (length != Length)
        {
            Commit(start, length);
        }
    }

    private byte At(int offset) => _memory.Retained[RingAt + (offset % _capacity)];

    private void CopyIn(int offset, ReadOnlySpan<byte> bytes)
    {
        Span<byte> ring = _memory.Retained.Slice(RingAt, _capacity);
        int at = offset % _capacity;
        int first = Math.Min(bytes.Length, _capacity - at);
        bytes.Slice(0, first).CopyTo(ring.Slice(at));
        bytes.Slice(first).CopyTo(ring);
    }

    /// <summary>Writes the state that is not the newest; the check word comes last.</summary>
    private void Commit(int start, int length)
    {
        Span<byte> memory = _memory.Retained;
        _start = start;
        Length = length;
        _sequence = unchecked(_sequence + 1);
        int at = StatesAt + (int)(_sequence & 1) * StateLength;
        uint extent = (uint)start | ((uint)length << 16);
        PutWord(memory, at, _sequence);
        PutWord(memory, at + 4, extent);
        PutWord(memory, at + 8, CheckOf(_sequence, extent));
    }

    private bool TryResume()
    {
        ReadOnlySpan<byte> memory = _memory.Retained;
        if (Word(memory, 0) != Magic || Word(memory, 4) != (uint)_capacity)
        {
            return false;
        }

        bool first = IsState(memory, StatesAt);
        bool second = IsState(memory, StatesAt + StateLength);
        if (!first && !second)
        {
            return false;
        }

        bool secondIsNewer = unchecked((int)(Word(memory, StatesAt + StateLength) - Word(memory, StatesAt))) > 0;
        int at = second && (!first || secondIsNewer) ? StatesAt + StateLength : StatesAt;
        uint extent = Word(memory, at + 4);
        _sequence = Word(memory, at);
        _start = (int)(extent & 0xFFFF);
        Length = (int)(extent >> 16);
        KeepWhatIsWhole();
        return true;
    }

    private bool IsState(ReadOnlySpan<byte> memory, int at)
    {
        uint extent = Word(memory, at + 4);
        return Word(memory, at + 8) == CheckOf(Word(memory, at), extent)
            && (extent & 0xFFFF) < (uint)_capacity && extent >> 16 <= (uint)_capacity;
    }

    /// <summary>The first record that is damaged, and what follows it, are dropped.</summary>
    private void KeepWhatIsWhole()
    {
        Span<byte> record = stackalloc byte[FlightRecord.HeaderLength + FlightRecord.MaxLength];
        int whole = 0;
        while (Read(whole, record) is int there and >= FlightRecord.HeaderLength)
        {
            int length = FlightRecord.HeaderLength + record[1];
            if (length > there || Half(record, 8) != FlightCheck.Of(record.Slice(0, 8),
                record.Slice(FlightRecord.HeaderLength, record[1])))
            {
                break;
            }

            whole += length;
        }

        Commit(_start, whole);
    }

    private static uint CheckOf(uint sequence, uint extent) => ~(sequence ^ (extent << 7 | extent >> 25) ^ Magic);

    private static ushort Half(ReadOnlySpan<byte> from, int at) => (ushort)(from[at] | (from[at + 1] << 8));

    private static uint Word(ReadOnlySpan<byte> from, int at) => Half(from, at) | ((uint)Half(from, at + 2) << 16);

    private static void PutHalf(Span<byte> to, int at, ushort value)
    {
        to[at] = (byte)value;
        to[at + 1] = (byte)(value >> 8);
    }

    private static void PutWord(Span<byte> to, int at, uint value)
    {
        PutHalf(to, at, (ushort)value);
        PutHalf(to, at + 2, (ushort)(value >> 16));
    }
}
