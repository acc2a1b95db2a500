using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using ICSharpCode.Decompiler.TypeSystem;

namespace NanoSocket.Aot.Model;

/// <summary>Which method runs when a virtual or interface method is called on an object of a known class
/// (ECMA-335 II.12.2).</summary>
internal sealed class Dispatch(World world)
{
    private readonly Dictionary<TypeNode, List<(MethodSlot Slot, MethodSlot Body)>> tables = [];
    private readonly Dictionary<TypeNode, IReadOnlyList<(MethodSlot Declaration, MethodSlot Body)>> overrides = [];
    private readonly Dictionary<(TypeNode, MethodNode), MethodNode?> resolved = [];

    /// <summary>The slot's implementation in <paramref name="type"/>, or null when the type has none (an abstract
    /// type, or an interface it does not implement).</summary>
    public MethodNode? Resolve(TypeNode type, MethodNode slot)
    {
        if (!resolved.TryGetValue((type, slot), out MethodNode? result))
        {
            MethodSlot? body = slot.Owner.Category == TypeCategory.Interface
                ? ResolveInterface(type, MethodSlot.Of(slot))
                : ResolveClass(type, MethodSlot.Of(slot));
            result = body is null || Has(body.Definition, MethodAttributes.Abstract)
                ? null
                : body.With(slot.Arguments);
            resolved.Add((type, slot), result);
        }
        return result;
    }

    /// <summary>The implementation of a static abstract interface method in <paramref name="type"/>.</summary>
    public MethodNode? ResolveStatic(TypeNode type, MethodNode declaration)
    {
        MethodSlot slot = MethodSlot.Of(declaration);
        for (TypeNode? at = type; at is not null; at = at.BaseType)
        {
            MethodSlot? body = Explicit(at, slot) ?? Declared(at, m => m.IsStatic)
                .FirstOrDefault(m => m.SameSignature(slot));
            if (body is not null)
            {
                return body.With(declaration.Arguments);
            }
        }
        MethodSlot? inherited = DefaultImplementation(type, slot);
        return inherited?.With(declaration.Arguments);
    }

    /// <summary>The slot a virtual method occupies: itself, or the base's that it overrides.</summary>
    public MethodNode SlotOf(MethodNode method)
    {
        if (method.Owner.Category == TypeCategory.Interface || method.IsNewSlot)
        {
            return method;
        }
        MethodSlot wanted = MethodSlot.Of(method);
        (MethodSlot Slot, MethodSlot Body) entry = TableOf(method.Owner).LastOrDefault(e => e.Body == wanted);
        return entry.Slot is null ? method : entry.Slot.With(method.Arguments);
    }

    private MethodSlot? ResolveClass(TypeNode type, MethodSlot slot)
    {
        foreach ((MethodSlot candidate, MethodSlot body) in TableOf(type))
        {
            if (candidate == slot)
            {
                return body;
            }
        }
        return null;
    }

    private MethodSlot? ResolveInterface(TypeNode type, MethodSlot slot)
    {
        TypeNode? arrays = type.Category == TypeCategory.Array
            ? Hierarchy.ArrayInterfacesFor(type, slot.Owner) ?? world.Known.ArrayInterfaces(type.Element!)
            : null;
        if (arrays is not null && ResolveInterface(arrays, slot) is { } body)
        {
            return body;
        }
        if (type.Interfaces.Contains(slot.Owner))
        {
            return Implementation(type, slot);
        }
        TypeNode? variant = type.Interfaces.FirstOrDefault(i => Hierarchy.InterfaceCompatible(i, slot.Owner));
        return variant is null ? null : Implementation(type, new MethodSlot(slot.Definition, variant));
    }

    private MethodSlot? Implementation(TypeNode type, MethodSlot slot)
    {
        for (TypeNode? at = type; at is not null; at = at.BaseType)
        {
            MethodSlot? body = Explicit(at, slot);
            if (body is null && Hierarchy.DeclaredInterfaces(at, world).Any(i => Brings(i, slot.Owner)))
            {
                body = PublicMethod(at, slot);
            }
            if (body is not null)
            {
                return Virtual(type, body);
            }
        }
        return DefaultImplementation(type, slot);
    }

    private static bool Brings(TypeNode declared, TypeNode wanted) =>
        declared == wanted || declared.Interfaces.Contains(wanted);

    private MethodSlot? Explicit(TypeNode type, MethodSlot declaration)
    {
        foreach ((MethodSlot candidate, MethodSlot body) in OverridesOf(type))
        {
            if (candidate == declaration)
            {
                return body;
            }
        }
        return null;
    }

    private MethodSlot? PublicMethod(TypeNode type, MethodSlot slot)
    {
        for (TypeNode? at = type; at is not null; at = at.BaseType)
        {
            MethodSlot? found = Declared(at, m => Has(m, MethodAttributes.Virtual) && IsPublic(m))
                .FirstOrDefault(m => m.SameSignature(slot));
            if (found is not null)
            {
                return found;
            }
        }
        return null;
    }

