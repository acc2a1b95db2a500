using System;
using System.Net;
using System.Net.Sockets;

/// <summary>Addresses and endpoints of System.Net: what can be read, how it is written, what is equal.</summary>
public static class LibNetAddresses
{
    public static void Main()
    {
        string[] texts =
        {
            "1.2.3.4", "0.0.0.0", "255.255.255.255", "127.1", "1.2.3", "1", "0x7f.0.0.1", "0x7F000001", "017.0.0.1",
            "4294967295",
            "256.1.1.1", "1.2.3.4.5", "", " ", "1.2.3.", ".1.2.3", "a.b.c.d", "1..2.3", "-1.2.3.4", "08.1.1.1", "0x",
            "1.2.3.256",
            "::", "::1", "1::", "2001:db8::1", "2001:DB8:0:0:1:0:0:1", "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
            "::ffff:1.2.3.4", "::1.2.3.4", "1::2::3", "12345::", "fe80::1%3", "[::1]", "1:2:3:4:5:6:1.2.3.4",
            ":1", "1:", "::g",
            "2001:0:0:1::1", "0:0:1:0:0:0:1:0", "::5efe:1.2.3.4", "::0:1", "::ffff:0:1.2.3.4", "64:ff9b::1.2.3.4",
        };
        foreach (string text in texts)
        {
            Console.WriteLine("'" + text + "' " + Read(text));
        }

        IPAddress mapped = IPAddress.Parse("10.1.2.3").MapToIPv6();
        Console.WriteLine(mapped + " " + mapped.IsIPv4MappedToIPv6 + " " + mapped.MapToIPv4());
        Console.WriteLine(IPAddress.Any + " " + IPAddress.Loopback + " " + IPAddress.Broadcast + " " + IPAddress.None);
        Console.WriteLine(IPAddress.IPv6Any + " " + IPAddress.IPv6Loopback);
        Console.WriteLine(new IPAddress(0x0100007F) + " " + new IPAddress(new byte[] { 9, 8, 7, 6 }));
        Console.WriteLine(IPAddress.Parse("1.2.3.4").Equals(new IPAddress(new byte[] { 1, 2, 3, 4 })));
        Console.WriteLine(IPAddress.Loopback.Equals(IPAddress.IPv6Loopback) + " " + IPAddress.Any.AddressFamily);
        Fails(() => new IPAddress(-1));
        Fails(() => new IPAddress(new byte[5]));
        Fails(() => IPAddress.Parse((string)null!));
        IPEndPoint end = new(IPAddress.Parse("192.168.7.9"), 8080);
        Console.WriteLine(end + " " + new IPEndPoint(IPAddress.IPv6Loopback, 1) + " " + end.AddressFamily);
        SocketAddress raw = end.Serialize();
        Console.WriteLine(raw.Family + " " + raw.Size + " " + raw[2] + " " + raw[3] + " " + raw[4] + " " + raw[7]);
        Console.WriteLine(end.Equals(end.Create(raw)) + " " + end.Create(raw));
        Fails(() => new IPEndPoint(IPAddress.Any, 65536));
        Fails(() => new IPEndPoint(IPAddress.Any, -1));
        Console.WriteLine((int)SocketError.TimedOut + " " + (int)SocketOptionName.NoDelay);
    }

    private static string Read(string text)
    {
        try
        {
            IPAddress address = IPAddress.Parse(text);
            return address + " " + address.GetAddressBytes().Length;
        }
        catch (FormatException)
        {
            return "is none";
        }
    }

    private static void Fails(Func<object> action)
    {
        try
        {
            Console.WriteLine("made " + action());
        }
        catch (ArgumentException failure)
        {
            Console.WriteLine(failure.GetType().Name + " " + failure.ParamName);
        }
    }
}
