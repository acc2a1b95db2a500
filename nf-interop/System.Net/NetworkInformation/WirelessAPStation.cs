namespace System.Net.NetworkInformation;

/// <summary>A station of a Wi-Fi access point. The device has no Wi-Fi: nothing makes one.</summary>
public class WirelessAPStation
{
    internal WirelessAPStation()
    {
    }

    /// <summary>Hardware address.</summary>
    public byte[] MacAddress { get; } = [];

    /// <summary>Signal strength in dBm.</summary>
    public byte Rssi { get; }

    /// <summary>Protocols.</summary>
    public PhyProtocols PhyModes { get; }
}
