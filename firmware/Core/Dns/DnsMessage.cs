using System;
using System.Buffers.Binary;

namespace NanoSocket.Core.Dns;

/// <summary>What a received message is worth.</summary>
public enum DnsVerdict
{
    /// <summary>No answer to the question.</summary>
    NotOurs,
    /// <summary>An answer to the question that makes no sense.</summary>
    Malformed,
    /// <summary>The name has addresses.</summary>
    Answered,
    /// <summary>The name does not exist, or has no IPv4 address.</summary>
    NoSuchName,
    /// <summary>The server cannot or will not say.</summary>
    ServerFailed,
}

/// <summary>Questions for the IPv4 addresses of a name, and their answers (RFC 1035, 4).</summary>
public static class DnsMessage
{
    /// <summary>Longest message over UDP, in bytes.</summary>
    public const int MaxLength = 512;

    private const int HeaderLength = 12;
    private const int QuestionTail = 4;
    private const int SoaNumbers = 20;
    private const int MaxAliases = 8;
    private const ushort Internet = 1;
    private const ushort TypeA = 1;
    private const ushort TypeAlias = 5;
    private const ushort TypeSoa = 6;
    private const ushort Response = 0x8000;
    private const ushort Opcode = 0x7800;
    private const ushort Truncated = 0x0200;
    private const ushort RecursionDesired = 0x0100;
    private const ushort ResponseCode = 0x000F;
    private const ushort NameError = 3;

    /// <summary>Writes a question and returns its length.</summary>
    /// <param name="buffer">At least 18 bytes longer than the name.</param>
    /// <param name="id">Comes back in the answer.</param>
    /// <param name="name">Labels of 1 to 63 bytes separated by dots, none at the end.</param>
    public static int WriteQuestion(Span<byte> buffer, ushort id, ReadOnlySpan<byte> name)
    {
        buffer.Slice(0, HeaderLength).Clear();
        BinaryPrimitives.WriteUInt16BigEndian(buffer, id);
        BinaryPrimitives.WriteUInt16BigEndian(buffer.Slice(2), RecursionDesired);
        BinaryPrimitives.WriteUInt16BigEndian(buffer.Slice(4), 1);
        int end = WriteName(buffer, HeaderLength, name);
        BinaryPrimitives.WriteUInt16BigEndian(buffer.Slice(end), TypeA);
        BinaryPrimitives.WriteUInt16BigEndian(buffer.Slice(end + 2), Internet);
        return end + QuestionTail;
    }

    /// <summary>Reads what came in answer to a question.</summary>
    /// <param name="message">Received bytes, whatever they are.</param>
    /// <param name="question">The question as it was sent.</param>
    /// <param name="answer">Addresses and time to live; empty unless <see cref="DnsVerdict.Answered"/> or
    /// <see cref="DnsVerdict.NoSuchName"/>.</param>
    public static DnsVerdict Read(ReadOnlySpan<byte> message, ReadOnlySpan<byte> question, DnsAnswer answer)
    {
        answer.Clear();
        if (!IsAnswerTo(message, question))
        {
            return DnsVerdict.NotOurs;
        }

        ushort flags = Word(message, 2);
        int code = flags & ResponseCode;
        if (code != 0 && code != NameError)
        {
            return DnsVerdict.ServerFailed;
        }

        bool truncated = (flags & Truncated) != 0;
        bool found = TryFollowAliases(message, question.Length, answer, out bool broken) && code == 0;
        if (found && (truncated || !broken))
        {
            return DnsVerdict.Answered;
        }

        answer.Clear();
        if (broken && !truncated)
        {
            return DnsVerdict.Malformed;
        }

        return truncated ? DnsVerdict.ServerFailed : DeniedFor(message, question.Length, answer);
    }

