using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NanoSocket.Tool.Lua;

/// <summary>Names in the order in which their hashes find them.</summary>
internal sealed class RomSlots
{
    /// <summary>Sorts names by the low bits of their hashes, about one in a slot.</summary>
    public RomSlots(IReadOnlyCollection<string> names)
    {
        uint size = 1;
        while (size < names.Count)
        {
            size *= 2;
        }
        Mask = size - 1;
        Names = [.. names.OrderBy(name => RomStrings.Hash(name) & Mask)];
        Starts = string.Join(", ", Enumerable.Range(0, (int)size + 1).Select(slot => Names.Count(
                name => (RomStrings.Hash(name) & Mask) < slot).ToString(CultureInfo.InvariantCulture)));
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The bits of the hash that say the slot.</summary>
    public uint Mask { get; }

    /// <summary>Elements of an array: where each slot starts, and where the last one ends.</summary>
    public string Starts { get; }
}
