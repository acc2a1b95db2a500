using System;
using System.Linq;
using System.Text;
using NanoSocket.Core.Dns;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Dns;

/// <summary>Asking, asking again, remembering, giving up; in virtual time.</summary>
public sealed class ResolverTests
{
    private const int Slots = 10;

    private readonly FakeDnsPort _port = new();
    private readonly Resolver _resolver;
    private uint _now = uint.MaxValue - 5000; // wraps soon

    public ResolverTests() => _resolver = new Resolver(_port, Slots, _now);

    [Fact]
    public void A_name_is_asked_for_once_and_then_known_until_its_time_is_up()
    {
        Assert.Equal(StackResult.Pending, Resolve(3, "a.example"));
        Answer(new DnsReply(_port.Last.Message).Address(60, 1).Address(60, 2));
        Assert.Equal(1u << 3, _resolver.PendingSlots);
        Assert.Equal(SlotEvents.Resolved, _resolver.TakeEvents(3));
        Assert.Equal((1u, 2u, 0u), (_resolver.Address(3, 0), _resolver.Address(3, 1), _resolver.Address(3, 2)));
        Run(59_999);
        Assert.Equal(StackResult.Ok, Resolve(4, "A.EXAMPLE."));
        Assert.Equal((1u, 2u), (_resolver.Address(4, 0), _resolver.Address(4, 1)));
        Run(1);
        Assert.Equal(StackResult.Pending, Resolve(5, "a.example"));
        Assert.Equal(2, _port.Sent.Count);
    }

    [Fact]
    public void A_probe_asks_all_servers_and_has_no_event_whatever_they_say()
    {
        Assert.True(_resolver.Probe());
        Assert.True(_resolver.Probe());
        Run(30_000);
        Assert.Equal(Resolver.MaxAttempts, _port.Sent.Count);
        Assert.Equal((uint)Resolver.MaxAttempts - 1, _resolver.Repetitions);
        Assert.Contains(FakeDnsPort.Second, _port.Sent.Select(sent => sent.Server));
        Assert.True(_resolver.Probe());
        Answer(new DnsReply(_port.Last.Message, code: 3).Zone(60, 60));
        Assert.Equal((0u, true), (_resolver.PendingSlots, _resolver.IsIdle));
        Assert.Empty(_port.Open);
        Assert.True(_resolver.Probe());
        _resolver.LoseLink();
        Assert.Equal((0u, true), (_resolver.PendingSlots, _resolver.IsIdle));
        Assert.Empty(_port.Open);
        Assert.Equal(Resolver.MaxAttempts + 2, _port.Sent.Count);
    }

    [Fact]
    public void Without_servers_there_is_nobody_to_probe()
    {
        _port.Servers[0] = 0;
        _port.Servers[1] = 0;
        Assert.False(_resolver.Probe());
        Assert.True(_resolver.IsIdle);
    }

    [Fact]
    public void An_answer_for_no_time_is_used_and_not_remembered()
    {
        Resolve(0, "a.example");
        Answer(new DnsReply(_port.Last.Message).Address(0, 1));
        Assert.Equal(SlotEvents.Resolved, _resolver.TakeEvents(0));
        Assert.Equal(StackResult.Pending, Resolve(1, "a.example"));
    }

    [Fact]
    public void A_day_is_the_longest_that_anything_is_remembered_and_an_hour_for_a_no()
    {
        Resolve(0, "a.example");
        Answer(new DnsReply(_port.Last.Message).Address(int.MaxValue, 1));
        Resolve(1, "b.example");
        Answer(new DnsReply(_port.Last.Message, code: 3).Zone(int.MaxValue, int.MaxValue));
        Run(3_599_999);
        Assert.Equal(SocketFailure.NameNotFound, ReasonAtOnce(2, "b.example"));
        Run(1);
        Assert.Equal(StackResult.Pending, Resolve(2, "b.example"));
        Assert.Equal(StackResult.Ok, Resolve(3, "a.example"));
        Run(82_800_000);
        Assert.Equal(StackResult.Pending, Resolve(4, "a.example"));
    }

