using System;
using System.Linq;
using System.Text;
using CsCheck;
using NanoSocket.Core.Dns;
using NanoSocket.Core.Tests.Support;
using Xunit;
using static NanoSocket.Core.Tests.Support.DnsReply;

namespace NanoSocket.Core.Tests.Dns;

/// <summary>Questions and answers on the wire: RFC 1035, 2181, 2308.</summary>
public sealed class DnsMessageTests
{
    private readonly DnsAnswer _answer = new();
    private readonly byte[] _question = Ask("www.example.org");

    [Fact]
    public void A_question_is_what_rfc_1035_says()
    {
        byte[] expected = [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, .. Name("a.bc"), 0, 1, 0, 1];
        Assert.Equal(expected, Ask("a.bc", 0x1234));
    }

    [Fact]
    public void All_addresses_are_read_in_order_with_the_shortest_time_to_live()
    {
        DnsReply reply = new DnsReply(_question).Address(300, 1).Address(60, 2).Address(120, 3);
        Assert.Equal(DnsVerdict.Answered, Read(reply));
        Assert.Equal([1u, 2u, 3u], Addresses());
        Assert.Equal(60u, _answer.Seconds);
    }

    [Fact]
    public void Four_addresses_are_kept_of_many()
    {
        DnsReply reply = new(_question);
        for (uint i = 1; i <= 20; i++)
        {
            reply.Address(60, i);
        }

        Assert.Equal(DnsVerdict.Answered, Read(reply));
        Assert.Equal([1u, 2u, 3u, 4u], Addresses());
    }

    [Fact]
    public void Aliases_are_followed_in_whatever_order_they_come()
    {
        DnsReply reply = new DnsReply(_question)
            .Address(Name("c.example"), 60, 7)
            .Alias(Name("B.example"), 50, Name("C.example"))
            .Alias(At(Question), 40, Name("b.EXAMPLE"));
        Assert.Equal(DnsVerdict.Answered, Read(reply));
        Assert.Equal([7u], Addresses());
        Assert.Equal(40u, _answer.Seconds);
    }

    [Fact]
    public void Compressed_aliases_are_followed()
    {
        DnsReply reply = new(_question);
        int alias = reply.Next + 12;
        reply.Alias(At(Question), 60, [3, (byte)'c', (byte)'d', (byte)'n', .. At(Question + 4)])
            .Address(At(alias), 60, 9);
        Assert.Equal(DnsVerdict.Answered, Read(reply));
        Assert.Equal([9u], Addresses());
    }

    [Fact]
    public void Records_of_other_names_types_classes_and_lengths_are_passed_over()
    {
        DnsReply reply = new DnsReply(_question)
            .Address(Name("other.example"), 60, 1)
            .Address(At(Question), 60, 2, type: 16)
            .Address(At(Question), 60, 3, length: 3)
            .Address(At(Question), 60, 3, length: 16)
            .Address(60, 0)
            .Address(60, 4);
        Assert.Equal(DnsVerdict.Answered, Read(reply));
        Assert.Equal([4u], Addresses());
    }

    [Fact]
    public void A_time_to_live_with_the_highest_bit_is_none()
    {
        Assert.Equal(DnsVerdict.Answered, Read(new DnsReply(_question).Address(0x8000_0000, 1)));
        Assert.Equal(0u, _answer.Seconds);
    }

    [Theory]
    [InlineData(300u, 60u, 60u)]
    [InlineData(30u, 60u, 30u)]
    public void A_no_is_good_for_as_long_as_the_zone_says(uint seconds, uint minimum, uint expected)
    {
        Assert.Equal(DnsVerdict.NoSuchName, Read(new DnsReply(_question, code: 3).Zone(seconds, minimum)));
        Assert.Equal(expected, _answer.Seconds);
        Assert.Equal(DnsVerdict.NoSuchName, Read(new DnsReply(_question).Zone(seconds, minimum)));
        Assert.Equal(expected, _answer.Seconds);
    }

    [Fact]
    public void A_no_without_a_zone_is_good_for_this_time_only()
    {
        Assert.Equal(DnsVerdict.NoSuchName, Read(new DnsReply(_question, code: 3)));
        Assert.Equal(0u, _answer.Seconds);
    }

    [Fact]
    public void A_no_with_addresses_is_a_no()
    {
        Assert.Equal(DnsVerdict.NoSuchName, Read(new DnsReply(_question, code: 3).Address(60, 1)));
        Assert.Empty(Addresses());
    }

    [Theory]
    [InlineData(1)] // the question makes no sense to it
    [InlineData(2)] // failed itself
    [InlineData(4)] // not implemented
    [InlineData(5)] // refused
    [InlineData(15)]
    public void A_server_may_fail(int code)
        => Assert.Equal(DnsVerdict.ServerFailed, Read(new DnsReply(_question, code).Address(60, 1)));

    [Fact]
    public void A_truncated_answer_is_good_for_the_addresses_it_has()
    {
        byte[] whole = new DnsReply(_question).Flags(0x83, 0x80).Address(60, 1).Address(60, 2).Build();
        Assert.Equal(DnsVerdict.Answered, DnsMessage.Read(whole.AsSpan(0, whole.Length - 3), _question, _answer));
        Assert.Equal([1u], Addresses());
        Assert.Equal(DnsVerdict.ServerFailed, DnsMessage.Read(whole.AsSpan(0, _question.Length), _question, _answer));
        Assert.Empty(Addresses());
    }

