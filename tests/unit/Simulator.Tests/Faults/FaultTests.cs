using System;
using System.Linq;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Net;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Faults;

public sealed class FaultTests
{
    private static VirtualModem Modem(string faults, int seed = 1) =>
        VirtualModem.Ready(new ModemOptions { Faults = FaultSpec.ParseList(faults), Seed = seed });

    private static byte[] Ping(PppHost host, int length = 500) =>
        HostPackets.Ip(HostPackets.Icmp, host.Address, GatewayFixture.Remote, Icmp.Echo(new byte[length - 28]));

    [Fact]
    public void The_carrier_drops_after_the_bytes_given_and_only_as_often()
    {
        VirtualModem modem = Modem("drop-carrier,at=5000,times=2");
        for (int call = 0; call < 2; call++)
        {
            PppHost host = modem.Connect();
            for (int i = 0; i < 4; i++)
            {
                host.SendPacket(Ping(host));
                modem.Run(0.2);
            }
            Assert.Empty(modem.TakeLines());
            host.SendPacket(Ping(host));
            modem.Run(0.2);
            Assert.Equal(["NO CARRIER"], modem.TakeLines());
            Assert.Equal(["OK"], modem.Command("AT"));
        }
        PppHost last = modem.Connect();
        for (int i = 0; i < 20; i++)
        {
            last.SendPacket(Ping(last));
            modem.Run(0.2);
        }
        Assert.Equal(20, last.Packets.Count);
        Assert.Equal(2, modem.Log.Count(entry => entry.Topic == LogTopic.Fault));
    }

    [Fact]
    public void The_carrier_drops_after_the_time_given()
    {
        VirtualModem modem = Modem("drop-carrier,after=3000");
        PppHost host = modem.Connect();
        modem.Run(10);
        host.SendPacket(Ping(host));
        modem.Run(2.9);
        Assert.Empty(modem.TakeLines());
        modem.Run(0.3);
        Assert.Equal(["NO CARRIER"], modem.TakeLines());
    }

    [Fact]
    public void Packets_get_lost_at_the_rate_given_and_the_same_ones_with_the_same_seed()
    {
        string Pattern(int seed)
        {
            VirtualModem modem = Modem("loss,percent=20", seed);
            PppHost host = modem.Connect();
            string pattern = "";
            for (int i = 0; i < 200; i++)
            {
                int before = host.Packets.Count;
                host.SendPacket(Ping(host, 100));
                modem.Run(0.1);
                pattern += host.Packets.Count > before ? "." : "x";
            }
            return pattern;
        }
        string first = Pattern(1);
        Assert.InRange(first.Count(c => c == 'x'), 50, 95); // Two ways at 20 %: 36 % of 200.
        Assert.Equal(first, Pattern(1));
        Assert.NotEqual(first, Pattern(2));
    }

    [Fact]
    public void Latency_delays_each_way()
    {
        VirtualModem modem = Modem("latency,ms=300");
        PppHost host = modem.Connect();
        host.SendPacket(Ping(host, 100));
        modem.Run(0.59);
        Assert.Empty(host.Packets);
        modem.Run(0.05);
        Assert.Single(host.Packets);
    }