    [Fact]
    public void A_no_is_remembered_as_long_as_the_zone_says_and_told_by_an_event()
    {
        Resolve(0, "a.example");
        Answer(new DnsReply(_port.Last.Message, code: 3).Zone(60, 60));
        Assert.Equal(SlotEvents.ResolveFailed, _resolver.TakeEvents(0));
        Assert.Equal(SocketFailure.NameNotFound, _resolver.FailureOf(0));
        Run(59_000);
        Assert.Equal(SocketFailure.NameNotFound, ReasonAtOnce(1, "a.example"));
        Assert.Single(_port.Sent);
        Run(1000);
        Resolve(2, "a.example");
        Assert.Equal(2, _port.Sent.Count);
    }

    [Fact]
    public void Servers_are_asked_in_turn_at_2_4_8_12_and_16_seconds_and_given_up_after_20()
    {
        Resolve(0, "a.example");
        int[] pauses = [2000, 2000, 4000, 4000, 4000];
        foreach (int pause in pauses)
        {
            int sent = _port.Sent.Count;
            Assert.Equal(pause, _resolver.NextTimeout);
            Run(pause - 1);
            Assert.Equal(sent, _port.Sent.Count);
            Run(1);
            Assert.Equal(sent + 1, _port.Sent.Count);
        }

        Run(4000);
        Assert.Equal(SlotEvents.ResolveFailed, _resolver.TakeEvents(0));
        Assert.Equal(SocketFailure.ResolverSilent, _resolver.FailureOf(0));
        uint[] servers = [.. Enumerable.Range(0, 6).Select(i => i % 2 == 0 ? FakeDnsPort.First : FakeDnsPort.Second)];
        Assert.Equal(servers, _port.Sent.Select(sent => sent.Server));
        Assert.Single(_port.Sent.Select(sent => Convert.ToHexString(sent.Message)).Distinct());
        Assert.Empty(_port.Open);
        Assert.Equal(-1, _resolver.NextTimeout);
    }

    [Fact]
    public void The_only_server_is_asked_every_time()
    {
        _port.Servers[0] = 0;
        Resolve(0, "a.example");
        Run(30_000);
        Assert.Equal(6, _port.Sent.Count);
        Assert.All(_port.Sent, sent => Assert.Equal(FakeDnsPort.Second, sent.Server));
    }

    [Fact]
    public void A_late_answer_of_the_first_server_is_as_good_as_one_of_the_second()
    {
        Resolve(0, "a.example");
        Run(2500);
        Assert.Equal(FakeDnsPort.Second, _port.Last.Server);
        Answer(new DnsReply(_port.Last.Message).Address(60, 1), from: FakeDnsPort.First);
        Assert.Equal(SlotEvents.Resolved, _resolver.TakeEvents(0));
    }

    [Fact]
    public void A_server_that_fails_is_not_asked_again_and_the_other_one_at_once()
    {
        Resolve(0, "a.example");
        Answer(new DnsReply(_port.Last.Message, code: 2));
        Assert.Equal((2, FakeDnsPort.Second), (_port.Sent.Count, _port.Last.Server));
        for (int i = 0; i < 100; i++)
        {
            Answer(new DnsReply(_port.Last.Message, code: 2), from: FakeDnsPort.First);
        }

        Assert.Equal(2, _port.Sent.Count);
        Run(3000);
        Assert.All(_port.Sent.Skip(1), sent => Assert.Equal(FakeDnsPort.Second, sent.Server));
        Answer(new DnsReply(_port.Last.Message).Address(60, 1));
        Assert.Equal(SlotEvents.Resolved, _resolver.TakeEvents(0));
    }

    [Fact]
    public void When_all_servers_fail_that_is_the_reason()
    {
        Resolve(0, "a.example");
        Answer(new DnsReply(_port.Last.Message, code: 2));
        Answer(new DnsReply(_port.Last.Message, code: 5));
        Assert.Equal(SlotEvents.ResolveFailed, _resolver.TakeEvents(0));
        Assert.Equal(SocketFailure.ResolverFailed, _resolver.FailureOf(0));
        _port.Servers[1] = 0;
        Resolve(1, "a.example");
        Answer(new DnsReply(_port.Last.Message, code: 2));
        Assert.Equal(SocketFailure.ResolverFailed, _resolver.FailureOf(1));
    }

