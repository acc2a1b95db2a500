using System.Net;
using System.Net.Sockets;

namespace NanoSocket.Simulator.Options;

/// <summary>A name of the simulated network that ends somewhere else than on its own port.</summary>
/// <remarks>
/// Nothing leaves the PC. With an address of 127.0.0.0/8 the name keeps a simulated address and its connections
/// end at <c>Address:Port</c>. With any other address the name resolves to exactly that address and connections to
/// it end on 127.0.0.1.
/// </remarks>
/// <param name="Name">Host name, compared without case.</param>
/// <param name="Address">IPv4 address.</param>
/// <param name="Port">Port on the PC for all ports of the name; 0: the port that was asked for.</param>
public sealed record HostOverride(string Name, IPAddress Address, int Port)
{
    /// <summary>Reads <c>name=a.b.c.d</c> or <c>name=a.b.c.d:port</c>.</summary>
    /// <exception cref="OptionException">The text is not of that form.</exception>
    public static HostOverride Parse(string text)
    {
        string[] parts = text.Split('=', 2);
        string[] target = parts.Length == 2 ? parts[1].Split(':', 2) : [];
        int port = 0;
        bool valid = target.Length > 0
            && parts[0].Length is > 0 and <= 253
            && target[0].Split('.').Length == 4
            && (target.Length == 1 || PortMapping.TryPort(target[1], out port));
        if (!valid || !IPAddress.TryParse(target[0], out IPAddress? address)
            || address.AddressFamily != AddressFamily.InterNetwork)
        {
            throw new OptionException($"host '{text}': expected name=a.b.c.d or name=a.b.c.d:port");
        }
        return new HostOverride(parts[0].TrimEnd('.').ToLowerInvariant(), address, port);
    }
}
