namespace NanoSocket.Aot;

/// <summary>Names in an image that tools look for.</summary>
public static class ImageNames
{
    /// <summary>What the C variables of string literals begin with; a number follows.</summary>
    public const string StringPrefix = "ns_string_";
}
