using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace NanoSocket.Core.Tests.Support;

/// <summary>Builds what a name server sends, right or wrong, in answer to a question.</summary>
public sealed class DnsReply
{
    public const int Question = 12;

    private readonly List<byte> _bytes;
    private readonly List<(int Section, byte[] Bytes)> _records = [];

    public DnsReply(byte[] question, int code = 0)
    {
        _bytes = [.. question];
        _bytes[2] = 0x81;
        _bytes[3] = (byte)(0x80 | code);
    }

    /// <summary>Offset at which the next record will begin.</summary>
    public int Next
    {
        get
        {
            int length = _bytes.Count;
            _records.ForEach(record => length += record.Bytes.Length);
            return length;
        }
    }

    public DnsReply Flags(int first, int second)
    {
        _bytes[2] = (byte)first;
        _bytes[3] = (byte)second;
        return this;
    }

    public DnsReply Address(byte[] owner, uint seconds, uint address, int type = 1, int length = 4)
    {
        byte[] data = new byte[Math.Max(4, length)];
        BinaryPrimitives.WriteUInt32BigEndian(data, address);
        return Record(0, owner, type, seconds, data[..length]);
    }

    public DnsReply Address(uint seconds, uint address) => Address(At(Question), seconds, address);

    public DnsReply Alias(byte[] owner, uint seconds, byte[] target) => Record(0, owner, 5, seconds, target);

    /// <summary>The zone's record with the time for which a "no" holds.</summary>
    public DnsReply Zone(uint seconds, uint minimum)
    {
        byte[] numbers = new byte[20];
        BinaryPrimitives.WriteUInt32BigEndian(numbers.AsSpan(16), minimum);
        return Record(1, At(Question), 6, seconds, [.. Name("ns.example"), .. Name("admin.example"), .. numbers]);
    }

    public DnsReply Record(int section, byte[] owner, int type, uint seconds, byte[] data, int? length = null)
    {
        byte[] head = new byte[10];
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), 1);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), seconds);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(8), (ushort)(length ?? data.Length));
        _records.Add((section, [.. owner, .. head, .. data]));
        return this;
    }

    public byte[] Build()
    {
        List<byte> message = [.. _bytes];
        _records.ForEach(record => message[7 + (2 * record.Section)]++);
        _records.ForEach(record => message.AddRange(record.Bytes));
        return [.. message];
    }

    public static byte[] At(int offset) => [(byte)(0xC0 | (offset >> 8)), (byte)offset];

    public static byte[] Name(string name)
    {
        List<byte> bytes = [];
        foreach (string label in name.Split('.'))
        {
            bytes.Add((byte)label.Length);
            bytes.AddRange(Encoding.ASCII.GetBytes(label));
        }

        bytes.Add(0);
        return [.. bytes];
    }
}
