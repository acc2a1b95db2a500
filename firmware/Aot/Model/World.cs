using System.Collections.Generic;
using System.Linq;
using ICSharpCode.Decompiler.TypeSystem;
using ICSharpCode.Decompiler.TypeSystem.Implementation;
using NanoSocket.Aot.Diagnostics;

namespace NanoSocket.Aot.Model;

/// <summary>Turns ILSpy's types and members, seen from inside some instantiation, into the closed nodes the rest of
/// the compiler works with. Every node exists once.</summary>
internal sealed class World
{
    private readonly ICompilation compilation;
    private readonly Dictionary<(object, string), TypeNode> types = [];
    private readonly Dictionary<(IMethod, TypeNode, string), MethodNode> methods = [];
    private readonly Dictionary<(IField, TypeNode), FieldNode> fields = [];
    private readonly Dictionary<TypeNode, IReadOnlyList<IMethod>> methodDefinitions = [];
    private readonly Dictionary<int, TypeNode> placeholders = [];

    public World(ICompilation compilation)
    {
        this.compilation = compilation;
        Known = new KnownTypes(this);
    }

    public KnownTypes Known { get; }

    /// <summary>Every type anything has asked for so far.</summary>
    public IReadOnlyCollection<TypeNode> Types => types.Values;

    /// <summary>Every type of every assembly.</summary>
    public IEnumerable<ITypeDefinition> Definitions => compilation.Modules.SelectMany(module => module.TypeDefinitions);

    public TypeNode Known1(KnownTypeCode code) => Resolve(compilation.FindType(code), GenericScope.Empty);

    /// <summary>The type of that full name, or null.</summary>
    public TypeNode? Find(string fullName, params TypeNode[] arguments)
    {
        FullTypeName name = new(arguments.Length == 0 ? fullName : $"{fullName}`{arguments.Length}");
        return compilation.FindType(name).GetDefinition() is { } definition ? Closed(definition, arguments) : null;
    }

    public TypeNode ArrayOf(TypeNode element) => Constructed(TypeCategory.Array, element);

    public TypeNode ByRefTo(TypeNode element) => Constructed(TypeCategory.ByRef, element);

    public TypeNode PointerTo(TypeNode element) => Constructed(TypeCategory.Pointer, element);

    /// <summary>Stands for a method's own type parameter while signatures are compared.</summary>
    public TypeNode Placeholder(int index)
    {
        if (!placeholders.TryGetValue(index, out TypeNode? node))
        {
            node = New(TypeCategory.Placeholder, null, null, []);
            placeholders.Add(index, node);
        }
        return node;
    }

    public TypeNode Resolve(IType type, GenericScope scope)
    {
        switch (type)
        {
            case ITypeParameter parameter:
                return parameter.OwnerType == SymbolKind.Method
                    ? scope.MethodArguments[parameter.Index]
                    : scope.TypeArguments[parameter.Index];
            case ParameterizedType generic when generic.GetDefinition() is { } definition:
                return Closed(definition, [.. generic.TypeArguments.Select(a => Resolve(a, scope))]);
            case ITypeDefinition definition:
                return Closed(definition, [.. definition.TypeParameters.Select(p => Resolve(p, scope))]);
            case ArrayType { Dimensions: 1 } array:
                return ArrayOf(Resolve(array.ElementType, scope));
            case ArrayType:
                throw CompileError.NotSupported("A multi-dimensional array (use an array of arrays)");
            case PointerType pointer:
                return PointerTo(Resolve(pointer.ElementType, scope));
            case ByReferenceType reference:
                return ByRefTo(Resolve(reference.ElementType, scope));
            case ModifiedType modified:
                return Resolve(modified.ElementType, scope);
            case PinnedType pinned:
                return Resolve(pinned.ElementType, scope);
            case FunctionPointerType pointer:
                return FunctionPointer(pointer, scope);
            case { Kind: TypeKind.Unknown }:
                throw CompileError.NotFound($"Type '{type.FullName}'");
            default:
                throw CompileError.NotSupported($"Type '{type.FullName}' ({type.Kind})");
        }
    }

    public MethodNode Resolve(IMethod method, GenericScope scope)
    {
        if (method.DeclaringType is ArrayType)
        {
            throw CompileError.NotSupported("A multi-dimensional array (use an array of arrays)");
        }
        IMethod definition = (IMethod)method.MemberDefinition;
        if (definition.MetadataToken.IsNil || definition.ParentModule is null)
        {
            throw CompileError.NotFound($"Method '{method.DeclaringType?.FullName}.{method.Name}'");
        }
        TypeNode owner = Resolve(method.DeclaringType, scope);
        return Method(definition, owner, [.. method.TypeArguments.Select(a => Resolve(a, scope))]);
    }

    public MethodNode Method(IMethod definition, TypeNode owner, IReadOnlyList<TypeNode> arguments)
    {
        (IMethod, TypeNode, string) key = (definition, owner, KeyOf(arguments));
        if (!methods.TryGetValue(key, out MethodNode? node))
        {
            node = new MethodNode(this, definition, owner, arguments);
            methods.Add(key, node);
        }
        return node;
    }

    public FieldNode Resolve(IField field, GenericScope scope)
    {
        IField definition = (IField)field.MemberDefinition;
        if (definition.MetadataToken.IsNil || definition.ParentModule is null)
        {
            throw CompileError.NotFound($"Field '{field.DeclaringType?.FullName}.{field.Name}'");
        }
        return Field(definition, Resolve(field.DeclaringType, scope));
    }

