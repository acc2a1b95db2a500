namespace System.Net.NetworkInformation;

/// <summary>The configuration of a Wi-Fi access point. The device has no Wi-Fi: there is none, and none can be
/// saved.</summary>
public class WirelessAPConfiguration
{
    /// <summary>Makes a configuration that describes nothing of this device.</summary>
    public WirelessAPConfiguration(uint id) => Id = id;

    /// <summary>What the configuration is for.</summary>
    [Flags]
    public enum ConfigurationOptions : byte
    {
        None = 0,
        Disable = 1,
        Enable = 2,
        AutoStart = 4 | Enable,
        HiddenSSID = 8,
    }

    /// <summary>Number of the configuration.</summary>
    public uint Id { get; }

    /// <summary>How to authenticate.</summary>
    public AuthenticationType Authentication { get; set; }

    /// <summary>How to encrypt.</summary>
    public EncryptionType Encryption { get; set; }

    /// <summary>Kind of radio.</summary>
    public RadioType Radio { get; set; }

    /// <summary>Name of the network.</summary>
    public string? Ssid { get; set; }

    /// <summary>Password of the network.</summary>
    public string? Password { get; set; }

    /// <summary>Options.</summary>
    public ConfigurationOptions Options { get; set; }

    /// <summary>Channel of the radio.</summary>
    public byte Channel { get; set; }

    /// <summary>Stations at the same time.</summary>
    public byte MaxConnections { get; set; }

    /// <summary>None.</summary>
    public static WirelessAPConfiguration[] GetAllWirelessAPConfigurations() => [];

    /// <summary>None.</summary>
    public WirelessAPStation[] GetConnectedStations() => [];

    /// <summary>Not supported: there is no station.</summary>
    public WirelessAPStation GetConnectedStations(int stationIndex) => throw NoWifi();

    /// <summary>Not supported: there is no station.</summary>
    public void DeAuthStation(int stationIndex) => throw NoWifi();

    /// <summary>Not supported.</summary>
    public void SaveConfiguration() => throw NoWifi();

    private static NotSupportedException NoWifi() => new("the device has no Wi-Fi");
}
