namespace System.Net.NetworkInformation;

/// <summary>Says which station joined or left a Wi-Fi access point. A cellular link has none.</summary>
public class NetworkAPStationEventArgs : EventArgs
{
    internal NetworkAPStationEventArgs(bool isConnected, int stationIndex)
    {
        IsConnected = isConnected;
        StationIndex = stationIndex;
    }

    /// <summary>The station joined.</summary>
    public bool IsConnected { get; }

    /// <summary>The station's number.</summary>
    public int StationIndex { get; }
}
