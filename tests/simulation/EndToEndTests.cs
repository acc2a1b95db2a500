using System.Text;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Options;
using Xunit;

namespace NanoSocket.Simulation.Tests;

/// <summary>From power-on to verified data, through the AT dialogue, PPP, DNS, TCP and UDP.</summary>
public sealed class EndToEndTests
{
    [Fact]
    public void Sixty_four_kilobytes_go_out_and_come_back() => Isolated.Run(() =>
    {
        Device device = Start(new ModemOptions());
        EchoClient client = new(device, 64 * 1024);
        device.RunUntil(client.Poll, client.Handle, 120_000);
        Assert.Equal(1, client.Connections);
        Assert.Equal(0, client.LinkLosses);
        Assert.Equal(0, device.Overruns);
    });

    [Fact]
    public void Datagrams_go_out_and_come_back_one_for_one() => Isolated.Run(() =>
    {
        Device device = Start(new ModemOptions());
        SocketTable sockets = device.Engine.Sockets;
        device.RunUntil(() => device.Engine.Supervisor.IsOnline, null, 30_000);
        ConnectRequest request = new() { Kind = SocketKind.Udp, Port = EchoServers.UdpPort };
        int id = sockets.Connect(device.Task, Encoding.ASCII.GetBytes("echo.nanosocket.example"), request);
        int echoed = 0;
        byte[] buffer = new byte[2048];
        device.RunUntil(() => echoed == 20, message =>
        {
            if (message.Id is RtosMessageId.SocketConnected)
            {
                sockets.Send(id, new byte[100]);
            }
            else if (message.Id is RtosMessageId.SocketReceived)
            {
                Assert.Equal(100 + echoed, sockets.Receive(id, buffer));
                echoed++;
                sockets.Send(id, new byte[100 + echoed]);
            }
        }, 30_000);
    });

    [Fact]
    public void A_lost_carrier_in_the_middle_of_a_transfer_is_told_and_overcome() => Isolated.Run(() =>
    {
        Device device = Start(new ModemOptions { Faults = [FaultSpec.Parse("drop-carrier,at=40000")] });
        EchoClient client = new(device, 64 * 1024);
        device.RunUntil(client.Poll, client.Handle, 180_000);
        Assert.Equal((1, 2, 1), (client.LinkLosses, client.Connections, client.PeerCloses));
        Assert.Equal(2u, device.Engine.Supervisor.LinkCount);
    });

    [Theory]
    [InlineData("1234", true)]
    [InlineData("9999", false)]
    public void The_pin_opens_the_sim_or_is_tried_once(string pin, bool opens) => Isolated.Run(static arguments =>
    {
        (string pin, bool opens) = arguments;
        Device device = Start(new ModemOptions { Pin = "1234" });
        device.Engine.Supervisor.Settings = new CellularSettings { Pin = pin, EnterPinUncounted = true };
        SupervisorState wanted = opens ? SupervisorState.Online : SupervisorState.SimBlocked;
        device.RunUntil(() => device.Engine.Supervisor.State == wanted, null, 60_000);
        device.RunUntil(() => device.NowMs > 300_000, null, 400_000);
        Assert.Equal(opens ? ModemFault.None : ModemFault.PinRejected, device.Engine.Supervisor.LastFault);
    }, (pin, opens));

    [Fact]
    public void Credentials_are_given_to_the_network() => Isolated.Run(() =>
    {
        Device device = Start(new ModemOptions { Auth = AuthPolicy.Parse("chap:me:secret") });
        device.Engine.Supervisor.Settings = new CellularSettings { User = "me", Password = "secret" };
        device.RunUntil(() => device.Engine.Supervisor.IsOnline, null, 60_000);
    });

    [Fact]
    public void A_network_that_refuses_us_is_named_and_tried_again() => Isolated.Run(() =>
    {
        Device device = Start(new ModemOptions { Faults = [FaultSpec.Parse("deny-registration")] });
        device.RunUntil(
            () => device.Engine.Supervisor.LastFault == ModemFault.RegistrationDenied, null, 300_000);
        Assert.Equal(0u, device.Engine.Supervisor.LinkCount);
    });

    internal static Device Start(ModemOptions options)
    {
        Device device = new(options);
        EchoServers.Start(device.Internet);
        device.Engine.PowerOn(true);
        return device;
    }
}
