using System;
using System.Text;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Options;
using Xunit;

namespace NanoSocket.Simulation.Tests;

/// <summary>From power-on to the first message of a socket, with a modem that answers everything at once.</summary>
public sealed class ConnectTimeTests
{
    /// <summary>What the firmware may add to the time in which the modem boots and registers.</summary>
    private const double LongestMs = 1000;

    private const int LimitMs = 60_000;

    private static readonly byte[] s_name = Encoding.ASCII.GetBytes("echo.nanosocket.example");

    [Theory]
    [InlineData(false, 0, 0)]
    [InlineData(false, 200, 800)]
    [InlineData(false, 4321, 2345)]
    [InlineData(true, 0, 0)]
    [InlineData(true, 200, 800)]
    [InlineData(true, 4321, 2345)]
    public void A_second_beyond_the_modem_s_own_delays_a_connection_stands(
        bool multiplexing, int bootMs, int registrationMs)
    {
        Isolated.Run(
            static arguments =>
            {
                (bool multiplexing, int bootMs, int registrationMs) = arguments;
                double own = Connect(multiplexing, bootMs, registrationMs) - bootMs - registrationMs;
                string what = FormattableString.Invariant(
                    $"CMUX {multiplexing}, boot {bootMs} ms, registration {registrationMs} ms: {own} ms of our own");
                TestContext.Current.TestOutputHelper?.WriteLine(what);
                Assert.True(own is > 0 and <= LongestMs, what);
            },
            (multiplexing, bootMs, registrationMs));
    }

    /// <summary>The virtual milliseconds until a connection by name is confirmed to an app that wants it as soon as there
    /// is a link.</summary>
    private static long Connect(bool multiplexing, int bootMs, int registrationMs)
    {
        Device device = EndToEndTests.Start(new ModemOptions
        {
            BootTime = TimeSpan.FromMilliseconds(bootMs),
            RegistrationTime = TimeSpan.FromMilliseconds(registrationMs),
        });
        device.Engine.Supervisor.Settings = new CellularSettings { Multiplexing = multiplexing };
        ConnectRequest request = new() { Kind = SocketKind.Tcp, Port = EchoServers.TcpPort };
        int id = -1;
        bool isConfirmed = false;
        while (!isConfirmed && device.NowMs < LimitMs)
        {
            device.Step();
            if (id < 0 && device.Engine.Supervisor.IsOnline)
            {
                id = device.Engine.Sockets.Connect(device.Task, s_name, request);
                device.Step();
            }

            while (device.Task.TryReceive(out RtosMessage message))
            {
                isConfirmed |= message is { Id: RtosMessageId.SocketConnected, Result: 0 };
            }

            device.Advance(TimeSpan.FromMilliseconds(LimitMs));
        }

        Assert.True(isConfirmed, device.Log);
        return device.NowMs;
    }
}
