using System;
using System.Linq;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Ppp;

public sealed class PppServerTests
{
    private const byte Ack = 2;
    private const byte Nak = 3;
    private const byte Reject = 4;
    private const byte TerminateRequest = 5;
    private const byte ProtocolReject = 8;

    private static VirtualModem Modem(string auth = "none") =>
        VirtualModem.Ready(new ModemOptions { Auth = AuthPolicy.Parse(auth) });

    [Fact]
    public void A_call_gets_address_and_name_servers()
    {
        PppHost host = Modem().Connect();
        Assert.Equal(HostPackets.Address(10, 64, 0, 2), host.Address);
        byte[][] options = [.. PppHost.Options([0, 0, 0, 0, .. host.IpcpOptions])];
        Assert.Equal([129, 6, 10, 64, 0, 53], options[1]);
        Assert.Equal([131, 6, 10, 64, 1, 53], options[2]);
    }

    [Fact]
    public void Each_call_gets_an_address_of_its_own()
    {
        VirtualModem modem = Modem();
        uint first = modem.Connect().Address;
        modem.Modem.DropCarrier();
        modem.Run(1);
        Assert.Equal(["NO CARRIER"], modem.TakeLines());
        Assert.NotEqual(first, modem.Connect().Address);
    }

    [Theory]
    [InlineData("none", null, "", null)]
    [InlineData("none", "me", "x", null)]
    [InlineData("any", null, "", null)]
    [InlineData("any", "me", "whatever", true)]
    [InlineData("me:secret", "me", "secret", true)]
    [InlineData("pap:me:secret", "me", "secret", true)]
    [InlineData("chap:me:secret", "me", "secret", true)]
    public void Credentials_that_are_good_enough(string auth, string? user, string password, bool? authenticated)
    {
        PppHost host = Modem(auth).Connect(ppp => (ppp.User, ppp.Password) = (user, password));
        Assert.Equal(authenticated, host.Authenticated);
        Assert.True(host.IpcpAcked);
    }

    [Theory]
    [InlineData("any")]
    [InlineData("me:secret")]
    public void Pap_is_used_when_the_host_prefers_it(string auth)
    {
        PppHost host = Modem(auth).Connect(ppp => (ppp.User, ppp.Password, ppp.PrefersPap) = ("me", "secret", true));
        Assert.Contains(host.Log, packet => packet.Protocol == PppHost.Pap);
        Assert.True(host.IpcpAcked);
    }

    [Theory]
    [InlineData("me:secret", "me", "wrong", false)]
    [InlineData("me:secret", "you", "secret", false)]
    [InlineData("pap:me:secret", "me", "wrong", false)]
    [InlineData("chap:me:secret", "me", "wrong", false)]
    [InlineData("chap:me:secret", "me", "secret", true)]
    [InlineData("me:secret", null, "", false)]
    public void Credentials_that_are_not(string auth, string? user, string password, bool insistOnPap)
    {
        VirtualModem modem = Modem(auth);
        PppHost host = modem.Dial(ppp => (ppp.User, ppp.Password, ppp.PrefersPap) = (user, password, insistOnPap));
        modem.Run(10);
        Assert.Equal(["NO CARRIER"], modem.TakeLines());
        Assert.False(host.IpcpAcked);
        Assert.Contains(host.Log, packet => packet.Protocol == PppHost.Lcp && packet.Data[0] == TerminateRequest);
    }

    [Fact]
    public void Unknown_lcp_options_are_rejected_and_known_ones_acknowledged()
    {
        VirtualModem modem = Modem();
        PppHost host = modem.Dial(ppp => ppp.LcpOptions = [1, 4, 5, 220, 13, 3, 6, 3, 4, 0xC0, 0x23, 99, 2]);
        modem.Run(0.5);
        byte[] reply = host.Log.First(packet => packet.Protocol == PppHost.Lcp && packet.Data[0] == Reject).Data;
        Assert.Equal([13, 3, 6, 3, 4, 0xC0, 0x23, 99, 2], reply[4..]);
        host.SendControl(PppHost.Lcp, 1, [1, 4, 5, 220]);
        modem.Run(0.5);
        Assert.True(host.LcpAcked);
    }

