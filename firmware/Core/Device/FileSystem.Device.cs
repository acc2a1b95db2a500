using NanoSocket.Core.Device;

namespace NanoSocket.Core.Storage;

/// <summary>On a device the flash's areas are: two for scripts, two for files (docs/storage.md).</summary>
public sealed partial class FileSystem
{
    private const int SectorsForFiles = 4;

    static partial void FindFlash(ref FileSystem files)
    {
        DeviceFlash flash = new();
        if (flash.SectorCount >= SectorsForFiles)
        {
            files = new FileSystem(new FlashStore(new FlashArea(flash, 2), new FlashArea(flash, 3)),
                new ScriptBundle(new FlashArea(flash, 0), new FlashArea(flash, 1)));
        }
    }
}
