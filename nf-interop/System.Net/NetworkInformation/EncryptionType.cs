namespace System.Net.NetworkInformation;

/// <summary>Encryption of a Wi-Fi network.</summary>
public enum EncryptionType
{
    None = 0,
    WEP = 1,
    WPA = 2,
    WPA2 = 3,
    WPA_PSK = 4,
    WPA2_PSK = 5,
    Certificate = 6,
}
