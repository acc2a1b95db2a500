using System.Net;
using System.Net.Sockets;

namespace NanoSocket.TlsTests.Servers;

/// <summary>A port for programs that cannot say which one the system gave them.</summary>
internal static class FreePort
{
    /// <summary>Finds one.</summary>
    public static int Find()
    {
        using Socket closed = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)closed.LocalEndPoint!).Port;
    }

    /// <summary>Whether somebody listens there by now.</summary>
    public static bool IsOpen(int port)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
