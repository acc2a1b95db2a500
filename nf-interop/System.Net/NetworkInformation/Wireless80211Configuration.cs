namespace System.Net.NetworkInformation;

/// <summary>The configuration of a Wi-Fi client. The device has no Wi-Fi: there is none, and none can be
/// saved.</summary>
public class Wireless80211Configuration
{
    /// <summary>Makes a configuration that describes nothing of this device.</summary>
    public Wireless80211Configuration(uint id) => Id = id;

    /// <summary>What the configuration is for.</summary>
    [Flags]
    public enum ConfigurationOptions : byte
    {
        None = 0,
        Disable = 1,
        Enable = 2,
        AutoConnect = 4 | Enable,
        SmartConfig = 8 | Enable,
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

    /// <summary>None.</summary>
    public static Wireless80211Configuration[] GetAllWireless80211Configurations() => [];

    /// <summary>Not supported.</summary>
    public void SaveConfiguration() => throw new NotSupportedException("the device has no Wi-Fi");
}