    [Fact]
    public void A_tiny_mru_gets_a_suggestion_and_a_small_one_is_respected()
    {
        VirtualModem modem = Modem();
        PppHost host = modem.Dial(ppp => ppp.LcpOptions = [1, 4, 0, 50]);
        modem.Run(0.5);
        Assert.Equal([1, 4, 0, 128], host.Log.First(packet => packet.Data[0] == Nak).Data[4..]);
        host.SendControl(PppHost.Lcp, 1, [1, 4, 1, 0]);
        modem.RunUntil(() => host.IpcpAcked, 5);
        byte[] echo = HostPackets.Ip(
            HostPackets.Icmp, host.Address, GatewayFixture.Remote, Icmp.Echo(new byte[400]));
        host.SendPacket(echo);
        modem.RunUntil(() => host.Packets.Count == 2, 5);
        Assert.All(host.Packets, packet => Assert.True(packet.Length <= 256));
    }

    [Fact]
    public void Echo_is_answered_with_our_magic_number()
    {
        VirtualModem modem = Modem();
        PppHost host = modem.Connect();
        byte[] request = host.Log.First(packet => packet.Protocol == PppHost.Lcp && packet.Data[0] == 1).Data;
        byte[] magic = PppHost.Options(request).First(option => option[0] == 5)[2..];
        host.SendControl(PppHost.Lcp, 9, [1, 2, 3, 4, 9, 9], id: 77);
        modem.Run(0.1);
        Assert.Equal(PppHost.Lcp, host.Log[^1].Protocol);
        Assert.Equal([10, 77, 0, 10, .. magic, 9, 9], host.Log[^1].Data);
    }

    [Theory]
    [InlineData(0x8057)] // IPV6CP
    [InlineData(0x80FD)] // CCP
    [InlineData(0x8281)]
    public void Other_protocols_are_rejected(int protocol)
    {
        VirtualModem modem = Modem();
        PppHost host = modem.Connect();
        host.SendControl((ushort)protocol, 1, [1, 10, 1, 2, 3, 4, 5, 6, 7, 8], id: 5);
        modem.Run(0.1);
        byte[] reply = host.Log[^1].Data;
        Assert.Equal(ProtocolReject, reply[0]);
        Assert.Equal([(byte)(protocol >> 8), (byte)protocol, 1, 5], reply[4..8]);
    }

    [Fact]
    public void Unknown_codes_are_rejected_and_unknown_ipcp_options_too()
    {
        VirtualModem modem = Modem();
        PppHost host = modem.Connect(ppp => ppp.IpcpOptions = [3, 6, 0, 0, 0, 0]);
        host.SendControl(PppHost.Lcp, 42, [1, 2], id: 9);
        modem.Run(0.1);
        Assert.Equal([42, 9, 0, 6, 1, 2], host.Log[^1].Data[4..]);
        Assert.Equal(7, host.Log[^1].Data[0]);
        host.SendControl(PppHost.Ipcp, 1, [2, 6, 0, 0x2D, 15, 1]);
        modem.Run(0.1);
        Assert.Contains(host.Log, packet => packet.Protocol == PppHost.Ipcp && packet.Data[0] == Reject);
    }

    [Fact]
    public void The_host_ends_the_call()
    {
        VirtualModem modem = Modem();
        PppHost host = modem.Connect();
        host.SendControl(PppHost.Lcp, TerminateRequest, [], id: 33);
        modem.Run(1);
        Assert.Equal((byte)6, host.Log[^1].Data[0]);
        Assert.Equal(33, host.Log[^1].Data[1]);
        Assert.Equal(["NO CARRIER"], modem.TakeLines());
        Assert.Equal(["OK"], modem.Command("AT"));
        modem.Connect();
    }

    [Fact]
    public void A_silent_host_is_given_up()
    {
        VirtualModem modem = Modem();
        modem.Command("ATD*99#");
        modem.LeaveData();
        modem.Run(40);
        Assert.Contains("NO CARRIER", modem.TakeText(), StringComparison.Ordinal);
        Assert.Equal(["OK"], modem.Command("AT"));
    }

    [Fact]
    public void The_host_may_negotiate_again()
    {
        VirtualModem modem = Modem();
        PppHost host = modem.Connect();
        int before = host.Log.Count;
        host.Start();
        modem.Run(2);
        Assert.Contains(host.Log.Skip(before), packet => packet.Protocol == PppHost.Lcp && packet.Data[0] == 1);
        Assert.Contains(host.Log.Skip(before), packet => packet.Protocol == PppHost.Ipcp && packet.Data[0] == Ack);
    }

    [Fact]
    public void Packets_before_ipcp_are_dropped()
    {
        VirtualModem modem = Modem();
        PppHost host = modem.Dial();
        host.SendPacket(HostPackets.Ip(HostPackets.Icmp, 1, 2, Icmp.Echo([])));
        modem.RunUntil(() => host.IpcpAcked, 5);
        Assert.Empty(host.Packets);
    }
}
