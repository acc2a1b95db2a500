namespace System.Net.NetworkInformation;

/// <summary>What concerns all of the device's network.</summary>
public static class IPGlobalProperties
{
    /// <summary>The device's address; 0.0.0.0 while there is no link.</summary>
    public static IPAddress GetIPAddress() => IPAddress.GetDefaultLocalAddress();
}
