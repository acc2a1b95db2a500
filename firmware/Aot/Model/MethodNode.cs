using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using ICSharpCode.Decompiler.TypeSystem;

namespace NanoSocket.Aot.Model;

/// <summary>A method of a closed type with closed type arguments. One instance per method, so reference equality
/// is identity.</summary>
internal sealed class MethodNode
{
    public MethodNode(World world, IMethod definition, TypeNode owner, IReadOnlyList<TypeNode> arguments)
    {
        World = world;
        Definition = definition;
        Owner = owner;
        Arguments = arguments;
        Scope = new GenericScope(owner.Arguments, arguments);
        Parameters = definition.Parameters.Select(p => world.Resolve(p.Type, Scope)).ToList();
        ReturnType = world.Resolve(definition.ReturnType, Scope);
        Attributes = Row.Attributes;
        ImplAttributes = Row.ImplAttributes;
    }

    public World World { get; }

    public IMethod Definition { get; }

    public TypeNode Owner { get; }

    public IReadOnlyList<TypeNode> Arguments { get; }

    public GenericScope Scope { get; }

    /// <summary>Without <c>this</c>.</summary>
    public IReadOnlyList<TypeNode> Parameters { get; }

    public TypeNode ReturnType { get; }

    public MethodAttributes Attributes { get; }

    public MethodImplAttributes ImplAttributes { get; }

    public string Name => Definition.Name;

    public bool IsStatic => (Attributes & MethodAttributes.Static) != 0;

    public bool IsVirtual => (Attributes & MethodAttributes.Virtual) != 0;

    public bool IsNewSlot => (Attributes & MethodAttributes.NewSlot) != 0;

    public bool IsAbstract => (Attributes & MethodAttributes.Abstract) != 0;

    public bool IsFinal => (Attributes & MethodAttributes.Final) != 0;

    public bool IsConstructor => Name == ".ctor";

    public bool IsStaticConstructor => Name == ".cctor";

    public bool HasBody => Row.RelativeVirtualAddress != 0;

    /// <summary>Which method's code first needed this one; null for roots.</summary>
    public MethodNode? ReachedFrom { get; set; }

    /// <summary>A name that no other method has, the same in every run.</summary>
    public string Identity =>
        $"{Owner.Identity}.{Name}<{string.Join(",", Arguments.Select(a => a.Identity))}>"
        + $"({string.Join(",", Parameters.Select(p => p.Identity))}):{ReturnType.Identity}";

    public string DisplayName
    {
        get
        {
            string arguments = Arguments.Count == 0
                ? ""
                : $"<{string.Join(", ", Arguments.Select(a => a.DisplayName))}>";
            return $"{Owner.DisplayName}.{Name}{arguments}";
        }
    }

    public MetadataModule Module => (MetadataModule)Definition.ParentModule!;

    public MethodDefinitionHandle Handle => (MethodDefinitionHandle)Definition.MetadataToken;

    public MethodDefinition Row => Module.MetadataFile.Metadata.GetMethodDefinition(Handle);

    public bool IsNamed(string typeFullName, string name) => Name == name && Owner.IsNamed(typeFullName);

    /// <summary>The attribute of that type, or null.</summary>
    public IAttribute? Attribute(string fullName) =>
        Definition.GetAttributes().FirstOrDefault(a => a.AttributeType.FullName == fullName);

    public override string ToString() => DisplayName;
}