    public IReadOnlyList<FieldNode> FieldsOf(TypeNode type)
    {
        if (type.Definition?.ParentModule is not MetadataModule module)
        {
            return [];
        }
        return type.Row.GetFields()
            .Select(module.GetDefinition)
            .Where(f => !f.IsConst)
            .Select(f => Field(f, type))
            .ToList();
    }

    /// <summary>Every method the type declares, accessors included, as open definitions in metadata order.</summary>
    public IReadOnlyList<IMethod> MethodDefinitionsOf(TypeNode type)
    {
        if (!methodDefinitions.TryGetValue(type, out IReadOnlyList<IMethod>? list))
        {
            list = type.Definition?.ParentModule is MetadataModule module
                ? type.Row.GetMethods().Select(module.GetDefinition).ToList()
                : [];
            methodDefinitions.Add(type, list);
        }
        return list;
    }

    /// <summary>The non-generic methods of that name.</summary>
    public IEnumerable<MethodNode> MethodsNamed(TypeNode type, string name) =>
        MethodDefinitionsOf(type)
            .Where(m => m.Name == name && m.TypeParameters.Count == 0)
            .Select(m => Method(m, type, []));

    public MethodNode? StaticConstructorOf(TypeNode type) => MethodsNamed(type, ".cctor").FirstOrDefault();

    private FieldNode Field(IField definition, TypeNode owner)
    {
        if (!fields.TryGetValue((definition, owner), out FieldNode? node))
        {
            node = new FieldNode(definition, owner, this);
            fields.Add((definition, owner), node);
        }
        return node;
    }

    private TypeNode Closed(ITypeDefinition definition, TypeNode[] arguments)
    {
        (object, string) key = (definition, KeyOf(arguments));
        if (types.TryGetValue(key, out TypeNode? node))
        {
            return node;
        }
        Primitive primitive = PrimitiveOf(definition.KnownTypeCode);
        TypeNode? underlying = definition.Kind == TypeKind.Enum
            ? Resolve(definition.EnumUnderlyingType!, GenericScope.Empty)
            : null;
        TypeCategory category = CategoryOf(definition, primitive);
        node = New(category, definition, underlying, arguments, underlying?.Primitive ?? primitive);
        types.Add(key, node);
        return node;
    }

    private TypeNode Constructed(TypeCategory category, TypeNode element)
    {
        (object, string) key = (category, KeyOf([element]));
        if (!types.TryGetValue(key, out TypeNode? node))
        {
            node = New(category, null, element, []);
            types.Add(key, node);
        }
        return node;
    }

    private TypeNode FunctionPointer(FunctionPointerType pointer, GenericScope scope)
    {
        List<TypeNode> signature = [Resolve(pointer.ReturnType, scope)];
        signature.AddRange(pointer.ParameterTypes.Select(p => Resolve(p, scope)));
        (object, string) key = (TypeCategory.FunctionPointer, KeyOf(signature));
        if (!types.TryGetValue(key, out TypeNode? node))
        {
            node = new TypeNode(this, types.Count, TypeCategory.FunctionPointer, null, null, [])
            {
                Signature = signature,
            };
            types.Add(key, node);
        }
        return node;
    }

    private TypeNode New(
        TypeCategory category, ITypeDefinition? definition, TypeNode? element, TypeNode[] arguments,
        Primitive primitive = Primitive.None) =>
        new(this, types.Count + placeholders.Count, category, definition, element, arguments)
        {
            Primitive = primitive,
        };

    private static TypeCategory CategoryOf(ITypeDefinition definition, Primitive primitive) => definition.Kind switch
    {
        TypeKind.Void => TypeCategory.Void,
        _ when definition.KnownTypeCode == KnownTypeCode.Void => TypeCategory.Void,
        _ when primitive != Primitive.None => TypeCategory.Primitive,
        TypeKind.Enum => TypeCategory.Enum,
        TypeKind.Struct => TypeCategory.Struct,
        TypeKind.Interface => TypeCategory.Interface,
        TypeKind.Delegate => TypeCategory.Delegate,
        TypeKind.Class => TypeCategory.Class,
        _ => throw CompileError.NotSupported($"Type '{definition.FullName}' ({definition.Kind})"),
    };

    private static Primitive PrimitiveOf(KnownTypeCode code) => code switch
    {
        KnownTypeCode.Boolean => Primitive.Boolean,
        KnownTypeCode.Char => Primitive.Char,
        KnownTypeCode.SByte => Primitive.SByte,
        KnownTypeCode.Byte => Primitive.Byte,
        KnownTypeCode.Int16 => Primitive.Int16,
        KnownTypeCode.UInt16 => Primitive.UInt16,
        KnownTypeCode.Int32 => Primitive.Int32,
        KnownTypeCode.UInt32 => Primitive.UInt32,
        KnownTypeCode.Int64 => Primitive.Int64,
        KnownTypeCode.UInt64 => Primitive.UInt64,
        KnownTypeCode.IntPtr => Primitive.IntPtr,
        KnownTypeCode.UIntPtr => Primitive.UIntPtr,
        KnownTypeCode.Single => Primitive.Single,
        KnownTypeCode.Double => Primitive.Double,
        _ => Primitive.None,
    };

    private static string KeyOf(IReadOnlyList<TypeNode> arguments) =>
        arguments.Count == 0 ? "" : string.Join(',', arguments.Select(a => a.Id));
}