    /// <summary>A class may override the method that its base used for the interface.</summary>
    private MethodSlot Virtual(TypeNode type, MethodSlot body)
    {
        foreach ((MethodSlot slot, MethodSlot implementation) in TableOf(type))
        {
            if (slot == body)
            {
                return implementation;
            }
        }
        foreach ((MethodSlot slot, MethodSlot implementation) in TableOf(body.Owner))
        {
            if (implementation == body)
            {
                return ResolveClass(type, slot) ?? body;
            }
        }
        return body;
    }

    /// <summary>The most specific default implementation among the type's interfaces.</summary>
    private MethodSlot? DefaultImplementation(TypeNode type, MethodSlot slot)
    {
        MethodSlot? best = HasBody(slot) ? slot : null;
        foreach (TypeNode candidate in type.Interfaces)
        {
            MethodSlot? body = Explicit(candidate, slot);
            if (body is not null && HasBody(body)
                && (best is null || body.Owner.Interfaces.Contains(best.Owner)))
            {
                best = body;
            }
        }
        return best;
    }

    private List<(MethodSlot Slot, MethodSlot Body)> TableOf(TypeNode type)
    {
        if (!tables.TryGetValue(type, out List<(MethodSlot Slot, MethodSlot Body)>? table))
        {
            table = type.BaseType is null ? [] : [.. TableOf(type.BaseType)];
            AddDeclared(type, table);
            ApplyOverrides(type, table);
            tables.Add(type, table);
        }
        return table;
    }

    private void AddDeclared(TypeNode type, List<(MethodSlot Slot, MethodSlot Body)> table)
    {
        foreach (MethodSlot method in Declared(type, m => Has(m, MethodAttributes.Virtual) && !m.IsStatic))
        {
            int index = IsNewSlot(method)
                ? -1
                : table.FindLastIndex(entry => entry.Slot.SameSignature(method));
            if (index < 0)
            {
                table.Add((method, method));
                continue;
            }
            MethodSlot replaced = table[index].Body;
            for (int i = 0; i < table.Count; i++)
            {
                if (table[i].Body == replaced)
                {
                    table[i] = (table[i].Slot, method);
                }
            }
        }
    }

    private void ApplyOverrides(TypeNode type, List<(MethodSlot Slot, MethodSlot Body)> table)
    {
        foreach ((MethodSlot declaration, MethodSlot body) in OverridesOf(type))
        {
            for (int i = 0; i < table.Count; i++)
            {
                if (table[i].Slot == declaration || (table[i].Body == declaration && table[i].Slot != body))
                {
                    table[i] = (table[i].Slot, body);
                }
            }
        }
    }

    private IEnumerable<MethodSlot> Declared(TypeNode type, System.Func<IMethod, bool> filter) =>
        world.MethodDefinitionsOf(type).Where(filter).Select(m => new MethodSlot(m, type));

    private IReadOnlyList<(MethodSlot Declaration, MethodSlot Body)> OverridesOf(TypeNode type)
    {
        if (!overrides.TryGetValue(type, out IReadOnlyList<(MethodSlot, MethodSlot)>? list))
        {
            list = type.Definition?.ParentModule is MetadataModule module ? ReadOverrides(type, module) : [];
            overrides.Add(type, list);
        }
        return list;
    }

    private List<(MethodSlot, MethodSlot)> ReadOverrides(TypeNode type, MetadataModule module)
    {
        List<(MethodSlot, MethodSlot)> list = [];
        MetadataReader metadata = module.MetadataFile.Metadata;
        GenericContext context = new(type.Definition!.TypeParameters);
        foreach (MethodImplementationHandle handle in type.Row.GetMethodImplementations())
        {
            MethodImplementation row = metadata.GetMethodImplementation(handle);
            IMethod declaration = module.ResolveMethod(row.MethodDeclaration, context);
            IMethod body = module.ResolveMethod(row.MethodBody, context);
            TypeNode owner = world.Resolve(declaration.DeclaringType, type.Scope);
            list.Add((
                new MethodSlot((IMethod)declaration.MemberDefinition, owner),
                new MethodSlot((IMethod)body.MemberDefinition, type)));
        }
        return list;
    }

    private static bool IsPublic(IMethod method) => method.Accessibility == Accessibility.Public;

    private static bool IsNewSlot(MethodSlot slot) => Has(slot.Definition, MethodAttributes.NewSlot);

    private static bool HasBody(MethodSlot slot) => RowOf(slot.Definition).RelativeVirtualAddress != 0;

    /// <summary>ILSpy's <c>IsVirtual</c> means the C# keyword; this is the metadata's flag.</summary>
    private static bool Has(IMethod method, MethodAttributes flag) => (RowOf(method).Attributes & flag) != 0;

    private static MethodDefinition RowOf(IMethod method) => method.ParentModule!.MetadataFile!.Metadata
        .GetMethodDefinition((MethodDefinitionHandle)method.MetadataToken);
}