    [Fact]
    public void Nonsense_is_counted_and_the_reason_when_nothing_better_comes()
    {
        Resolve(0, "a.example");
        Answer(new DnsReply(_port.Last.Message).Address([0x80], 60, 1));
        Assert.Equal(SlotEvents.None, _resolver.TakeEvents(0));
        Run(20_000);
        Assert.Equal(SocketFailure.ResolverFailed, _resolver.FailureOf(0));
        Assert.Equal(1u, _resolver.AnswersRefused);
    }

    [Fact]
    public void Only_servers_that_were_asked_are_believed()
    {
        Resolve(0, "a.example");
        DnsReply reply = new DnsReply(_port.Last.Message).Address(60, 1);
        Answer(reply, from: FakeDnsPort.Second);
        Answer(reply, from: 0);
        _resolver.Receive(1, FakeDnsPort.First, reply.Build());
        Assert.Equal(0u, _resolver.PendingSlots);
        Assert.Equal(3u, _resolver.AnswersRefused);
        Answer(reply, from: FakeDnsPort.First);
        Assert.Equal(1u, _resolver.PendingSlots);
        Answer(reply, from: FakeDnsPort.First);
        Assert.Equal(4u, _resolver.AnswersRefused);
    }

    [Fact]
    public void Slots_that_want_the_same_name_share_one_question_and_its_answer()
    {
        Resolve(0, "a.example");
        Resolve(1, "A.example");
        Resolve(2, "b.example");
        Assert.Equal([0, 2], _port.Sent.Select(sent => sent.Question));
        Answer(new DnsReply(_port.Sent[0].Message).Address(0, 7), question: 0);
        Assert.Equal(0b011u, _resolver.PendingSlots);
        Assert.Equal((7u, 7u), (_resolver.Address(0, 0), _resolver.Address(1, 0)));
        Assert.Equal([2], _port.Open);
    }

    [Fact]
    public void When_the_slot_that_asked_is_closed_another_one_asks()
    {
        Resolve(0, "a.example");
        Resolve(1, "a.example");
        Resolve(2, "a.example");
        _resolver.Cancel(0);
        Assert.Equal([1], _port.Open);
        Assert.Equal(1, _port.Last.Question);
        Answer(new DnsReply(_port.Last.Message).Address(60, 7));
        Assert.Equal(0b110u, _resolver.PendingSlots);
    }

    [Fact]
    public void When_nobody_can_ask_instead_all_are_told()
    {
        Resolve(0, "a.example");
        Resolve(1, "a.example");
        _port.Full = true;
        _resolver.Cancel(0);
        Assert.Equal(SlotEvents.ResolveFailed, _resolver.TakeEvents(1));
        Assert.Equal(SocketFailure.ResolverFull, _resolver.FailureOf(1));
    }

    [Fact]
    public void An_answer_after_the_slot_was_closed_is_nobodys()
    {
        Resolve(0, "a.example");
        byte[] first = _port.Last.Message;
        _resolver.Cancel(0);
        Resolve(0, "b.example");
        Answer(new DnsReply(first).Address(60, 1));
        Assert.Equal(0u, _resolver.PendingSlots);
        Assert.Equal(0u, _resolver.Address(0, 0));
    }

    [Fact]
    public void A_new_question_takes_back_the_event_of_the_last_one()
    {
        Resolve(0, "a.example");
        Answer(new DnsReply(_port.Last.Message, code: 3));
        Assert.Equal(1u, _resolver.PendingSlots);
        Resolve(0, "b.example");
        Assert.Equal(SlotEvents.None, _resolver.TakeEvents(0));
        Answer(new DnsReply(_port.Last.Message, code: 3));
        _resolver.SetAddress(0, 7);
        Assert.Equal((0u, 7u), (_resolver.PendingSlots, _resolver.Address(0, 0)));
    }

