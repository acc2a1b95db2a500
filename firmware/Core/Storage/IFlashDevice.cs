using System;

namespace NanoSocket.Core.Storage;

/// <summary>
/// NOR flash: erasing a sector sets its bits, programming clears bits. A word may be programmed again as long as that
/// clears bits only (STM32F405: RM0090 3.6.3); the store relies on it to end what a power cut interrupted. Addresses
/// count from the device's beginning. One thread at a time; a call may take seconds.
/// </summary>
public interface IFlashDevice
{
    /// <summary>Bytes of a word: programming takes whole words at multiples of it.</summary>
    public const int WordSize = 4;

    /// <summary>Number of sectors, which may be of unequal size.</summary>
    int SectorCount { get; }

    /// <summary>Bytes of a sector; sectors follow each other without gaps.</summary>
    /// <param name="sector">0 to <see cref="SectorCount"/> - 1.</param>
    int SectorSize(int sector);

    /// <summary>Copies bytes; false when the hardware reports an error.</summary>
    bool Read(int address, Span<byte> buffer);

    /// <summary>Programs whole words and compares them; false when they do not read as they should.</summary>
    bool Program(int address, ReadOnlySpan<byte> words);

    /// <summary>Erases a sector; false when the hardware reports an error.</summary>
    bool EraseSector(int sector);
}
