using System.Collections.Generic;
using System.Linq;
using ICSharpCode.Decompiler.TypeSystem;

namespace NanoSocket.Aot.Model;

/// <summary>A virtual method of a closed type, whatever its own type arguments: what overriding is about.</summary>
internal sealed record MethodSlot(IMethod Definition, TypeNode Owner)
{
    public static MethodSlot Of(MethodNode method) => new(method.Definition, method.Owner);

    public MethodNode With(IReadOnlyList<TypeNode> arguments) =>
        Owner.World.Method(Definition, Owner, arguments);

    /// <summary>Name, generic arity, parameters and result, to compare methods of different types.</summary>
    public bool SameSignature(MethodSlot other) =>
        Definition.Name == other.Definition.Name && SameShape(other);

    /// <summary>As <see cref="SameSignature"/> but for the name.</summary>
    public bool SameShape(MethodSlot other)
    {
        if (Definition.Parameters.Count != other.Definition.Parameters.Count
            || Definition.TypeParameters.Count != other.Definition.TypeParameters.Count
            || Definition.IsStatic != other.Definition.IsStatic)
        {
            return false;
        }
        return Signature().SequenceEqual(other.Signature());
    }

    private IEnumerable<TypeNode> Signature()
    {
        World world = Owner.World;
        GenericScope scope = new(
            Owner.Arguments, [.. Enumerable.Range(0, Definition.TypeParameters.Count).Select(world.Placeholder)]);
        yield return world.Resolve(Definition.ReturnType, scope);
        foreach (IParameter parameter in Definition.Parameters)
        {
            yield return world.Resolve(parameter.Type, scope);
        }
    }
}
