using NanoSocket.Core.Net;
using NanoSocket.Link.Tests.Support;
using Xunit;

namespace NanoSocket.Link.Tests;

/// <summary>UDP slots.</summary>
public sealed class UdpTests
{
    private const ushort Port = 7;

    [Theory]
    [InlineData(1)]
    [InlineData(291)]
    [InlineData(1472)]
    public void Echoes_datagrams(int size) => Isolated.Run(
        static length =>
        {
            LinkBench bench = new LinkBench().Connect();
            EchoDatagrams(bench);
            bench.Dial(0, Transport.Udp);
            byte[] sent = Pattern.Bytes(length, seed: length);
            byte[] received = new byte[2000];
            for (int i = 0; i < 50; i++)
            {
                Assert.Equal(length, bench.Stack.Send(0, sent));
                bench.WaitFor(0, SlotEvents.Readable);
                Assert.Equal(length, bench.Stack.Available(0));
                Assert.Equal(length, bench.Stack.Receive(0, received));
                Assert.Equal(sent, received[..length]);
                Assert.Equal(0, bench.Stack.Available(0));
            }
        },
        size);

    [Fact]
    public void Keeps_datagrams_apart_and_drops_the_rest_of_one() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        EchoDatagrams(bench);
        bench.Dial(0, Transport.Udp);
        bench.Stack.Send(0, new byte[10]);
        bench.Stack.Send(0, new byte[100]);
        bench.Stack.Send(0, new byte[20]);
        bench.Run(200);
        Assert.Equal(130, bench.Stack.Available(0));
        Assert.Equal(10, bench.Stack.Receive(0, new byte[50]));
        Assert.Equal(30, bench.Stack.Receive(0, new byte[30]));
        Assert.Equal(20, bench.Stack.Available(0));
        Assert.Equal(20, bench.Stack.Receive(0, new byte[50]));
        Assert.Equal(0, bench.Stack.Receive(0, new byte[50]));
    });

    [Fact]
    public void Takes_nothing_from_strangers() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        ushort stackPort = 0;
        bench.Host.OnDatagram = (_, _, port, _) => stackPort = port;
        bench.Dial(0, Transport.Udp);
        bench.Stack.Send(0, [1]);
        bench.RunUntil(() => stackPort != 0, 100);
        bench.Host.SendDatagram(LinkBench.Server + 1, Port, stackPort, [1]);
        bench.Host.SendDatagram(LinkBench.Server, Port + 1, stackPort, [1]);
        bench.Run(100);
        Assert.Equal(SlotEvents.None, bench.Stack.TakeEvents(0));
        bench.Host.SendDatagram(LinkBench.Server, Port, stackPort, [1]);
        bench.Run(100);
        Assert.Equal(SlotEvents.Readable, bench.Stack.TakeEvents(0));
    });

    [Fact]
    public void Drops_and_counts_what_nobody_reads() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        ushort stackPort = 0;
        bench.Host.OnDatagram = (_, _, port, _) => stackPort = port;
        bench.Dial(0, Transport.Udp, window: 3000);
        bench.Stack.Send(0, [1]);
        bench.RunUntil(() => stackPort != 0, 100);
        for (int i = 0; i < 100; i++)
        {
            bench.Host.SendDatagram(LinkBench.Server, Port, stackPort, Pattern.Bytes(500, i));
            bench.Run(10);
        }
        int kept = bench.Stack.Available(0) / 500;
        Assert.InRange(kept, 5, 7);
        Assert.Equal((uint)(100 - kept), bench.Statistics.DatagramsDropped);
        byte[] buffer = new byte[500];
        for (int i = 0; i < kept; i++)
        {
            Assert.Equal(500, bench.Stack.Receive(0, buffer));
            Assert.Equal(Pattern.Bytes(500, i), buffer);
        }
        Assert.Equal(0, LinkBench.Memory.ReceiveUsed);
    });

    [Fact]
    public void Says_when_the_line_is_full() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        int arrived = 0;
        bench.Host.OnDatagram = (_, _, _, data) => arrived += data.Length == 1472 ? 1 : 0;
        bench.Dial(0, Transport.Udp);
        int accepted = 0;
        while (bench.Stack.SendRoom(0) >= 1472)
        {
            Assert.Equal(1472, bench.Stack.Send(0, Pattern.Bytes(1472, accepted)));
            Assert.True(++accepted < 10);
        }
        Assert.Equal(-1, bench.Stack.Send(0, new byte[1472]));
        bench.Run(1000);
        Assert.Equal(accepted, arrived);
        Assert.Equal(1472, bench.Stack.SendRoom(0));
        Assert.Equal(1472, bench.Stack.Send(0, new byte[1472]));
    });

    [Fact]
    public void Passes_while_tcp_fills_the_line() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench { BytesPerMillisecond = 11 }.Connect();
        bench.DialAndWait(0);
        bench.Dial(1, Transport.Udp);
        int arrived = 0;
        bench.Host.OnDatagram = (_, _, _, data) => arrived += data.Length == 1472 ? 1 : 0;
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(1472, bench.Stack.Send(1, new byte[1472]));
            for (int j = 0; j < 50; j++)
            {
                bench.Stack.Send(0, new byte[2000]);
                bench.Run(20);
            }
        }
        Assert.Equal(20, arrived);
        Assert.True(bench.Host.Connection.Received.Count > 100_000);
    });

    [Fact]
    public void A_local_port_is_used_once() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        Assert.Equal(StackResult.Ok, bench.Stack.Open(0, Transport.Udp, 5000, 0));
        Assert.Equal(StackResult.PortInUse, bench.Stack.Open(1, Transport.Udp, 5000, 0));
        bench.Stack.Close(0, orderly: true);
        Assert.Equal(StackResult.Ok, bench.Stack.Open(1, Transport.Udp, 5000, 0));
        ushort seen = 0;
        bench.Host.OnDatagram = (_, _, port, _) => seen = port;
        Assert.Equal(StackResult.Ok, bench.Stack.Connect(1, LinkBench.Server, Port));
        bench.Stack.Send(1, [1]);
        bench.Run(50);
        Assert.Equal(5000, seen);
    });

    [Fact]
    public void A_lost_link_is_told() => Isolated.Run(() =>
    {
        LinkBench bench = new LinkBench().Connect();
        bench.Dial(0, Transport.Udp);
        bench.Stack.CloseLink(orderly: false);
        Assert.Equal(SlotEvents.Reset, bench.Stack.TakeEvents(0));
        Assert.Equal(-1, bench.Stack.Send(0, [1]));
        Assert.Equal(0, bench.Stack.SendRoom(0));
    });

    private static void EchoDatagrams(LinkBench bench) => bench.Host.OnDatagram = (address, port, stackPort, data) =>
        bench.Host.SendDatagram(address, port, stackPort, data);
}
