using System.Collections.Generic;
using System.Linq;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Analysis;

/// <summary>One table for all interface calls: a type's row is sparse, so rows are laid over each other where their
/// entries do not collide (row displacement). A call adds the method's number to the row's start.</summary>
internal sealed class SelectorTable
{
    private readonly Dictionary<MethodNode, int> numbers = [];
    private readonly Dictionary<TypeNode, int> rows = [];
    private readonly List<(TypeNode Type, MethodNode Body)?> entries = [];

    public SelectorTable(IEnumerable<MethodNode> slots, IReadOnlyList<TypeNode> types, Dispatch dispatch)
    {
        Dictionary<MethodNode, List<(TypeNode Type, MethodNode Body)>> columns = [];
        foreach (MethodNode slot in slots)
        {
            columns.Add(slot, types
                .Where(t => Hierarchy.IsAssignable(t, slot.Owner))
                .Select(t => (t, dispatch.Resolve(t, slot)!))
                .ToList());
        }
        foreach (MethodNode slot in columns.OrderByDescending(c => c.Value.Count).Select(c => c.Key))
        {
            numbers.Add(slot, numbers.Count);
        }
        foreach (TypeNode type in types)
        {
            List<(int, MethodNode)> row = columns
                .Where(c => c.Value.Any(e => e.Type == type))
                .Select(c => (numbers[c.Key], c.Value.First(e => e.Type == type).Body))
                .OrderBy(e => e.Item1)
                .ToList();
            if (row.Count > 0)
            {
                rows.Add(type, Place(type, row));
            }
        }
    }

    /// <summary>The table's cells; null where nothing ever looks.</summary>
    public IReadOnlyList<(TypeNode Type, MethodNode Body)?> Entries => entries;

    public int NumberOf(MethodNode slot) => numbers[slot];

    /// <summary>Where the type's row starts, or null when it has none.</summary>
    public int? RowOf(TypeNode type) => rows.TryGetValue(type, out int row) ? row : null;

    private int Place(TypeNode type, List<(int Number, MethodNode Body)> row)
    {
        int start = 0;
        while (row.Any(e => start + e.Number < entries.Count && entries[start + e.Number] is not null))
        {
            start++;
        }
        foreach ((int number, MethodNode body) in row)
        {
            while (entries.Count <= start + number)
            {
                entries.Add(null);
            }
            entries[start + number] = (type, body);
        }
        return start;
    }
}
