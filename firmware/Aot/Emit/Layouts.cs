using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using NanoSocket.Aot.Diagnostics;
using NanoSocket.Aot.Lowering;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Emit;

/// <summary>Which fields a struct or object has, in which order and under which C names.</summary>
internal sealed class Layouts(World world)
{
    private const int Word = 4; // a 32-bit target decides what order saves memory

    private readonly Dictionary<TypeNode, IReadOnlyList<FieldNode>> fields = [];
    private readonly Dictionary<FieldNode, string> names = [];

    /// <summary>All instance fields, the base class's first.</summary>
    public IReadOnlyList<FieldNode> FieldsOf(TypeNode type)
    {
        if (!fields.TryGetValue(type, out IReadOnlyList<FieldNode>? list))
        {
            list = Order(type);
            fields.Add(type, list);
            NameFields(list);
        }
        return list;
    }

    public string NameOf(FieldNode field)
    {
        FieldsOf(field.Owner);
        return names[field];
    }

    /// <summary>The size given by <c>[StructLayout(Size = ...)]</c>, or 0.</summary>
    public static int ExplicitSize(TypeNode type) => type.Definition is null ? 0 : type.Row.GetLayout().Size;

    public static int Packing(TypeNode type) => type.Definition is null ? 0 : type.Row.GetLayout().PackingSize;

    public static bool IsExplicit(TypeNode type) =>
        type.Definition is not null
        && (type.Row.Attributes & TypeAttributes.LayoutMask) == TypeAttributes.ExplicitLayout;

    public static int OffsetOf(FieldNode field)
    {
        int offset = field.Definition.ParentModule!.MetadataFile!.Metadata
            .GetFieldDefinition((FieldDefinitionHandle)field.Definition.MetadataToken).GetOffset();
        int alignment = Alignment(field.Type);
        return offset % alignment == 0
            ? offset
            : throw CompileError.NotSupported($"The unaligned field '{field}'");
    }

    /// <summary>Upper bound of the words an instance takes, for reference maps.</summary>
    public int WordsOf(TypeNode type)
    {
        int size = type.IsValueType ? 0 : Word;
        foreach (FieldNode field in FieldsOf(type))
        {
            size = Align(size, Alignment(field.Type)) + Size(field.Type) * Math.Max(1, type.InlineArrayLength);
        }
        return size / Word + 2;
    }

    private IReadOnlyList<FieldNode> Order(TypeNode type)
    {
        List<FieldNode> own = type.InstanceFields.ToList();
        if (type.IsValueType)
        {
            return own;
        }
        IReadOnlyList<FieldNode> inherited = type.BaseType is null ? [] : FieldsOf(type.BaseType);
        bool mirrorsC = type.Definition?.ParentModule == world.Known.Object.Definition!.ParentModule;
        return [.. inherited, .. mirrorsC ? own : Packed(own, EndOf(inherited))];
    }

    private static int EndOf(IReadOnlyList<FieldNode> fields) =>
        fields.Aggregate(Word, (end, f) => Align(end, Alignment(f.Type)) + Size(f.Type));

    /// <summary>Takes the widest field that needs no padding where it goes, then the next.</summary>
    private static List<FieldNode> Packed(List<FieldNode> own, int offset)
    {
        List<FieldNode> ordered = [];
        List<FieldNode> rest = [.. own];
        while (rest.Count > 0)
        {
            FieldNode next = rest
                .Where(f => offset % Alignment(f.Type) == 0)
                .OrderByDescending(f => Alignment(f.Type))
                .FirstOrDefault() ?? rest.OrderBy(f => Alignment(f.Type)).First();
            offset = Align(offset, Alignment(next.Type)) + Size(next.Type);
            ordered.Add(next);
            rest.Remove(next);
        }
        return ordered;
    }

    private void NameFields(IReadOnlyList<FieldNode> list)
    {
        NameScope scope = new();
        scope.Unique("header");
        foreach (FieldNode field in list)
        {
            string name = scope.Unique(StemOf(field));
            names.TryAdd(field, name);
        }
    }

    /// <summary>Automatic properties' fields are named after the property.</summary>
    public static string StemOf(FieldNode field)
    {
        string property = field.Name.StartsWith('<') ? field.Name[1..].Split('>')[0] : "";
        return NameTable.Clean(property.Length > 0 ? property : field.Name);
    }

    private static int Align(int offset, int alignment) => (offset + alignment - 1) / alignment * alignment;

    private static int Size(TypeNode type)
    {
        if (type.Category != TypeCategory.Struct)
        {
            return Alignment(type);
        }
        int size = 0;
        foreach (FieldNode field in type.InstanceFields)
        {
            size = Align(size, Alignment(field.Type)) + Size(field.Type) * Math.Max(1, type.InlineArrayLength);
        }
        return Math.Max(1, Math.Max(Align(size, Alignment(type)), ExplicitSize(type)));
    }

    private static int Alignment(TypeNode type) => type.Category switch
    {
        TypeCategory.Struct => type.InstanceFields.Select(f => Alignment(f.Type)).DefaultIfEmpty(1).Max(),
        TypeCategory.Primitive or TypeCategory.Enum => type.Primitive switch
        {
            Primitive.Boolean or Primitive.Byte or Primitive.SByte => 1,
            Primitive.Char or Primitive.Int16 or Primitive.UInt16 => 2,
            Primitive.Int64 or Primitive.UInt64 or Primitive.Double => 8,
            _ => Word,
        },
        _ => Word,
    };
}