    [Fact]
    public void Damaged_bytes_are_caught_by_the_check_sequence()
    {
        VirtualModem modem = VirtualModem.Ready(new ModemOptions
        {
            Faults = FaultSpec.ParseList("corrupt,percent=0.02"),
            Seed = 3,
        });
        PppHost host = modem.Connect(ppp => ppp.ToleratesDamage = true);
        for (int i = 0; i < 100; i++)
        {
            host.SendPacket(Ping(host));
            modem.Run(0.2);
        }
        modem.Run(10);
        Assert.InRange(host.Packets.Count, 50, 95);
        Assert.All(host.Packets, packet => Assert.Equal(500, packet.Length));
        Assert.InRange(host.DamagedFrames, 1, 30);
        string report = modem.Log.Last(entry => entry.Topic == LogTopic.Traffic).Text;
        Assert.DoesNotContain("frames 0,", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loss,percent=100")]
    [InlineData("latency,ms=5000")]
    [InlineData("corrupt,percent=50")]
    public void Faults_of_packets_and_bytes_strike_between_the_times_given(string fault)
    {
        VirtualModem modem = Modem(fault + ",from=20000,until=30000");
        PppHost host = modem.Connect(ppp => ppp.ToleratesDamage = true);
        int Answered(double until)
        {
            modem.Run(until - modem.Timeline.Now.TotalSeconds);
            int before = host.Packets.Count;
            host.SendPacket(Ping(host));
            modem.Run(1);
            return host.Packets.Count - before;
        }
        Assert.Equal(1, Answered(18));
        Assert.Equal(0, Answered(22));
        Assert.Equal(1, Answered(45));
    }

    [Fact]
    public void Forged_packets_differ_and_most_pass_their_checksums()
    {
        VirtualModem modem = Modem("forge,percent=100");
        PppHost host = modem.Connect();
        byte[] ping = Ping(host);
        for (int i = 0; i < 200; i++)
        {
            host.SendPacket(ping);
            modem.Run(0.1);
        }
        int fitting = host.Packets.Count(packet => packet.Length >= 20 && InternetChecksum.Of(packet.AsSpan(0, 20)) == 0);
        Assert.InRange(fitting, 80, 195);
        Assert.InRange(host.Packets.Select(Convert.ToHexString).Distinct().Count(), 180, 200);
    }

    [Fact]
    public void Registration_can_be_denied_or_slow()
    {
        VirtualModem denied = Modem("deny-registration");
        Assert.Equal(["+CEREG: 0,3", "OK"], denied.Command("AT+CEREG?"));
        Assert.Equal(["NO CARRIER"], denied.Command("ATD*99#"));
        VirtualModem slow = Modem("slow-registration,ms=20000");
        slow.Run(17);
        Assert.Equal(["+CEREG: 0,2", "OK"], slow.Command("AT+CEREG?"));
        slow.Run(2);
        Assert.Equal(["+CEREG: 0,1", "OK"], slow.Command("AT+CEREG?"));
    }

    [Fact]
    public void An_operator_without_name_servers_rejects_the_options_that_ask_for_them()
    {
        VirtualModem modem = Modem("no-dns");
        PppHost host = modem.Connect(ppp => ppp.IpcpOptions = [3, 6, 0, 0, 0, 0]);
        host.SendControl(PppHost.Ipcp, 1, [129, 6, 0, 0, 0, 0, 131, 6, 0, 0, 0, 0], id: 77);
        modem.Run(0.1);

        const byte reject = 4;
        Assert.Contains(host.Log, packet => packet.Protocol == PppHost.Ipcp
            && packet.Data is [reject, 77, 0, 16, 129, 6, 0, 0, 0, 0, 131, ..]);
    }

    [Theory]
    [InlineData("lost", "fault 'lost' is unknown; known are: lose-bytes, double-bytes, ")]
    [InlineData("loss,rate=3", "fault 'loss' has no parameter 'rate'; it has: percent, from, until, at, after, every, times, for, seed")]
    [InlineData("loss,percent=101", "expected a number from 0 to 100")]
    [InlineData("loss,percent=-1", "expected a number")]
    [InlineData("loss,percent", "expected a number")]
    public void Mistakes_are_explained(string text, string message)
    {
        OptionException error = Assert.Throws<OptionException>(() => FaultSpec.Parse(text));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_the_catalogue_ends_and_leaves_the_modem_usable()
    {
        foreach (string name in FaultCatalogue.Names)
        {
            VirtualModem modem = Modem(name + ",from=1000,for=1000");
            modem.Run(60);
            modem.Modem.Pulse(ModemPin.PowerKey);
            modem.Run(2);
            Assert.Equal("OK", modem.Command("AT").LastOrDefault("nothing"));
        }
        Assert.Equal(2, FaultSpec.ParseList("loss;latency,ms=3 ").Count);
    }
}
