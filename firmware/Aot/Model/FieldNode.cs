using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using ICSharpCode.Decompiler.TypeSystem;

namespace NanoSocket.Aot.Model;

/// <summary>A field of a closed type.</summary>
internal sealed class FieldNode
{
    public FieldNode(IField definition, TypeNode owner, World world)
    {
        Definition = definition;
        Owner = owner;
        Type = world.Resolve(definition.Type, owner.Scope);
        FieldDefinition row = Row;
        IsStatic = definition.IsStatic;
        IsReadOnly = (row.Attributes & FieldAttributes.InitOnly) != 0;
        IsThreadStatic = definition.GetAttributes()
            .Any(a => a.AttributeType.FullName == "System.ThreadStaticAttribute");
    }

    public IField Definition { get; }

    public TypeNode Owner { get; }

    public TypeNode Type { get; }

    public bool IsStatic { get; }

    public bool IsReadOnly { get; }

    public bool IsThreadStatic { get; }

    public string Name => Definition.Name;

    /// <summary>Where the initial bytes of an RVA field are in its file, or 0.</summary>
    public int RelativeVirtualAddress => Row.GetRelativeVirtualAddress();

    public override string ToString() => $"{Owner.DisplayName}.{Name}";

    private FieldDefinition Row => Definition.ParentModule!.MetadataFile!.Metadata
        .GetFieldDefinition((FieldDefinitionHandle)Definition.MetadataToken);
}
