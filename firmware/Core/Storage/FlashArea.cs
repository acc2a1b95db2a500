namespace NanoSocket.Core.Storage;

/// <summary>Sectors of a device that follow each other and are used as one piece.</summary>
public sealed class FlashArea
{
    private readonly int _firstSector;
    private readonly int _sectors;

    /// <summary>Names sectors of a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="firstSector">The first one.</param>
    /// <param name="sectors">How many, at least one.</param>
    public FlashArea(IFlashDevice device, int firstSector, int sectors = 1)
    {
        Device = device;
        _firstSector = firstSector;
        _sectors = sectors;
        for (int i = 0; i < firstSector; i++)
        {
            Start += device.SectorSize(i);
        }

        for (int i = firstSector; i < firstSector + sectors; i++)
        {
            Length += device.SectorSize(i);
        }
    }

    /// <summary>The device.</summary>
    public IFlashDevice Device { get; }

    /// <summary>Address of the first byte.</summary>
    public int Start { get; }

    /// <summary>Bytes.</summary>
    public int Length { get; }

    /// <summary>Address behind the last byte.</summary>
    public int End => Start + Length;

    /// <summary>Erases all sectors; false when the hardware reports an error.</summary>
    public bool Erase()
    {
        bool erased = true;
        for (int i = _firstSector; i < _firstSector + _sectors && erased; i++)
        {
            erased = Device.EraseSector(i);
        }

        return erased;
    }
}
