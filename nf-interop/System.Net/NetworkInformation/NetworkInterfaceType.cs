namespace System.Net.NetworkInformation;

/// <summary>Kind of an interface. A PPP link is <see cref="Unknown"/>: nanoFramework has no name for it.</summary>
public enum NetworkInterfaceType
{
    Unknown = 1,
    Ethernet = 6,
    Wireless80211 = 71,
    WirelessAP = 72,
}
