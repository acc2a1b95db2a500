using System;
using NanoSocket.Core.Storage;

namespace NanoSocket.Core.Device;

/// <summary>The board's flash for files as <see cref="IFlashDevice"/>.</summary>
internal sealed unsafe class DeviceFlash : IFlashDevice
{
    public int SectorCount => NativeFlash.SectorCount();

    public int SectorSize(int sector) => NativeFlash.SectorSize(sector);

    public bool Read(int address, Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return NativeFlash.Read(address, bytes, buffer.Length) != 0;
        }
    }

    public bool Program(int address, ReadOnlySpan<byte> words)
    {
        fixed (byte* bytes = words)
        {
            return NativeFlash.Program(address, bytes, words.Length) != 0;
        }
    }

    public bool EraseSector(int sector) => NativeFlash.Erase(sector) != 0;
}
