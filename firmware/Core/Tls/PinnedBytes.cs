#if !NANOSOCKET_DEVICE
using System.Runtime.InteropServices;
#endif

namespace NanoSocket.Core.Tls;

/// <summary>
/// An array that C refers to for longer than one call. On a device objects do not move and the reference is enough; .NET
/// has to be told.
/// </summary>
internal unsafe struct PinnedBytes
{
    private byte[]? _array;
#if !NANOSOCKET_DEVICE
    private GCHandle _handle;
#endif

    public PinnedBytes(byte[]? array)
    {
        _array = array;
#if !NANOSOCKET_DEVICE
        _handle = array is null ? default : GCHandle.Alloc(array, GCHandleType.Pinned);
#endif
        Bytes = default;
        if (array is not null)
        {
            // Not null, even for an empty array: "no certificates" is not "none given".
            fixed (byte* start = array.Length == 0 ? Nothing : array)
            {
                Bytes = new() { Start = start, Count = array.Length };
            }
        }
    }

    /// <summary>Where it is; all zero when there is none.</summary>
    public NativeTls.Bytes Bytes { get; private set; }

    private static byte[] Nothing { get; } = [0];

    /// <summary>Nothing in C refers to it any more.</summary>
    public void Release()
    {
        _array = null;
        Bytes = default;
#if !NANOSOCKET_DEVICE
        if (_handle.IsAllocated)
        {
            _handle.Free();
        }
#endif
    }
}
