using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;

namespace NanoSocket.Tool.Sizes;

/// <summary>What an image takes, by component and by memory.</summary>
/// <param name="BoardName">The board's name.</param>
/// <param name="Rows">By component, the largest flash first.</param>
/// <param name="Memories">How full each memory is; none for a board without limits.</param>
/// <param name="Counts">Numbers of things: the budget's, then those the core fixes for every board.</param>
internal sealed record SizeReport(
    string BoardName, IReadOnlyList<SizeRow> Rows, IReadOnlyList<MemoryUse> Memories, IReadOnlyList<BudgetRow> Counts)
{
    /// <summary>All of the image's flash.</summary>
    public long Flash => Rows.Sum(row => row.Flash);

    /// <summary>All variables, the budget's memory among them where the linker places it.</summary>
    public long Ram => Rows.Sum(row => row.Ram);

    /// <summary>Measures an image.</summary>
    public static async Task<SizeReport> CreateAsync(BuiltImage image, CancellationToken cancellation)
    {
        IReadOnlyList<MapSection> sections =
            LinkMap.Parse(await File.ReadAllTextAsync(image.Map, cancellation));
        Budget budget = Budget.Load(image.Board, image.BudgetSections);
        GeneratedCode generated = await GeneratedCode.LocateAsync(image, sections, cancellation);
        ComponentNames names = new(await File.ReadAllLinesAsync(image.Components, cancellation), generated);
        return new SizeReport(
            image.Board.Name,
            Measure(image.Board, sections, names.Of),
            MemoryUse.Of(image.Board, budget, sections),
            [.. budget.Rows.Where(row => row.Region is null), .. Budget.LoadLimits().Rows]);
    }

    /// <summary>Adds up sections by component.</summary>
    internal static IReadOnlyList<SizeRow> Measure(
        Board board, IEnumerable<MapSection> sections, Func<MapSection, string> component) =>
        sections.GroupBy(component)
            .Select(group => new SizeRow(
                group.Key,
                group.Where(section => !IsInRam(board, section) || section.IsInitialised).Sum(s => (long)s.Size),
                group.Where(section => IsInRam(board, section)).Sum(s => (long)s.Size)))
            .OrderByDescending(row => row.Flash).ThenByDescending(row => row.Ram)
            .ToList();

    private static bool IsInRam(Board board, MapSection section) =>
        board.RegionOf(section.Address) is { } region ? region.Name != "flash" : section.IsVariableByName;

    public string ToJson() => JsonSerializer.Serialize(this, SizeJson.Default.SizeReport);
}

/// <summary>Writing of size reports without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(SizeReport))]
internal sealed partial class SizeJson : JsonSerializerContext;
