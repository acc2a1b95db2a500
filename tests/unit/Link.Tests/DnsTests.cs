using NanoSocket.Core.Net;
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
