namespace NanoSocket.Core.Engine;

/// <summary>The version of this firmware.</summary>
public static class FirmwareVersion
{
    /// <summary>As in <c>Directory.Build.props</c>.</summary>
    public const string Number = "0.1.0";
}
