namespace System.Net.NetworkInformation;

/// <summary>Says whether the network can be used.</summary>
public class NetworkAvailabilityEventArgs : EventArgs
{
    internal NetworkAvailabilityEventArgs(bool isAvailable) => IsAvailable = isAvailable;

    /// <summary>The link has an address.</summary>
    public bool IsAvailable { get; }
}
