using System;
using System.Buffers.Binary;

namespace NanoSocket.Simulator.Tests.Support;

/// <summary>TCP clients on the host's side of a call.</summary>
internal static class CallClient
{
    /// <summary>Starts a connection; the call's packets for its port go to it.</summary>
    public static ModelTcp Start(
        VirtualModem modem, PppHost host, ushort port, int window = 16384, ushort localPort = 50000)
    {
        ModelTcp client = new(
            modem.Timeline, host.SendPacket, (host.Address, localPort), (GatewayFixture.Remote, port), 77)
        {
            Window = window,
            Timeout = TimeSpan.FromSeconds(2),
        };
        host.PacketReceived = packet =>
        {
            byte[] payload = HostPackets.Payload(packet);
            if (packet[9] == HostPackets.Tcp
                && BinaryPrimitives.ReadUInt16BigEndian(payload.AsSpan(2)) == localPort)
            {
                client.Receive(payload);
            }
        };
        client.Connect();
        return client;
    }

    /// <summary>A connection that is up.</summary>
    public static ModelTcp Connect(
        VirtualModem modem, PppHost host, ushort port, int window = 16384, ushort localPort = 50000)
    {
        ModelTcp client = Start(modem, host, port, window, localPort);
        modem.RunUntil(() => client.IsConnected);
        return client;
    }
}
