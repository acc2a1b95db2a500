using System;
using NanoSocket.Simulator.Net;

namespace NanoSocket.Simulation.Tests;

/// <summary>The echo servers of the simulated internet: TCP 7007, UDP 7008.</summary>
internal static class EchoServers
{
    public const int TcpPort = 7007;
    public const int UdpPort = 7008;

    public static void Start(InMemoryInternet internet)
    {
        internet.ListenTcp(TcpPort, Serve);
        internet.ListenUdp(UdpPort, datagram => datagram);
    }

    internal static void Serve(InMemoryTcpConnection connection)
    {
        byte[] buffer = new byte[1024];
        void Echo()
        {
            int count = connection.ServerRead(buffer);
            while (count > 0)
            {
                connection.ServerWrite(buffer.AsSpan(0, count));
                count = connection.ServerRead(buffer);
            }

            if (connection.IsHostFinished)
            {
                connection.ServerFinish();
            }
        }

        connection.Readable += Echo;
        Echo();
    }
}
