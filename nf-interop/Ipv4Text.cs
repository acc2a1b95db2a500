namespace NanoSocket;

/// <summary>IPv4 addresses as text.</summary>
internal static class Ipv4Text
{
    /// <summary>Dotted form of an address in host byte order; empty for 0. Allocates.</summary>
    public static string Of(uint address)
        => address == 0
            ? ""
            : (address >> 24).ToString() + "." + ((address >> 16) & 255).ToString()
                + "." + ((address >> 8) & 255).ToString() + "." + (address & 255).ToString();
}
