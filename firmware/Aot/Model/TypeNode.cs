using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;
using ICSharpCode.Decompiler.TypeSystem;

namespace NanoSocket.Aot.Model;

/// <summary>A closed type. One instance per type, so reference equality is type identity.</summary>
internal sealed class TypeNode
{
    private readonly World world;
    private readonly Lazy<TypeNode?> baseType;
    private readonly Lazy<IReadOnlyList<TypeNode>> interfaces;
    private readonly Lazy<IReadOnlyList<FieldNode>> fields;
    private readonly Lazy<bool> containsReferences;

    public TypeNode(
        World world, int id, TypeCategory category, ITypeDefinition? definition, TypeNode? element,
        IReadOnlyList<TypeNode> arguments)
    {
        this.world = world;
        Id = id;
        Category = category;
        Definition = definition;
        Element = element;
        Arguments = arguments;
        Scope = new GenericScope(arguments, []);
        baseType = new Lazy<TypeNode?>(() => Hierarchy.BaseOf(this, world));
        interfaces = new Lazy<IReadOnlyList<TypeNode>>(() => Hierarchy.InterfacesOf(this, world));
        fields = new Lazy<IReadOnlyList<FieldNode>>(() => world.FieldsOf(this));
        containsReferences = new Lazy<bool>(FindReferences);
    }

    /// <summary>A number in order of creation.</summary>
    public int Id { get; }

    public TypeCategory Category { get; }

    /// <summary>Null for arrays, pointers, references and function pointers.</summary>
    public ITypeDefinition? Definition { get; }

    /// <summary>The element of an array, pointer or reference; an enum's underlying type.</summary>
    public TypeNode? Element { get; }

    /// <summary>Type arguments, those of enclosing types first.</summary>
    public IReadOnlyList<TypeNode> Arguments { get; }

    public GenericScope Scope { get; }

    /// <summary>For primitives, and for enums their underlying type's.</summary>
    public Primitive Primitive { get; init; }

    /// <summary>The signature, for function pointers: the return type, then the parameters.</summary>
    public IReadOnlyList<TypeNode> Signature { get; init; } = [];

    public TypeNode? BaseType => baseType.Value;

    /// <summary>Every interface, inherited ones included; variance not expanded.</summary>
    public IReadOnlyList<TypeNode> Interfaces => interfaces.Value;

    /// <summary>The fields this type declares itself, static ones included.</summary>
    public IReadOnlyList<FieldNode> Fields => fields.Value;

    public IEnumerable<FieldNode> InstanceFields => Fields.Where(f => !f.IsStatic);

    /// <summary>Whether a value of this type holds object references (a reference type is one).</summary>
    public bool ContainsReferences => containsReferences.Value;

    public bool IsValueType => Category is TypeCategory.Primitive or TypeCategory.Enum or TypeCategory.Struct;

    public bool IsReferenceType =>
        Category is TypeCategory.Class or TypeCategory.Interface or TypeCategory.Delegate or TypeCategory.Array;

    public bool IsSealed => Category switch
    {
        TypeCategory.Array => Element!.IsValueType || Element.IsSealed,
        TypeCategory.Delegate => true,
        TypeCategory.Class => Definition!.IsSealed,
        _ => IsValueType,
    };

    public bool IsAbstract => Definition is { IsAbstract: true };

    /// <summary>Whether it mentions a method's own type parameter; such types exist only while signatures are compared.
    /// </summary>
    public bool IsOpen => Category == TypeCategory.Placeholder || Element is { IsOpen: true }
        || Arguments.Any(a => a.IsOpen) || Signature.Any(s => s.IsOpen);

    public bool IsNullable => Is(KnownTypeCode.NullableOfT);

    /// <summary>A struct whose one field stands for <see cref="InlineArrayLength"/> of them.</summary>
    public bool IsInlineArray => InlineArrayLength > 0;

    public int InlineArrayLength => Category == TypeCategory.Struct ? Definition!.GetInlineArrayLength() ?? 0 : 0;

    public StackKind Kind => Category switch
    {
        TypeCategory.Void => StackKind.Void,
        TypeCategory.Primitive or TypeCategory.Enum => KindOf(Primitive),
        TypeCategory.Struct => StackKind.Struct,
        TypeCategory.Pointer or TypeCategory.FunctionPointer => StackKind.I,
        TypeCategory.ByRef => StackKind.Ref,
        TypeCategory.Placeholder => throw new InvalidOperationException("An open type has no stack kind."),
        _ => StackKind.Obj,
    };

    public bool IsUnsigned => Primitive is Primitive.Boolean or Primitive.Char or Primitive.Byte
        or Primitive.UInt16 or Primitive.UInt32 or Primitive.UInt64 or Primitive.UIntPtr;

    public string Namespace => Definition?.Namespace ?? "";

    /// <summary>The name a C# programmer would write.</summary>
    public string DisplayName => Category switch
    {
        TypeCategory.Array => Element!.DisplayName + "[]",
        TypeCategory.Pointer => Element!.DisplayName + "*",
        TypeCategory.ByRef => "ref " + Element!.DisplayName,
        TypeCategory.FunctionPointer => "delegate*",
        _ when Arguments.Count > 0 => $"{Definition!.Name}<{string.Join(", ", Arguments.Select(a => a.DisplayName))}>",
        _ => Definition?.Name ?? Category.ToString(),
    };

    /// <summary>A name that no other type has, the same in every run.</summary>
    public string Identity => Category switch
    {
        TypeCategory.Array or TypeCategory.Pointer or TypeCategory.ByRef => $"{Category}({Element!.Identity})",
        TypeCategory.FunctionPointer => $"fn({string.Join(",", Signature.Select(s => s.Identity))})",
        TypeCategory.Placeholder => "?",
        _ => $"[{Definition!.ParentModule!.AssemblyName}]{Definition.ReflectionName}"
            + (Arguments.Count == 0 ? "" : $"<{string.Join(",", Arguments.Select(a => a.Identity))}>"),
    };

    public bool Is(KnownTypeCode code) => Definition is not null && Definition.KnownTypeCode == code;

    public bool IsNamed(string fullName) => Definition is not null && Definition.FullName == fullName;

    /// <summary>Whether this is <paramref name="other"/> or derives from it.</summary>
    public bool DerivesFrom(TypeNode other)
    {
        for (TypeNode? at = this; at is not null; at = at.BaseType)
        {
            if (at == other)
            {
                return true;
            }
        }
        return false;
    }

    public override string ToString() => DisplayName;

    private static StackKind KindOf(Primitive primitive) => primitive switch
    {
        Primitive.Int64 or Primitive.UInt64 => StackKind.I8,
        Primitive.IntPtr or Primitive.UIntPtr => StackKind.I,
        Primitive.Single => StackKind.F4,
        Primitive.Double => StackKind.F8,
        _ => StackKind.I4,
    };

    private bool FindReferences() =>
        IsReferenceType || Category == TypeCategory.ByRef
        || (Category == TypeCategory.Struct && InstanceFields.Any(f => f.Type.ContainsReferences));

    /// <summary>The metadata row, for attributes ILSpy does not decode.</summary>
    public TypeDefinition Row => Definition!.ParentModule!.MetadataFile!.Metadata
        .GetTypeDefinition((TypeDefinitionHandle)Definition.MetadataToken);

    public World World => world;
}