    [Fact]
    public void What_does_not_repeat_the_question_is_not_ours()
    {
        byte[] good = new DnsReply(_question).Address(60, 1).Build();
        int[] offsets = [0, 1, 4, 5, .. Enumerable.Range(Question, _question.Length - Question)];
        foreach (int offset in offsets)
        {
            byte[] bad = [.. good];
            bad[offset] ^= 0x80;
            Assert.Equal(DnsVerdict.NotOurs, DnsMessage.Read(bad, _question, _answer));
        }

        Assert.Equal(DnsVerdict.NotOurs, Read(new DnsReply(_question).Flags(0x01, 0x00)));
        Assert.Equal(DnsVerdict.NotOurs, Read(new DnsReply(_question).Flags(0xA8, 0x00)));
    }

    [Fact]
    public void The_case_of_letters_does_not_matter()
    {
        byte[] question = Ask("WWW.example.ORG");
        Assert.Equal(DnsVerdict.Answered,
            DnsMessage.Read(new DnsReply(_question).Address(60, 1).Build(), question, _answer));
    }

    [Theory]
    [InlineData("ring")]
    [InlineData("self")]
    [InlineData("long")]
    public void Rings_of_aliases_come_to_an_end(string shape)
    {
        DnsReply reply = new(_question);
        if (shape == "self")
        {
            reply.Alias(At(Question), 60, At(Question));
        }
        else if (shape == "ring")
        {
            reply.Alias(At(Question), 60, Name("a.b")).Alias(Name("a.b"), 60, At(Question));
        }
        else
        {
            reply.Alias(At(Question), 60, Name("a0"));
            Enumerable.Range(0, 12).ToList().ForEach(i => reply.Alias(Name("a" + i), 60, Name("a" + (i + 1))));
            reply.Address(Name("a12"), 60, 1);
        }

        Assert.Equal(DnsVerdict.Malformed, Read(reply));
        Assert.Empty(Addresses());
    }

    [Fact]
    public void Pointers_that_lead_in_circles_or_out_of_the_message_equal_no_name()
    {
        DnsReply reply = new(_question);
        int here = reply.Next;
        byte[][] owners = [At(here), At(here + 2), At(0x3FFF), [1, (byte)'a', .. At(here)]];
        foreach (byte[] owner in owners)
        {
            Assert.Equal(DnsVerdict.NoSuchName, Read(new DnsReply(_question).Address(owner, 60, 1)));
        }
    }

    [Fact]
    public void Records_that_reach_beyond_the_message_make_it_malformed()
    {
        byte[] whole = new DnsReply(_question).Address(60, 1).Address(60, 2).Build();
        for (int length = _question.Length; length < whole.Length; length++)
        {
            Assert.Equal(DnsVerdict.Malformed, DnsMessage.Read(whole.AsSpan(0, length), _question, _answer));
            Assert.Empty(Addresses());
        }

        DnsReply tooLong = new DnsReply(_question).Record(0, At(Question), 1, 60, [1, 2, 3, 4], length: 5);
        Assert.Equal(DnsVerdict.Malformed, Read(tooLong));
        DnsReply oddLabel = new DnsReply(_question).Address([0x80, 0], 60, 1);
        Assert.Equal(DnsVerdict.Malformed, Read(oddLabel));
    }

    [Fact]
    public void Whatever_arrives_reading_it_ends_and_stays_within_the_message()
    {
        byte[] good = new DnsReply(_question)
            .Alias(At(Question), 60, [1, (byte)'x', .. At(Question + 4)])
            .Address(At(_question.Length + 12), 60, 1)
            .Address(60, 2)
            .Zone(60, 60)
            .Build();
        Seeds.Check("dns-message", Gen.Int, seed =>
        {
            DnsVerdict verdict = DnsMessage.Read(Mutated(good, new Random(seed)), _question, _answer);
            Assert.Equal(verdict is DnsVerdict.Answered, _answer.Count > 0);
        }, iterations: 20_000);
    }

    private static byte[] Mutated(byte[] good, Random random)
    {
        byte[] bytes = [.. good];
        int from = random.Next(2) == 0 ? 0 : 12;
        for (int change = random.Next(1, 6); change > 0; change--)
        {
            bytes[random.Next(from, bytes.Length)] = (byte)random.Next(256);
        }

        int length = random.Next(4) == 0 ? random.Next(bytes.Length + 1) : bytes.Length;
        return bytes[..length];
    }

    private static byte[] Ask(string name, ushort id = 0x4711)
    {
        byte[] buffer = new byte[200];
        return buffer[..DnsMessage.WriteQuestion(buffer, id, Encoding.ASCII.GetBytes(name))];
    }

    private DnsVerdict Read(DnsReply reply) => DnsMessage.Read(reply.Build(), _question, _answer);

    private uint[] Addresses() => [.. Enumerable.Range(0, _answer.Count).Select(i => _answer[i])];
}
