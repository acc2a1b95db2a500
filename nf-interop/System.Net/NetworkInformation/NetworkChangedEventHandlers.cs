namespace System.Net.NetworkInformation;

/// <summary>The device's address has changed.</summary>
public delegate void NetworkAddressChangedEventHandler(object? sender, EventArgs e);

/// <summary>The network can, or can no longer, be used.</summary>
public delegate void NetworkAvailabilityChangedEventHandler(object? sender, NetworkAvailabilityEventArgs e);

/// <summary>A station joined or left a Wi-Fi access point.</summary>
public delegate void NetworkAPStationChangedEventHandler(int NetworkIndex, NetworkAPStationEventArgs e);
