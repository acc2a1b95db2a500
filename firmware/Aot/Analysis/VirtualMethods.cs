using System.Collections.Generic;
using System.Linq;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Analysis;

/// <summary>What each virtual call can mean, now that all types of objects are known.</summary>
internal sealed class VirtualMethods
{
    private readonly Dictionary<MethodNode, IReadOnlyList<MethodNode>> bodies = [];
    private readonly Dictionary<TypeNode, List<MethodNode>> tables = [];
    private readonly List<MethodNode> tableSlots = [];
    private readonly Dispatch dispatch;

    public VirtualMethods(CompiledProgram program, Dispatch dispatch)
    {
        this.dispatch = dispatch;
        foreach (MethodNode slot in program.Slots)
        {
            bodies.Add(slot, BodiesOf(slot, program.Constructed));
            if (Single(slot) is null && slot.Owner.Category != TypeCategory.Interface)
            {
                tableSlots.Add(slot);
            }
        }
        Selectors = new SelectorTable(
            program.Slots.Where(s => s.Owner.Category == TypeCategory.Interface && bodies[s].Count > 1),
            program.Constructed, dispatch);
    }

    public SelectorTable Selectors { get; }

    /// <summary>Delegate's abstract method that every delegate type gets from the compiler: the address of the thunk
    /// that runs a list.</summary>
    public static bool IsMulticastCode(MethodNode slot) => slot.IsNamed("System.Delegate", "GetMulticastCode");

    /// <summary>The methods a call of the slot may reach.</summary>
    public IReadOnlyList<MethodNode> Bodies(MethodNode slot) => bodies[slot];

    /// <summary>The one method the slot can mean, or null.</summary>
    public MethodNode? Single(MethodNode slot) => bodies[slot].Count == 1 ? bodies[slot][0] : null;

    /// <summary>Whether no object exists on which the slot could be called.</summary>
    public bool IsNeverCalled(MethodNode slot) => bodies[slot].Count == 0 && !IsMulticastCode(slot);

    public int IndexOf(MethodNode slot) => TableOf(slot.Owner).IndexOf(slot);

    /// <summary>The slots of a type's method table, the base's first.</summary>
    public IReadOnlyList<MethodNode> SlotsOf(TypeNode type) => TableOf(type);

    public MethodNode? Resolve(TypeNode type, MethodNode slot) => dispatch.Resolve(type, slot);

    private List<MethodNode> TableOf(TypeNode type)
    {
        if (!tables.TryGetValue(type, out List<MethodNode>? table))
        {
            table = type.BaseType is null ? [] : [.. TableOf(type.BaseType)];
            table.AddRange(tableSlots.Where(s => s.Owner == type));
            tables.Add(type, table);
        }
        return table;
    }

    private List<MethodNode> BodiesOf(MethodNode slot, IEnumerable<TypeNode> types)
    {
        if (IsMulticastCode(slot))
        {
            return [];
        }
        return types
            .Where(t => Hierarchy.IsAssignable(t, slot.Owner))
            .Select(t => dispatch.Resolve(t, slot))
            .OfType<MethodNode>()
            .Distinct()
            .ToList();
    }
}
