using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Mux;

public sealed class MuxFlowTests
{
    private const byte Ready = 0x0C;
    private const byte Stopped = 0x0E;

    [Fact]
    public void A_channel_that_the_host_stopped_is_silent_and_loses_nothing()
    {
        MuxHost host = MuxHost.Ready(VirtualModem.Ready());
        host.SendSignals(2, Stopped);
        Assert.Empty(host.Command(2, "AT+CSQ"));
        Assert.Equal(["OK"], host.Command(1, "AT"));
        host.SendSignals(2, Ready);
        host.Run();
        Assert.Equal(["+CSQ: 25,99", "OK"], host.TakeLines(2));
        Assert.Equal(2, host.Messages(0xE1).Count());
    }

    [Fact]
    public void All_channels_but_the_control_channel_obey_flow_off_and_on()
    {
        MuxHost host = MuxHost.Ready(VirtualModem.Ready());
        host.SendMessage(0x63);
        Assert.Empty(host.Command(1, "AT"));
        Assert.Single(host.Messages(0x61));
        host.SendMessage(0xA3);
        host.Run();
        Assert.Single(host.Messages(0xA1));
        Assert.Equal(["OK"], host.TakeLines(1));
    }

    [Fact]
    public void A_download_goes_on_where_the_host_stopped_it()
    {
        VirtualModem modem = VirtualModem.Ready();
        byte[] content = new byte[40_000];
        new Random(1).NextBytes(content);
        modem.Internet.ListenTcp(80, connection => ScriptedServers.Serve(connection, content));
        MuxHost host = MuxHost.Ready(modem);
        PppHost call = host.Connect(2);
        ModelTcp client = CallClient.Connect(modem, call, 80);
        modem.Run(0.5);
        for (int i = 0; i < 5; i++)
        {
            host.SendSignals(2, Stopped);
            modem.Run(0.2);
            int before = client.Received.Count;
            modem.Run(3);
            Assert.Equal(before, client.Received.Count);
            host.SendSignals(2, Ready);
            modem.Run(0.3);
        }
        modem.RunUntil(() => client.IsRemoteFinished);
        Assert.Equal(content, client.Received);
    }

    [Fact]
    public void A_host_faster_than_the_network_is_stopped_and_let_go_without_chatter()
    {
        VirtualModem modem = VirtualModem.Ready(new ModemOptions { BaudRate = 921600, UplinkRate = 115200 });
        List<byte> atServer = [];
        modem.Internet.ListenTcp(80, connection => ScriptedServers.Collect(connection, atServer));
        MuxHost host = MuxHost.Ready(modem);
        PppHost call = host.Connect(2);
        ModelTcp client = CallClient.Connect(modem, call, 80);
        byte[] content = new byte[30_000];
        new Random(2).NextBytes(content);
        client.Send(content);
        modem.RunUntil(() => client.IsAllAcknowledged);
        Assert.Equal(content, atServer);
        long stops = modem.Modem.MuxTraffic!.FlowStops;
        // This host ignores flow control, so it is stopped once for each of its bursts.
        Assert.InRange(stops, 1, 30_000 / 1024);
        // Opened, carrier, and each stop and go; repeated ones are not counted.
        byte[] signals = [.. host.Messages(0xE3).Where(values => values[0] >> 2 == 2).Select(values => values[1])];
        Assert.Equal(2 + 2 * stops, 1 + signals.Zip(signals.Skip(1)).Count(pair => pair.First != pair.Second));
        Assert.Equal(0x8D, host.SignalsOf(2));
    }

    [Fact]
    public void Signals_are_repeated_until_the_host_acknowledges_them()
    {
        VirtualModem modem = VirtualModem.Ready();
        MuxHost host = MuxHost.Start(modem, "AT+CMUX=0,0,5,127,10,3,30,10");
        host.AcknowledgesSignals = false;
        host.Send(1, MuxHost.Sabm);
        modem.Run(0.25);
        Assert.Single(host.Messages(0xE3));
        modem.Run(5);
        Assert.Equal(4, host.Messages(0xE3).Count());
        host.AcknowledgesSignals = true;
        host.Send(2, MuxHost.Sabm);
        modem.Run(5);
        Assert.Equal(5, host.Messages(0xE3).Count());
    }
}
