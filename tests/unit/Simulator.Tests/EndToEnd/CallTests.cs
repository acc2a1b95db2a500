using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.EndToEnd;

/// <summary>AT, PPP, TCP and a server together, in virtual time on a paced line.</summary>
public sealed class CallTests
{
    private ushort nextPort = 50000;

    private static byte[] Content(int length, int seed)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static VirtualModem Modem(int baudRate, string faults = "") =>
        VirtualModem.Ready(new ModemOptions { BaudRate = baudRate, Faults = FaultSpec.ParseList(faults) });

    /// <summary>A TCP client on the host's side of a call.</summary>
    private ModelTcp Client(VirtualModem modem, PppHost host, ushort port, int window = 16384) =>
        CallClient.Connect(modem, host, port, window, nextPort++);

    [Theory]
    [InlineData(9600, 20_000)]
    [InlineData(115200, 200_000)]
    [InlineData(921600, 1_000_000)]
    [InlineData(3000000, 3_000_000)]
    public void A_download_fills_the_line(int baudRate, int length)
    {
        VirtualModem modem = Modem(baudRate);
        byte[] content = Content(length, 1);
        modem.Internet.ListenTcp(80, connection => ScriptedServers.Serve(connection, content));
        PppHost host = modem.Connect();
        TimeSpan start = modem.Timeline.Now;
        long before = modem.Modem.LineBytes.ToHost;
        ModelTcp client = Client(modem, host, 80);
        modem.RunUntil(() => client.IsRemoteFinished, 600);
        Assert.Equal(content, client.Received);
        TimeSpan taken = modem.Timeline.Now - start;
        double ideal = (modem.Modem.LineBytes.ToHost - before) * 10.0 / baudRate;
        Assert.True(taken.TotalSeconds < ideal * 1.05 + 0.05, $"took {taken.TotalSeconds} s of ideally {ideal} s");
        Assert.Equal(0, modem.Modem.Traffic!.Retransmissions);
    }

    [Theory]
    [InlineData(115200, 200_000)]
    [InlineData(921600, 1_000_000)]
    public void An_upload_fills_the_line(int baudRate, int length)
    {
        VirtualModem modem = Modem(baudRate);
        byte[] content = Content(length, 2);
        List<byte> atServer = [];
        modem.Internet.ListenTcp(80, connection => ScriptedServers.Collect(connection, atServer));
        PppHost host = modem.Connect();
        TimeSpan start = modem.Timeline.Now;
        long before = modem.Modem.LineBytes.FromHost;
        ModelTcp client = Client(modem, host, 80);
        client.Send(content);
        client.Finish();
        modem.RunUntil(() => client.IsAllAcknowledged && client.IsRemoteFinished, 600);
        Assert.Equal(content, atServer);
        double ideal = (modem.Modem.LineBytes.FromHost - before) * 10.0 / baudRate;
        TimeSpan taken = modem.Timeline.Now - start;
        Assert.True(taken.TotalSeconds < ideal * 1.05 + 0.05, $"took {taken.TotalSeconds} s of ideally {ideal} s");
    }

    [Fact]
    public void A_lost_carrier_resets_the_servers_and_the_next_call_works()
    {
        VirtualModem modem = Modem(115200, "drop-carrier,at=30000");
        byte[] content = Content(100_000, 3);
        int resets = 0;
        modem.Internet.ListenTcp(80, connection =>
        {
            connection.HostReset += () => resets++;
            ScriptedServers.Serve(connection, content);
        });
        PppHost host = modem.Connect();
        ModelTcp lost = Client(modem, host, 80);
        modem.Run(10);
        Assert.Equal(["NO CARRIER"], modem.TakeLines());
        Assert.Equal(1, resets);
        Assert.InRange(lost.Received.Count, 10_000, 30_000);
        host = modem.Connect();
        ModelTcp client = Client(modem, host, 80);
        modem.RunUntil(() => client.IsRemoteFinished, 60);
        Assert.Equal(content, client.Received);
        Assert.Equal(1, resets);
    }

    [Theory]
    [InlineData("corrupt,percent=0.01")]
    [InlineData("loss,percent=10")]
    [InlineData("loss,percent=5 latency,ms=750")]
    [InlineData("latency,ms=100,jitter=200")]
    public void Transfers_survive_bad_lines_and_networks(string faults)
    {
        VirtualModem modem = Modem(115200, faults);
        byte[] up = Content(50_000, 4);
        byte[] down = Content(50_000, 5);
        List<byte> atServer = [];
        modem.Internet.ListenTcp(80, connection =>
        {
            ScriptedServers.Collect(connection, atServer, finishes: false);
            ScriptedServers.Serve(connection, down);
        });
        PppHost host = modem.Connect(ppp => ppp.ToleratesDamage = true);
        ModelTcp client = Client(modem, host, 80, window: 8192);
        client.Send(up);
        client.Finish();
        modem.RunUntil(() => client.IsAllAcknowledged && client.IsRemoteFinished, 3600);
        Assert.Equal(up, atServer);
        Assert.Equal(down, client.Received);
    }

    [Fact]
    public void A_call_ends_when_its_context_is_deactivated()
    {
        VirtualModem modem = VirtualModem.Ready();
        modem.Connect();
        modem.Run(1.1);
        modem.LeaveData();
        modem.Send("+++");
        modem.Run(1.1);
        modem.TakeText();
        Assert.Equal(["OK", "NO CARRIER"], modem.Command("AT+CGACT=0,1"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_run_to_the_byte()
    {
        static (long, long, TimeSpan, int) Run(int seed)
        {
            VirtualModem modem = VirtualModem.Ready(new ModemOptions
            {
                Faults = FaultSpec.ParseList("loss,percent=10 latency,ms=50,jitter=50"),
                Seed = seed,
            });
            modem.Internet.ListenTcp(80, connection => ScriptedServers.Serve(connection, Content(30_000, 6)));
            PppHost host = modem.Connect();
            ModelTcp client = new CallTests().Client(modem, host, 80);
            modem.RunUntil(() => client.IsRemoteFinished, 600);
            return (modem.Modem.LineBytes.ToHost, modem.Modem.LineBytes.FromHost, modem.Timeline.Now, modem.Log.Count);
        }
        Assert.Equal(Run(5), Run(5));
        Assert.NotEqual(Run(5), Run(6));
    }

    [Fact]
    public void A_slow_network_stops_the_host_on_a_plain_line_too()
    {
        VirtualModem modem = VirtualModem.Ready(new ModemOptions { BaudRate = 921600, UplinkRate = 57600 });
        List<byte> atServer = [];
        modem.Internet.ListenTcp(80, connection => ScriptedServers.Collect(connection, atServer));
        byte[] content = Content(50_000, 7);
        ModelTcp client = Client(modem, modem.Connect(), 80);
        TimeSpan start = modem.Timeline.Now;
        client.Send(content);
        client.Finish();
        modem.RunUntil(() => client.IsAllAcknowledged, 60);
        Assert.Equal(content, atServer);
        Assert.InRange((modem.Timeline.Now - start).TotalSeconds, 50_000 / 5760.0, 15);
        Assert.Equal(0, modem.Modem.Traffic!.UplinkOverruns);
    }
}
