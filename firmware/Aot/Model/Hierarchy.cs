using System.Collections.Generic;
using System.Linq;
using ICSharpCode.Decompiler.TypeSystem;

namespace NanoSocket.Aot.Model;

/// <summary>Base types, interfaces and assignability of closed types.</summary>
internal static class Hierarchy
{
    public static TypeNode? BaseOf(TypeNode type, World world) => type.Category switch
    {
        TypeCategory.Array => world.Known.Array,
        TypeCategory.Enum => world.Known.Enum,
        TypeCategory.Primitive or TypeCategory.Struct => world.Known.ValueType,
        TypeCategory.Class or TypeCategory.Delegate => DirectBase(type, world),
        _ => null,
    };

    public static IReadOnlyList<TypeNode> InterfacesOf(TypeNode type, World world)
    {
        List<TypeNode> result = [];
        if (type.Category == TypeCategory.Array)
        {
            Collect(world.Known.Array, result);
            if (world.Known.ArrayInterfaces(type.Element!) is { } implementation)
            {
                Collect(implementation, result);
            }
            return result;
        }
        Collect(type, result);
        return result;

        void Collect(TypeNode from, List<TypeNode> into)
        {
            for (TypeNode? at = from; at is not null; at = at.BaseType)
            {
                foreach (TypeNode declared in DeclaredInterfaces(at, world))
                {
                    AddWithBases(declared, into);
                }
            }
        }
    }

    /// <summary>The interfaces named in the type's own declaration.</summary>
    public static IEnumerable<TypeNode> DeclaredInterfaces(TypeNode type, World world) =>
        type.Definition is null
            ? []
            : type.Definition.DirectBaseTypes
                .Where(b => b.Kind == TypeKind.Interface)
                .Select(b => world.Resolve(b, type.Scope));

    /// <summary>Whether a reference to <paramref name="from"/> may be used as <paramref name="to"/>; both are reference
    /// types or boxed value types.</summary>
    public static bool IsAssignable(TypeNode from, TypeNode to)
    {
        if (from.DerivesFrom(to))
        {
            return true;
        }
        return to.Category switch
        {
            TypeCategory.Array => from.Category == TypeCategory.Array
                && ElementsCompatible(from.Element!, to.Element!),
            TypeCategory.Interface => to == from || from.Interfaces.Any(i => InterfaceCompatible(i, to))
                || ArrayInterfacesFor(from, to) is not null,
            TypeCategory.Delegate => InterfaceCompatible(from, to),
            TypeCategory.Class => to.Is(KnownTypeCode.Object),
            _ => false,
        };
    }

    /// <summary>Whether <paramref name="from"/> is <paramref name="to"/>, or becomes it by variance.</summary>
    public static bool InterfaceCompatible(TypeNode from, TypeNode to)
    {
        if (from == to)
        {
            return true;
        }
        if (from.Definition is null || !from.Definition.Equals(to.Definition) || from.Arguments.Count == 0)
        {
            return false;
        }
        for (int i = 0; i < from.Arguments.Count; i++)
        {
            if (!ArgumentCompatible(from.Definition.TypeParameters[i].Variance, from.Arguments[i], to.Arguments[i]))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>An array of a class is a list of its base classes too, although lists are not variant: the class that
    /// implements <paramref name="wanted"/> for such an array, or null.</summary>
    public static TypeNode? ArrayInterfacesFor(TypeNode array, TypeNode wanted)
    {
        bool isCandidate = array.Category == TypeCategory.Array && array.Element!.IsReferenceType
            && wanted.Arguments is [{ IsReferenceType: true } element] && IsAssignable(array.Element, element);
        return isCandidate
            && array.World.Known.ArrayInterfaces(wanted.Arguments[0]) is { } implementation
            && implementation.Interfaces.Contains(wanted)
            ? implementation
            : null;
    }

    private static bool ArgumentCompatible(VarianceModifier variance, TypeNode from, TypeNode to) =>
        from == to || (from.IsReferenceType && to.IsReferenceType && variance switch
        {
            VarianceModifier.Covariant => IsAssignable(from, to),
            VarianceModifier.Contravariant => IsAssignable(to, from),
            _ => false,
        });

    /// <summary>Array covariance: references by assignability, values by size alone (<c>int[]</c> is a
    /// <c>uint[]</c> to the CLI).</summary>
    private static bool ElementsCompatible(TypeNode from, TypeNode to)
    {
        if (from == to)
        {
            return true;
        }
        return from.IsReferenceType && to.IsReferenceType && IsAssignable(from, to);
    }

    private static TypeNode? DirectBase(TypeNode type, World world)
    {
        IType? direct = type.Definition!.DirectBaseTypes.FirstOrDefault(b => b.Kind != TypeKind.Interface);
        return direct is null ? null : world.Resolve(direct, type.Scope);
    }

    private static void AddWithBases(TypeNode declared, List<TypeNode> into)
    {
        if (into.Contains(declared))
        {
            return;
        }
        into.Add(declared);
        foreach (TypeNode inherited in declared.Interfaces)
        {
            AddWithBases(inherited, into);
        }
    }
}
