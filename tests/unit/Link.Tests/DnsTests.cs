using System.Collections.Generic;
using System.Linq;
using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;
using NanoSocket.Link.Tests.Peer;
using NanoSocket.Link.Tests.Support;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>Name resolution.</summary>
public sealed class DnsTests
{
    [Fact]
    public void Resolves_a_name_and_remembers_it() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.Names["server.example"] = LinkBench.Server;
        Assert.Equal(StackResult.Pending, bench.Stack.Resolve(3, "server.example"u8));
        bench.RunUntil(() => bench.Stack.PendingSlots == 1 << 3, 1000);
        Assert.Equal(SlotEvents.Resolved, bench.Stack.TakeEvents(3));
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(3));
        Assert.Equal(LinkBench.Server, bench.Stack.ResolvedAddress(3));
        Assert.Equal(StackResult.Ok, bench.Stack.Resolve(4, "SERVER.example"u8));
        Assert.Equal(LinkBench.Server, bench.Stack.ResolvedAddress(4));
        Assert.Single(bench.Host.Queries);
    });

    [Fact]
    public void Reports_an_unknown_name() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        Assert.Equal(StackResult.Pending, bench.Stack.Resolve(0, "nobody.example"u8));
        bench.WaitFor(0, SlotEvents.ResolveFailed);
        Assert.Equal(0u, bench.Stack.ResolvedAddress(0));
    });

    [Fact]
    public void Asks_again_and_gives_up() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.DnsSilent = true;
        bench.Stack.Resolve(0, "server.example"u8);
        bench.WaitFor(0, SlotEvents.ResolveFailed);
        Assert.InRange(bench.Host.Queries.Count, 4, 12);
    });

    [Fact]
    public void Needs_no_server_for_a_literal() => Isolated.Run(() =>
    {
        LinkBench bench = new();
        Assert.Equal(StackResult.Ok, bench.Stack.Resolve(0, "192.0.2.7"u8));
        Assert.Equal(LinkBench.Server, bench.Stack.ResolvedAddress(0));
        Assert.Equal(StackResult.NoRoute, bench.Stack.Resolve(0, "server.example"u8));
    });

    [Fact]
    public void Resolves_for_all_slots_at_once() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        for (int slot = 0; slot < Budget.Sockets; slot++)
        {
            string name = "host" + slot + "." + new string('a', 60) + ".example.org";
            bench.Host.Names[name] = LinkBench.Server + (uint)slot;
            byte[] bytes = System.Text.Encoding.ASCII.GetBytes(name);
            Assert.Equal(StackResult.Pending, bench.Stack.Resolve(slot, bytes));
        }
        for (int slot = 0; slot < Budget.Sockets; slot++)
        {
            bench.WaitFor(slot, SlotEvents.Resolved);
            Assert.Equal(LinkBench.Server + (uint)slot, bench.Stack.ResolvedAddress(slot));
        }
    });

    [Fact]
    public void An_answer_after_close_is_nobodys() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.Names["server.example"] = LinkBench.Server;
        bench.Stack.Resolve(0, "server.example"u8);
        bench.Stack.Close(0, orderly: true);
        bench.Host.DnsSilent = true;
        Assert.Equal(StackResult.Pending, bench.Stack.Resolve(0, "other.example"u8));
        bench.Host.DnsSilent = false;
        bench.Run(500);
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0) & SlotEvents.Resolved);
        Assert.Equal(0u, bench.Stack.ResolvedAddress(0));
    });

    [Fact]
    public void A_lost_link_fails_what_is_pending() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.DnsSilent = true;
        bench.Stack.Resolve(0, "server.example"u8);
        bench.Run(100);
        bench.Stack.CloseLink(orderly: false);
        Assert.Equal(SlotEvents.ResolveFailed, bench.Stack.TakeEvents(0));
        bench.Host.DnsSilent = false;
        bench.Host.Names["server.example"] = LinkBench.Server;
        bench.Connect();
        Assert.Equal(StackResult.Pending, bench.Stack.Resolve(0, "server.example"u8));
        bench.WaitFor(0, SlotEvents.Resolved);
    });

    [Fact]
    public void A_server_can_be_chosen() => Isolated.Run(() =>
    {
        LinkBench bench = new();
        bench.Stack.SetDnsServer(0, 0x01020304);
        bench.Connect();
        Assert.Equal(0x01020304u, bench.Stack.DnsServer(0));
        Assert.Equal(LinkBench.Dns2, bench.Stack.DnsServer(1));
        bench.Stack.SetDnsServer(0, 0);
        Assert.Equal(LinkBench.Dns1, bench.Stack.DnsServer(0));
    });

    [Fact]
    public void All_addresses_are_given_and_forgotten_when_their_time_is_up() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.Names["server.example"] = LinkBench.Server;
        bench.Host.MoreAddresses.Add(LinkBench.Server + 1);
        bench.Stack.Resolve(0, "server.example"u8);
        bench.WaitFor(0, SlotEvents.Resolved, 1000);
        Assert.Equal((LinkBench.Server, LinkBench.Server + 1, 0u),
            (bench.Stack.ResolvedAddress(0), bench.Stack.ResolvedAddress(0, 1), bench.Stack.ResolvedAddress(0, 2)));
        bench.Run(59_000);
        Assert.Equal(StackResult.Ok, bench.Stack.Resolve(1, "server.example"u8));
        bench.Run(2_000);
        Assert.Equal(StackResult.Pending, bench.Stack.Resolve(2, "server.example"u8));
    });

    [Fact]
    public void Time_passes_for_what_is_remembered_while_the_link_is_down() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.Names["server.example"] = LinkBench.Server;
        bench.Stack.Resolve(0, "server.example"u8);
        bench.WaitFor(0, SlotEvents.Resolved, 1000);
        bench.Stack.CloseLink(orderly: false);
        bench.Run(61_000);
        bench.Connect();
        Assert.Equal(StackResult.Pending, bench.Stack.Resolve(0, "server.example"u8));
    });

    [Fact]
    public void The_second_server_is_asked_when_the_first_is_silent() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.SilentServers.Add(LinkBench.Dns1);
        bench.Host.Names["server.example"] = LinkBench.Server;
        bench.Stack.Resolve(0, "server.example"u8);
        bench.WaitFor(0, SlotEvents.Resolved, 3000);
        Assert.Equal([LinkBench.Dns1, LinkBench.Dns2], bench.Host.QueriedServers);
    });

    [Fact]
    public void A_chosen_server_is_asked_and_what_the_others_said_is_forgotten() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Host.Names["server.example"] = LinkBench.Server;
        bench.Stack.Resolve(0, "server.example"u8);
        bench.WaitFor(0, SlotEvents.Resolved, 1000);
        bench.Stack.SetDnsServer(0, 0x01020304);
        Assert.Equal(StackResult.Pending, bench.Stack.Resolve(1, "server.example"u8));
        bench.WaitFor(1, SlotEvents.Resolved, 1000);
        Assert.Equal(0x01020304u, bench.Host.QueriedServers[^1]);
    });

    [Fact]
    public void Reasons_are_told_apart() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Stack.Resolve(0, "nobody.example"u8);
        bench.WaitFor(0, SlotEvents.ResolveFailed);
        Assert.Equal(SocketFailure.NameNotFound, bench.Stack.FailureOf(0));
        bench.Host.DnsSilent = true;
        bench.Stack.Resolve(1, "server.example"u8);
        bench.WaitFor(1, SlotEvents.ResolveFailed);
        Assert.Equal(SocketFailure.ResolverSilent, bench.Stack.FailureOf(1));
        bench.Stack.Resolve(2, "server.example"u8);
        bench.Stack.CloseLink(orderly: false);
        Assert.Equal(SocketFailure.LinkLost, bench.Stack.FailureOf(2));
    });

    [Fact]
    public void A_peer_that_names_no_server_leaves_nobody_to_ask() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench { NamesServers = false }.Connect();
        Assert.Equal(StackResult.Refused, bench.Stack.Resolve(0, "server.example"u8));
        Assert.Equal(SocketFailure.NoResolver, bench.Stack.FailureOf(0));
        Assert.Equal(StackResult.Ok, bench.Stack.Resolve(0, "192.0.2.7"u8));
    });

    [Fact]
    public void Questions_come_from_ports_and_with_ids_that_cannot_be_guessed() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        HashSet<int> ports = [];
        HashSet<int> ids = [];
        bench.Host.OnQuery = (_, port, query) => !ports.Add(port) || !ids.Add((query[0] << 8) | query[1]) || true;
        for (int i = 0; i < 20; i++)
        {
            bench.Stack.Resolve(0, "server.example"u8);
            bench.Run(50);
            bench.Stack.Close(0, orderly: false);
        }
        Assert.InRange(ports.Count, 19, 20);
        Assert.InRange(ids.Count, 19, 20);
        Assert.True(ports.Max() - ports.Min() > 1000);
    });

    [Fact]
    public void Forged_answers_are_counted_and_change_nothing() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        (ushort Port, byte[] Query) asked = (0, []);
        bench.Host.OnQuery = (_, port, query) => (asked = (port, query)).Port != 0;
        bench.Stack.Resolve(0, "server.example"u8);
        bench.Run(50);
        byte[] good = PeerHost.Answer(asked.Query, LinkBench.Server);
        byte[] wrongId = [.. good];
        wrongId[0] ^= 1;
        bench.Host.SendDatagram(LinkBench.Dns1, 53, asked.Port, wrongId);
        bench.Host.SendDatagram(LinkBench.Dns1, 54, asked.Port, good);
        bench.Host.SendDatagram(LinkBench.Server, 53, asked.Port, good);
        bench.Host.SendDatagram(LinkBench.Dns1, 53, (ushort)(asked.Port ^ 1), good);
        bench.Host.SendDatagram(LinkBench.Dns1, 53, asked.Port, [.. good, .. new byte[600]]);
        bench.Host.SendDatagram(LinkBench.Dns1, 53, asked.Port, []);
        bench.Run(100);
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
        Assert.Equal(5u, bench.Statistics.AnswersRefused);
        bench.Host.SendDatagram(LinkBench.Dns1, 53, asked.Port, good);
        bench.WaitFor(0, SlotEvents.Resolved, 100);
    });

    [Fact]
    public void Answers_to_all_slots_may_come_at_once() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        List<(uint Server, ushort Port, byte[] Query)> asked = [];
        bench.Host.OnQuery = (server, port, query) =>
        {
            asked.Add((server, port, query));
            return true;
        };
        for (int slot = 0; slot < Budget.Sockets; slot++)
        {
            bench.Stack.Resolve(slot, System.Text.Encoding.ASCII.GetBytes("host" + slot));
        }
        bench.Run(100);
        asked.ForEach(it => bench.Host.SendDatagram(it.Server, 53, it.Port, PeerHost.Answer(it.Query, 1, 2, 3, 4)));
        bench.Run(20);
        Assert.Equal((1u << Budget.Sockets) - 1, bench.Stack.PendingSlots);
        Assert.Equal(0u, bench.Statistics.AnswersRefused);
        Assert.Equal(0, LinkBench.Memory.UdpBlocks);
    });

    [Fact]
    public void Refuses_bad_names() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        Assert.Equal(StackResult.Invalid, bench.Stack.Resolve(0, ""u8));
        Assert.Equal(StackResult.Invalid, bench.Stack.Resolve(0, new byte[101]));
        Assert.Equal(StackResult.Invalid, bench.Stack.Resolve(0, "a\0b"u8));
        Assert.Equal(StackResult.Invalid, bench.Stack.Resolve(Budget.Sockets, "a.example"u8));
        Assert.Equal(StackResult.Invalid, bench.Stack.Resolve(-1, "a.example"u8));
    });
}
