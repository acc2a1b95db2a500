using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;

namespace NanoSocket.Tool.Sizes;

/// <summary>How full a memory of the board is.</summary>
/// <param name="Region">The memory.</param>
/// <param name="Used">Bytes that the linker placed in it; where it places nothing, those of the budget.</param>
/// <param name="Rows">The budget's rows in it.</param>
internal sealed record MemoryUse(MemoryRegion Region, long Used, IReadOnlyList<BudgetRow> Rows)
{
    /// <summary>Bytes of the region that no row of the budget names: the image's own variables or code. Negative
    /// when the image leaves out parts that the budget provides for.</summary>
    public long Other => Used - Rows.Sum(row => (long)row.Value);

    /// <summary>The use of each of the board's memories, read from the linker's map.</summary>
    public static IReadOnlyList<MemoryUse> Of(Board board, BuiltImage image)
    {
        IReadOnlyList<MapSection> sections = LinkMap.Parse(File.ReadAllText(image.Map));
        return Of(board, Budget.Load(board, image.BudgetSections), sections);
    }

    /// <summary>The use of each of the board's memories.</summary>
    internal static IReadOnlyList<MemoryUse> Of(Board board, Budget budget, IReadOnlyList<MapSection> sections) =>
        board.Regions.Select(region =>
        {
            List<BudgetRow> rows = budget.Rows.Where(row => row.Region == region.Name).ToList();
            long placed = sections.Where(section => board.RegionOf(section.Address) == region
                || (section.IsInitialised && board.RegionOf(section.LoadAddress) == region))
                .Sum(section => (long)section.Size);
            long budgeted = rows.Sum(row => (long)row.Value);
            return new MemoryUse(region, placed > 0 ? placed : budgeted, rows);
        }).ToList();

    /// <summary>The message of a memory that is too small.</summary>
    public string Overflow()
    {
        IEnumerable<string> parts = Rows.OrderByDescending(row => row.Value)
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Name} {row.Value}"))
            .Append(string.Create(CultureInfo.InvariantCulture, $"everything else {Other}"));
        return string.Create(CultureInfo.InvariantCulture, $"the image does not fit: memory '{Region.Name}' has "
            + $"{Region.Length} bytes, {Used} are needed: {string.Join(", ", parts)}");
    }
}
