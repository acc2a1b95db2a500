using NanoSocket.Core.Sockets;
using NanoSocket.Simulation.Tests.World;

namespace NanoSocket.Simulation.Tests.Model;

/// <summary>A connect that is about to be made, and what is at its other end.</summary>
internal sealed class ConnectPlan
{
    public required SocketKind Kind { get; init; }

    public required string Address { get; init; }

    /// <summary>It is a dotted address.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>It has the form of a name, or of an address.</summary>
    public bool IsNameValid { get; init; } = true;

    /// <summary>The name server knows it, or nobody has to ask.</summary>
    public bool NameResolves { get; init; } = true;

    public int LocalPort { get; init; }

    public int Window { get; init; }

    public TcpServer? Tcp { get; init; }

    public UdpServer? Udp { get; init; }

    public int Port => Tcp?.Port ?? Udp!.Port;

    public ConnectRequest Request => new()
    {
        Kind = Kind,
        Port = Port,
        LocalPort = LocalPort,
        ReceiveBuffer = Window,
    };

    public override string ToString()
    {
        string local = LocalPort == 0 ? "" : " from " + LocalPort;
        string window = Window == 0 ? "" : ", window " + Window;
        string server = Kind == SocketKind.Tcp ? Tcp!.Kind + " " + Tcp.Amount : "datagrams";
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Kind} {Shorten(Address)}:{Port}{local}{window}, {server}");
    }

    private static string Shorten(string address)
        => address.Length <= 40 ? address : address[..20] + "... (" + address.Length + ")";
}
