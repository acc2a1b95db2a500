namespace System.Net.NetworkInformation;

/// <summary>How an interface gets its address. The PPP link gets it from the operator.</summary>
public enum AddressMode
{
    Invalid = 0,
    DHCP = 1,
    Static = 2,
    AutoIP = 3,
}
