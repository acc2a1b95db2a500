namespace System.Net.NetworkInformation;

/// <summary>Radio of a Wi-Fi network.</summary>
public enum RadioType
{
    NotSpecified = 0,
    _802_11a = 1,
    _802_11b = 2,
    _802_11g = 4,
    _802_11n = 8,
}
