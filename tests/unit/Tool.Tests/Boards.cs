using NanoSocket.Tool.Boards;

namespace NanoSocket.Tool.Tests;

/// <summary>Boards for tests.</summary>
internal static class Boards
{
    /// <summary>16 KiB of flash, 4 KiB of RAM.</summary>
    public static Board Small { get; } = BoardCatalog.Parse(
        """
        {
          "description": "a board for tests",
          "compilerPrefix": "arm-none-eabi-",
          "flags": [],
          "sources": [],
          "regions": [
            { "name": "flash", "origin": "0x08000000", "length": 16384 },
            { "name": "ram", "origin": "0x20000000", "length": 4096 }
          ]
        }
        """,
        "small");
}
