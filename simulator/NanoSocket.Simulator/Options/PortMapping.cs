using System.Globalization;

namespace NanoSocket.Simulator.Options;

/// <summary>
/// Connections to one port end on another: to port <paramref name="From"/> of any simulated address on port
/// <paramref name="To"/> of 127.0.0.1 (<c>--map</c>), or to port <paramref name="From"/> of 127.0.0.1 on port
/// <paramref name="To"/> of the host (<c>--forward</c>).
/// </summary>
/// <param name="From">Port that is connected to.</param>
/// <param name="To">Port that is reached.</param>
public sealed record PortMapping(int From, int To)
{
    /// <summary>Reads <c>from=to</c>.</summary>
    /// <exception cref="OptionException">The text is not two ports.</exception>
    public static PortMapping Parse(string text, string option = "map")
    {
        string[] parts = text.Split('=');
        return parts.Length == 2 && TryPort(parts[0], out int from) && TryPort(parts[1], out int to)
            ? new PortMapping(from, to)
            : throw new OptionException($"{option} '{text}': expected PORT=PORT, each from 1 to 65535");
    }

    internal static bool TryPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and < 65536;
}
