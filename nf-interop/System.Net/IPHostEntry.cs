namespace System.Net;

/// <summary>A host's name and its addresses.</summary>
public class IPHostEntry
{
    /// <summary>Makes an empty entry.</summary>
    public IPHostEntry()
    {
    }

    /// <summary>The name that was asked for.</summary>
    public string HostName { get; internal set; } = "";

    /// <summary>Its addresses, in the name server's order.</summary>
    public IPAddress[] AddressList { get; internal set; } = [];
}
