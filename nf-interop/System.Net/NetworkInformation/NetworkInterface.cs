using NanoSocket.Core.Engine;

namespace System.Net.NetworkInformation;

/// <summary>
/// The cellular link as an interface. The operator gives it its addresses, so what would set them throws
/// <see cref="NotSupportedException"/>; name servers can be chosen.
/// </summary>
public class NetworkInterface
{
    private const int DnsServers = 2;
    private const string Any = "0.0.0.0";

    private static bool s_ownDns;

    /// <summary>Makes the interface with a number.</summary>
    /// <param name="interfaceIndex">0: there is one.</param>
    protected NetworkInterface(int interfaceIndex)
    {
        if (interfaceIndex != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(interfaceIndex));
        }
    }

    /// <summary>The device's address; 0.0.0.0 while there is no link.</summary>
    public string IPv4Address => IPAddress.GetDefaultLocalAddress().ToString();

    /// <summary>255.255.255.255: a point-to-point link has no subnet.</summary>
    public string IPv4SubnetMask => "255.255.255.255";

    /// <summary>0.0.0.0: a point-to-point link has no gateway, everything goes to its other end.</summary>
    public string IPv4GatewayAddress => Any;

    /// <summary>The name servers in use.</summary>
    public string[] IPv4DnsAddresses
    {
        get
        {
            CoreHost host = CoreHost.Current;
            uint first = host.GetDnsServer(0);
            uint second = host.GetDnsServer(1);
            int count = (first != 0 ? 1 : 0) + (second != 0 ? 1 : 0);
            string[] addresses = new string[count];
            for (int i = 0; i < count; i++)
            {
                uint server = i == 0 && first != 0 ? first : second;
                addresses[i] = IPAddress.FromHostOrder(server).ToString();
            }

            return addresses;
        }
    }

    /// <summary>False: PPP has no DHCP; the address still comes from the operator.</summary>
    public bool IsDhcpEnabled => false;

    /// <summary>The operator's name servers are used.</summary>
    public bool IsAutomaticDnsEnabled => !s_ownDns;

    /// <summary><see cref="NetworkInterfaceType.Unknown"/>: there is no value for a PPP link.</summary>
    public NetworkInterfaceType NetworkInterfaceType => NetworkInterfaceType.Unknown;

    /// <summary>Empty: a PPP link has no hardware address. It cannot be set.</summary>
    public byte[] PhysicalAddress
    {
        get => [];
        set => throw NotOnPpp("a hardware address");
    }

    /// <summary>0: there is no Wi-Fi configuration.</summary>
    public uint SpecificConfigId => 0;

    /// <summary>The one interface.</summary>
    public static NetworkInterface[] GetAllNetworkInterfaces() => [new NetworkInterface(0)];

    /// <summary>The link has an address.</summary>
    public static bool GetIsNetworkAvailable() => CoreHost.Current.GetLinkStatus().Address != 0;

    /// <summary>Uses the operator's name servers again.</summary>
    public void EnableAutomaticDns() => SetDns([]);

    /// <summary>Chooses the name servers, two at most.</summary>
    /// <exception cref="ArgumentException">One is no IPv4 address, or there are more than two.</exception>
    public void EnableStaticIPv4Dns(string[] dnsAddresses)
    {
        ArgumentNullException.ThrowIfNull(dnsAddresses);
        SetDns(dnsAddresses);
    }

    /// <summary>Does nothing: the operator always gives the address.</summary>
    public void EnableDhcp()
    {
    }

    /// <summary>Not supported.</summary>
    public void EnableStaticIPv4(string ipv4Address, string ipv4subnetMask, string ipv4gatewayAddress)
        => throw NotOnPpp("a static address");

    /// <summary>Not supported.</summary>
    public void EnableStaticIPv6(string ipv6Address, string ipv6subnetMask, string ipv6gatewayAddress)
        => throw NotOnPpp("IPv6");

    /// <summary>Not supported.</summary>
    public void EnableStaticIPv6Dns(string[] dnsAddresses) => throw NotOnPpp("IPv6");

    /// <summary>Not supported.</summary>
    public void EnableStaticIP(string ipv4Address, string ipv4subnetMask, string ipv4gatewayAddress, string ipv6Address,
        string ipv6subnetMask, string ipv6gatewayAddress) => throw NotOnPpp("a static address");

    /// <summary>Not supported.</summary>
    public void ReleaseDhcpLease() => throw NotOnPpp("a DHCP lease");

    /// <summary>Not supported.</summary>
    public void RenewDhcpLease() => throw NotOnPpp("a DHCP lease");

    private static void SetDns(string[] addresses)
    {
        if (addresses.Length > DnsServers)
        {
            throw new ArgumentException("at most two name servers can be used", nameof(addresses));
        }

        for (int i = 0; i < DnsServers; i++)
        {
            string address = i < addresses.Length ? addresses[i] : "";
            if ((i < addresses.Length && address.Length == 0) || !CoreHost.Current.TrySetDnsServer(i, address))
            {
                throw new ArgumentException("not an IPv4 address: '" + address + "'", nameof(addresses));
            }
        }

        s_ownDns = addresses.Length > 0;
    }

    private static NotSupportedException NotOnPpp(string what)
        => new("a cellular link does not have " + what + ": the operator configures it");
}
