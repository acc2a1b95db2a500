using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;

namespace NanoSocket.Tool.Recordings;

/// <summary>
/// Reads what the flight recorder recorded (docs/flight-recorder.md): the recording itself, the memory it lay in, or
/// the log of a console on which <c>trace</c> printed it.
/// </summary>
internal static partial class TraceReader
{
    private const int PrefixLength = 8;
    private const int HeaderLength = 10;
    private const int StatesAt = 8;
    private const int StateLength = 12;
    private const int RingAt = 32;
    private const uint MemoryMagic = 0x3146534E; // "NSF1"
    private const byte Version = 1;

    /// <summary>The first eight bytes of a recording.</summary>
    public static ReadOnlySpan<byte> Prefix => [(byte)'N', (byte)'S', (byte)'F', (byte)'R', Version, 0, 0, 0];

    /// <summary>Finds the recording in a file's content.</summary>
    /// <exception cref="ToolException">There is none, or a line of a log is missing or damaged.</exception>
    public static byte[] Find(byte[] content, string file)
    {
        if (content.AsSpan().StartsWith(Prefix))
        {
            return content;
        }
        if (content.Length > RingAt && BinaryPrimitives.ReadUInt32LittleEndian(content) == MemoryMagic)
        {
            return OfMemory(content);
        }
        return OfLog(Encoding.Latin1.GetString(content), file);
    }

    /// <summary>The recording in the memory of the flight recorder; one without records when there is none.</summary>
    public static byte[] OfMemory(ReadOnlySpan<byte> memory)
    {
        int capacity = memory.Length < RingAt ? 0 : (int)BinaryPrimitives.ReadUInt32LittleEndian(memory[4..]);
        if (capacity <= 0 || capacity > memory.Length - RingAt
            || BinaryPrimitives.ReadUInt32LittleEndian(memory) != MemoryMagic)
        {
            return Prefix.ToArray();
        }
        ReadOnlySpan<byte> first = memory.Slice(StatesAt, StateLength);
        ReadOnlySpan<byte> second = memory.Slice(StatesAt + StateLength, StateLength);
        bool secondIsNewer = Word(second, 0) - Word(first, 0) < 0x80000000;
        ReadOnlySpan<byte> newest = IsState(second) && (!IsState(first) || secondIsNewer) ? second : first;
        uint extent = IsState(newest) ? Word(newest, 4) : 0;
        int start = (int)(extent & 0xFFFF);
        byte[] recording = [.. Prefix, .. new byte[Math.Min((int)(extent >> 16), capacity)]];
        for (int i = PrefixLength; i < recording.Length; i++)
        {
            recording[i] = memory[RingAt + ((start + i - PrefixLength) % capacity)];
        }
        return recording;
    }

    /// <summary>The records of a recording; the first damaged one ends it.</summary>
    public static IReadOnlyList<TraceRecord> Read(byte[] recording)
    {
        List<TraceRecord> records = [];
        List<byte> parts = [];
        ReadOnlySpan<byte> rest = recording.AsSpan(PrefixLength);
        while (rest.Length >= HeaderLength && rest.Length >= HeaderLength + rest[1])
        {
            ReadOnlySpan<byte> bytes = rest.Slice(HeaderLength, rest[1]);
            if (BinaryPrimitives.ReadUInt16LittleEndian(rest[8..]) != Check([.. rest[..8], .. bytes]))
            {
                break;
            }
            parts.AddRange(bytes);
            if ((rest[0] & 0x40) == 0)
            {
                records.Add(RecordOf(rest, [.. parts]));
                parts.Clear();
            }
            rest = rest[(HeaderLength + bytes.Length)..];
        }
        return records;
    }

    /// <summary>CRC-16/MCRF4XX.</summary>
    internal static ushort Check(ReadOnlySpan<byte> bytes)
    {
        uint check = 0xFFFF;
        foreach (byte value in bytes)
        {
            check ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                check = (check & 1) != 0 ? (check >> 1) ^ 0x8408 : check >> 1;
            }
        }
        return (ushort)check;
    }

    private static TraceRecord RecordOf(ReadOnlySpan<byte> header, byte[] bytes) => new(
        (TraceKind)(header[0] & 7), (header[0] & 0x80) != 0, (header[0] >> 3) & 7,
        TimeSpan.FromMilliseconds(BinaryPrimitives.ReadUInt32LittleEndian(header[4..])),
        BinaryPrimitives.ReadUInt16LittleEndian(header[2..]), bytes);

    /// <summary>The last answer to <c>trace</c> in a log, whatever stands around its lines.</summary>
    private static byte[] OfLog(string log, string file)
    {
        List<byte> recording = [];
        byte[]? complete = null;
        foreach (Match line in Line().Matches(log))
        {
            int offset = int.Parse(line.Groups["offset"].ValueSpan);
            if (line.Groups["bytes"].Success)
            {
                Append(recording, offset, line, file);
            }
            else if (offset == recording.Count)
            {
                complete = [.. recording];
            }
            else
            {
                throw new ToolException($"{file}: the recording has {recording.Count} of {offset} bytes: lines are "
                    + "missing; type trace again");
            }
        }
        return complete is not null && complete.AsSpan().StartsWith(Prefix)
            ? complete
            : throw new ToolException($"{file}: neither a recording nor a log with a complete answer to 'trace'");
    }

    private static void Append(List<byte> recording, int offset, Match line, string file)
    {
        if (offset == 0)
        {
            recording.Clear();
        }
        byte[] bytes = new byte[line.Groups["bytes"].Length];
        bool isBase64 = Convert.TryFromBase64Chars(line.Groups["bytes"].ValueSpan, bytes, out int count);
        if (!isBase64 || int.Parse(line.Groups["check"].ValueSpan) != Check(bytes.AsSpan(0, count)))
        {
            throw new ToolException($"{file}: the line 'trace {offset}' is damaged; type trace again");
        }
        if (offset != recording.Count)
        {
            throw new ToolException($"{file}: the line 'trace {recording.Count}' is missing; type trace again");
        }
        recording.AddRange(bytes.AsSpan(0, count));
    }

    private static uint Word(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadUInt32LittleEndian(from[at..]);

    private static bool IsState(ReadOnlySpan<byte> state)
    {
        uint extent = Word(state, 4);
        return Word(state, 8) == ~(Word(state, 0) ^ ((extent << 7) | (extent >> 25)) ^ MemoryMagic);
    }

    [GeneratedRegex(
        @"\btrace (?:(?<offset>\d{1,6}) (?<bytes>[A-Za-z0-9+/]{4,}={0,2}) (?<check>\d{1,5})"
            + @"|end (?<offset>\d{1,6}))\r?$",
        RegexOptions.Multiline)]
    private static partial Regex Line();
}