    [Fact]
    public void Without_a_server_or_a_port_the_question_is_refused()
    {
        _port.Full = true;
        Assert.Equal(StackResult.Refused, Resolve(0, "a.example"));
        Assert.Equal(SocketFailure.ResolverFull, _resolver.FailureOf(0));
        _port.Servers[0] = _port.Servers[1] = 0;
        Assert.Equal(StackResult.Refused, Resolve(0, "a.example"));
        Assert.Equal(SocketFailure.NoResolver, _resolver.FailureOf(0));
        Assert.Equal(0u, _resolver.PendingSlots);
    }

    [Fact]
    public void A_lost_link_ends_all_questions()
    {
        Resolve(0, "a.example");
        Resolve(1, "a.example");
        Resolve(2, "b.example");
        _resolver.LoseLink();
        Assert.Equal(0b111u, _resolver.PendingSlots);
        Assert.Equal(SocketFailure.LinkLost, _resolver.FailureOf(1));
        Assert.Empty(_port.Open);
    }

    [Fact]
    public void Other_servers_may_say_something_else()
    {
        Resolve(0, "a.example");
        Answer(new DnsReply(_port.Last.Message).Address(60, 1));
        _resolver.ClearCache();
        Assert.Equal(StackResult.Pending, Resolve(1, "a.example"));
    }

    [Fact]
    public void The_answer_that_would_expire_first_makes_room()
    {
        for (uint i = 0; i <= DnsCache.Capacity; i++)
        {
            Resolve(0, "name" + i);
            Answer(new DnsReply(_port.Last.Message).Address(i == 3 ? 10 : 100 + i, 1 + i));
        }

        for (int i = 0; i <= DnsCache.Capacity; i++)
        {
            _resolver.Cancel(0);
            Assert.Equal(i == 3 ? StackResult.Pending : StackResult.Ok, Resolve(0, "name" + i));
        }
    }

    [Fact]
    public void Ids_differ_from_question_to_question()
    {
        for (int i = 0; i < Slots; i++)
        {
            Resolve(i, "name" + i);
        }

        Assert.Equal(Slots, _port.Sent.Select(sent => (sent.Message[0] << 8) | sent.Message[1]).Distinct().Count());
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        byte[] name = "a.example"u8.ToArray();
        Resolve(0, "a.example");
        byte[] reply = new DnsReply(_port.Last.Message).Address(0, 1).Build();
        Resolver resolver = new(new QuietPort(), Slots, 0);
        long before = 0;
        for (uint i = 0; i < 1000; i++)
        {
            before = i == 500 ? GC.GetAllocatedBytesForCurrentThread() : before;
            resolver.Resolve(0, name);
            resolver.Receive(0, FakeDnsPort.First, reply);
            resolver.Poll(i * 500);
            resolver.Cancel(0);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(0u, resolver.AnswersRefused);
    }

    private StackResult Resolve(int slot, string name) => _resolver.Resolve(slot, Encoding.ASCII.GetBytes(name));

    private SocketFailure ReasonAtOnce(int slot, string name)
    {
        Assert.Equal(StackResult.Pending, Resolve(slot, name));
        Assert.Equal(SlotEvents.ResolveFailed, _resolver.TakeEvents(slot));
        return _resolver.FailureOf(slot);
    }

    private void Answer(DnsReply reply, uint? from = null, int? question = null)
        => _resolver.Receive(question ?? _port.Last.Question, from ?? _port.Last.Server, reply.Build());

    private void Run(int milliseconds)
    {
        while (milliseconds > 0)
        {
            int step = _resolver.NextTimeout is int due and > 0 && due < milliseconds ? due : milliseconds;
            milliseconds -= step;
            _now += (uint)step;
            _resolver.Poll(_now);
        }
    }

    private sealed class QuietPort : IDnsPort
    {
        public uint Server(int index) => FakeDnsPort.First;

        public uint Random() => 0x1234 + 0x1111;

        public bool Open(int question) => true;

        public void Send(int question, uint server, ReadOnlySpan<byte> message)
        {
        }

        public void Close(int question)
        {
        }
    }
}
