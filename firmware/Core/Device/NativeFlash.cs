using System.Runtime.InteropServices;

namespace NanoSocket.Core.Device;

/// <summary>What storage needs of hal.h. None of these throws.</summary>
internal static unsafe class NativeFlash
{
    private const string Library = "nanosocket";

    [DllImport(Library, EntryPoint = "ns_flash_sectors")]
    public static extern int SectorCount();

    [DllImport(Library, EntryPoint = "ns_flash_sector_size")]
    public static extern int SectorSize(int sector);

    [DllImport(Library, EntryPoint = "ns_flash_read")]
    public static extern int Read(int address, byte* bytes, int count);

    [DllImport(Library, EntryPoint = "ns_flash_program")]
    public static extern int Program(int address, byte* words, int count);

    [DllImport(Library, EntryPoint = "ns_flash_erase")]
    public static extern int Erase(int sector);
}
