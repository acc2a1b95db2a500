using System;
using System.Buffers.Binary;
using System.Text;

namespace NanoSocket.Simulator.Net;

/// <summary>Answers DNS queries from the <see cref="NameDirectory"/> (RFC 1035). Pure: one query, one answer.</summary>
internal sealed class DnsResponder
{
    private const int HeaderLength = 12;
    private const int MaximumNameLength = 255;
    private const ushort TypeA = 1;
    private const ushort TypeAny = 255;
    private const ushort ClassInternet = 1;
    private const uint TimeToLiveSeconds = 60;

    private readonly NameDirectory directory;

    public DnsResponder(NameDirectory directory) => this.directory = directory;

    private enum Rcode
    {
        NoError = 0,
        FormatError = 1,
        NameError = 3,
        NotImplemented = 4,
    }

    /// <summary>The answer to a query, or null for what is no query at all.</summary>
    /// <param name="query">The datagram.</param>
    /// <param name="summary">What was asked and answered, for the log.</param>
    public byte[]? Answer(ReadOnlySpan<byte> query, out string summary)
    {
        summary = "";
        const byte responseFlag = 0x80;
        if (query.Length < HeaderLength || (query[2] & responseFlag) != 0)
        {
            return null;
        }
        int opcode = query[2] >> 3 & 0x0F;
        int questions = BinaryPrimitives.ReadUInt16BigEndian(query[4..]);
        if (opcode != 0)
        {
            return Build(query, 0, Rcode.NotImplemented, null);
        }
        if (questions != 1 || !TryReadName(query[HeaderLength..], out string name, out int nameLength)
            || query.Length < HeaderLength + nameLength + 4)
        {
            return Build(query, 0, Rcode.FormatError, null);
        }
        ReadOnlySpan<byte> tail = query[(HeaderLength + nameLength)..];
        ushort type = BinaryPrimitives.ReadUInt16BigEndian(tail);
        bool internet = BinaryPrimitives.ReadUInt16BigEndian(tail[2..]) == ClassInternet;
        uint? address = internet ? directory.Resolve(name) : null;
        summary = address is uint known ? $"{name} is {Ipv4Address.Format(known)}" : $"{name} does not exist";
        return Build(
            query,
            nameLength + 4,
            address is null ? Rcode.NameError : Rcode.NoError,
            type is TypeA or TypeAny ? address : null);
    }

    private static byte[] Build(ReadOnlySpan<byte> query, int questionLength, Rcode code, uint? address)
    {
        const int answerLength = 16;
        byte[] answer = new byte[HeaderLength + questionLength + (address is null ? 0 : answerLength)];
        query[..(HeaderLength + questionLength)].CopyTo(answer);
        answer[2] = (byte)(0x84 | query[2] & 0x79); // Response, authoritative; opcode and "recursion desired" kept.
        answer[3] = (byte)(0x80 | (int)code); // Recursion available.
        BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(4), (ushort)(questionLength > 0 ? 1 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(6), (ushort)(address is null ? 0 : 1));
        answer.AsSpan(8, 4).Clear();
        if (address is uint value)
        {
            Span<byte> record = answer.AsSpan(HeaderLength + questionLength);
            BinaryPrimitives.WriteUInt16BigEndian(record, 0xC000 | HeaderLength); // The name is the question's.
            BinaryPrimitives.WriteUInt16BigEndian(record[2..], TypeA);
            BinaryPrimitives.WriteUInt16BigEndian(record[4..], ClassInternet);
            BinaryPrimitives.WriteUInt32BigEndian(record[6..], TimeToLiveSeconds);
            BinaryPrimitives.WriteUInt16BigEndian(record[10..], 4);
            BinaryPrimitives.WriteUInt32BigEndian(record[12..], value);
        }
        return answer;
    }

    /// <summary>Reads an uncompressed name; a question has nothing to point back to.</summary>
    private static bool TryReadName(ReadOnlySpan<byte> bytes, out string name, out int length)
    {
        StringBuilder builder = new();
        name = "";
        length = 0;
        while (length < bytes.Length)
        {
            int label = bytes[length++];
            if (label == 0)
            {
                name = builder.ToString();
                return builder.Length > 0 && length <= MaximumNameLength;
            }
            if (label > 63 || length + label > bytes.Length || length + label > MaximumNameLength)
            {
                return false;
            }
            builder.Append(builder.Length > 0 ? "." : "");
            foreach (byte b in bytes.Slice(length, label))
            {
                builder.Append(b is > 0x20 and < 0x7F ? (char)b : '?');
            }
            length += label;
        }
        return false;
    }
}
