namespace nanoFramework.Networking;

/// <summary>A static IP configuration. A cellular link cannot use one; see <see cref="NetworkHelper"/>.</summary>
public class IPConfiguration
{
    /// <summary>Makes a configuration.</summary>
    public IPConfiguration(string ipAddress, string ipSubnetMask, string ipGatewayAddress, string[]? ipDns = null)
    {
        IPAddress = ipAddress;
        IPSubnetMask = ipSubnetMask;
        IPGatewayAddress = ipGatewayAddress;
        IPDns = ipDns;
    }

    /// <summary>Address.</summary>
    public string IPAddress { get; set; }

    /// <summary>Subnet mask.</summary>
    public string IPSubnetMask { get; set; }

    /// <summary>Gateway.</summary>
    public string IPGatewayAddress { get; set; }

    /// <summary>Name servers.</summary>
    public string[]? IPDns { get; set; }
}