    private static int WriteName(Span<byte> buffer, int offset, ReadOnlySpan<byte> name)
    {
        int lengthAt = offset;
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == (byte)'.')
            {
                buffer[lengthAt] = (byte)(offset + i - lengthAt);
                lengthAt = offset + i + 1;
            }
            else
            {
                buffer[offset + i + 1] = name[i];
            }
        }

        int end = offset + name.Length + 1;
        buffer[lengthAt] = (byte)(end - lengthAt - 1);
        buffer[end] = 0;
        return end + 1;
    }

    /// <summary>
    /// Same id, same question, and an answer at all: what an attacker elsewhere has to guess (RFC 5452).
    /// </summary>
    private static bool IsAnswerTo(ReadOnlySpan<byte> message, ReadOnlySpan<byte> question)
    {
        if (message.Length < question.Length || Word(message, 0) != Word(question, 0) || Word(message, 4) != 1)
        {
            return false;
        }

        return (Word(message, 2) & (Response | Opcode)) == Response && DnsNames.AreEqual(
            message.Slice(HeaderLength, question.Length - HeaderLength), question.Slice(HeaderLength));
    }

    /// <summary>Collects the addresses at the end of the chain of aliases that begins at the question's name.</summary>
    private static bool TryFollowAliases(
        ReadOnlySpan<byte> message, int recordsAt, DnsAnswer answer, out bool broken)
    {
        int name = HeaderLength;
        uint seconds = uint.MaxValue;
        for (int hop = 0; hop <= MaxAliases; hop++)
        {
            int alias = Collect(message, recordsAt, name, answer, ref seconds, out broken);
            if (alias == 0 || broken)
            {
                answer.Keep(answer.Count > 0 ? seconds : 0);
                return answer.Count > 0;
            }

            name = alias;
        }

        // A chain longer than any honest one, or a ring.
        answer.Clear();
        broken = true;
        return false;
    }

    /// <summary>Adds the name's addresses; returns where the name it is an alias of stands, or 0.</summary>
    private static int Collect(ReadOnlySpan<byte> message, int recordsAt, int name, DnsAnswer answer,
        ref uint seconds, out bool broken)
    {
        int alias = 0;
        DnsRecords records = new(message, recordsAt, Word(message, 6));
        while (records.MoveNext())
        {
            if (records.Class != Internet || !DnsNames.AreEqual(message, records.Owner, name))
            {
                continue;
            }

            if (records.Type == TypeAlias)
            {
                alias = records.DataOffset;
                seconds = Math.Min(seconds, records.TimeToLive);
            }
            else if (records.Type == TypeA && records.DataLength == sizeof(uint))
            {
                answer.Add(BinaryPrimitives.ReadUInt32BigEndian(message.Slice(records.DataOffset)));
                seconds = Math.Min(seconds, records.TimeToLive);
            }
        }

        broken = records.IsBroken;
        return answer.Count > 0 ? 0 : alias;
    }

    /// <summary>A "no" may be remembered for as long as the zone's SOA record says (RFC 2308, 5).</summary>
    private static DnsVerdict DeniedFor(ReadOnlySpan<byte> message, int recordsAt, DnsAnswer answer)
    {
        DnsRecords answers = new(message, recordsAt, Word(message, 6));
        while (answers.MoveNext())
        {
        }

        DnsRecords authority = new(message, answers.Offset, answers.IsBroken ? 0 : Word(message, 8));
        while (authority.MoveNext())
        {
            if (authority.Type == TypeSoa && authority.Class == Internet && authority.DataLength >= SoaNumbers)
            {
                int end = authority.DataOffset + authority.DataLength;
                uint minimum = BinaryPrimitives.ReadUInt32BigEndian(message.Slice(end - sizeof(uint)));
                answer.Keep(Math.Min(minimum, authority.TimeToLive));
            }
        }

        return DnsVerdict.NoSuchName;
    }

    private static ushort Word(ReadOnlySpan<byte> message, int offset)
        => BinaryPrimitives.ReadUInt16BigEndian(message.Slice(offset));
}
