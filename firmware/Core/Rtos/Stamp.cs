namespace NanoSocket.Core.Rtos;

/// <summary>
/// Order of posting within one task. Stamps wrap at 2^32; the oldest message is always fetched first, so those
/// that wait lie close together and the signed difference orders them.
/// </summary>
internal static class Stamp
{
    public static bool IsOlder(uint stamp, uint than) => unchecked((int)(stamp - than)) < 0;
}
