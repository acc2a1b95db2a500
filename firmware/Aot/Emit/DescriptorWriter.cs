using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ICSharpCode.Decompiler.TypeSystem;
using NanoSocket.Aot.Analysis;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Emit;

/// <summary>Writes a type descriptor (<c>ns_type</c> of abi.h).</summary>
internal sealed class DescriptorWriter(Image image, TypeNode type)
{
    private readonly StringBuilder text = new();

    private string Name => $"{image.Names.Of(type)}_type";

    private bool HasInstances => image.Program.Constructed.Contains(type);

    /// <summary>Asks for everything the descriptor will name, so that the list of types is complete before any is
    /// written.</summary>
    public void Request()
    {
        image.UseType(image.World.Known.RuntimeType);
        foreach (TypeNode used in new[] { Base(), Element() }.OfType<TypeNode>())
        {
            image.UseType(used);
        }
        image.Structs.Require(type);
        if (HasInstances)
        {
            foreach (MethodNode slot in image.Virtuals.SlotsOf(type))
            {
                _ = TableEntry(slot);
            }
        }
    }

    public string Write()
    {
        string references = WriteReferences();
        string interfaces = WriteInterfaces(out int interfaceCount);
        string enumInfo = WriteEnum();
        text.Append(CultureInfo.InvariantCulture, $"static const ns_type {Name} = {{\n");
        Field("header", $"{{ &{image.UseType(image.World.Known.RuntimeType)} }}");
        Field("base", AddressOf(Base()));
        Field("element", AddressOf(Element()));
        Field("interfaces", interfaces);
        Field("selectors", Selectors());
        Field("enum_info", enumInfo);
        Field("name_space", Literals.Utf8(DescriptorNameSpace(type)));
        Field("name", Literals.Utf8(ReflectionName(type)));
        Field("refs", references);
        Field("size", Size());
        Field("element_size", ElementSize());
        Field("interface_count", interfaceCount.ToString(CultureInfo.InvariantCulture));
        Field("kind", Kind());
        Field("flags", Flags());
        Field("code", TypeCode().ToString(CultureInfo.InvariantCulture));
        Field("rank", type.Category == TypeCategory.Array ? "1" : "0");
        WriteTable();
        text.Append("};\n");
        return text.ToString();
    }

    private void Field(string name, string value)
    {
        if (value is not ("NULL" or "0"))
        {
            text.Append(CultureInfo.InvariantCulture, $"    .{name} = {value},\n");
        }
    }

    private void WriteTable()
    {
        IReadOnlyList<MethodNode> slots = HasInstances ? image.Virtuals.SlotsOf(type) : [];
        if (slots.Count == 0)
        {
            return;
        }
        text.Append("    .vtable = {\n");
        foreach (MethodNode slot in slots)
        {
            text.Append("        ").Append(TableEntry(slot)).Append(",\n");
        }
        text.Append("    },\n");
    }

    private string TableEntry(MethodNode slot)
    {
        if (VirtualMethods.IsMulticastCode(slot))
        {
            return type.Category == TypeCategory.Delegate
                ? $"(void (*)(void)){image.UseMulticastCode(type)}"
                : "NULL";
        }
        return image.Virtuals.Resolve(type, slot) is { } body ? Pointer(image, body) : "NULL";
    }

    /// <summary>A method as it stands in tables: entered with the object.</summary>
    public static string Pointer(Image image, MethodNode body) =>
        $"(void (*)(void)){image.UseEntry(body, body.Owner.IsValueType ? Entry.Unboxing : Entry.Direct)}";

    private TypeNode? Base() => type.BaseType;

    private TypeNode? Element() => type.Category switch
    {
        TypeCategory.Array or TypeCategory.Enum or TypeCategory.Pointer or TypeCategory.ByRef => type.Element,
        _ when type.IsNullable => type.Arguments[0],
        _ => null,
    };

    private string AddressOf(TypeNode? other) => other is null ? "NULL" : "&" + image.UseType(other);

    private string Selectors() => HasInstances && image.Virtuals.Selectors.RowOf(type) is { } row
        ? string.Create(CultureInfo.InvariantCulture, $"&ns_selectors[{row}]")
        : "NULL";

    /// <summary>Of the interfaces only those that some cast or <c>typeof</c> names, variant ones included.</summary>
    private string WriteInterfaces(out int count)
    {
        List<TypeNode> wanted = image.Descriptors
            .Where(t => t.Category is TypeCategory.Interface or TypeCategory.Delegate && t != type)
            .Where(t => t.Category == TypeCategory.Interface || type.Category == TypeCategory.Delegate)
            .Where(t => Hierarchy.IsAssignable(type, t))
            .OrderBy(image.Names.Of, StringComparer.Ordinal)
            .ToList();
        count = wanted.Count;
        if (count == 0)
        {
            return "NULL";
        }
        string name = $"{image.Names.Of(type)}_interfaces";
        text.Append(CultureInfo.InvariantCulture, $"static const ns_type *const {name}[] = {{ ")
            .AppendJoin(", ", wanted.Select(AddressOf)).Append(" };\n");
        return name;
    }

    private string WriteReferences()
    {
        bool isLaidOut = type.Category is TypeCategory.Class or TypeCategory.Struct or TypeCategory.Delegate;
        if (!isLaidOut || type == image.World.Known.String)
        {
            return "NULL";
        }
        List<string> paths = ReferencePaths(type, "").ToList();
        if (paths.Count == 0)
        {
            return "NULL";
        }
        string name = $"{image.Names.Of(type)}_refs";
        string tag = image.Structs.Require(type);
        int words = (image.Layouts.WordsOf(type) + 31) / 32;
        text.Append(CultureInfo.InvariantCulture, $"static const uint32_t {name}[] = {{\n");
        for (int word = 0; word < words; word++)
        {
            text.Append("    ").AppendJoin(
                " |\n    ",
                paths.Select(p => string.Create(
                    CultureInfo.InvariantCulture, $"NS_REF_BIT({word}, offsetof({tag}, {p}))"))).Append(",\n");
        }
        text.Append("};\n");
        return name;
    }

    private IEnumerable<string> ReferencePaths(TypeNode of, string prefix)
    {
        foreach (FieldNode field in image.Layouts.FieldsOf(of).Where(f => f.Type.ContainsReferences))
        {
            for (int i = 0; i < Math.Max(1, of.InlineArrayLength); i++)
            {
                string path = prefix + image.Layouts.NameOf(field)
                    + (of.IsInlineArray ? string.Create(CultureInfo.InvariantCulture, $"[{i}]") : "");
                foreach (string inner in field.Type.Category == TypeCategory.Struct
                    ? ReferencePaths(field.Type, path + ".")
                    : [path])
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>Names and values, when the program contains the code that looks them up.</summary>
    private string WriteEnum()
    {
        if (type.Category != TypeCategory.Enum || !image.PrintsEnums)
        {
            return "NULL";
        }
        string name = $"{image.Names.Of(type)}_enum";
        List<(string Name, long Value)> members = type.Definition!.Fields
            .Where(f => f.IsConst)
            .Select(f => (f.Name, Value(f.GetConstantValue()!)))
            .OrderBy(m => (ulong)m.Item2)
            .ToList();
        bool isFlags = type.Definition.HasAttribute(KnownAttribute.Flags);
        text.Append(CultureInfo.InvariantCulture, $"static const ns_enum_member {name}_members[] = {{\n");
        foreach ((string member, long value) in members)
        {
            string number = value == long.MinValue ? "INT64_MIN" : value.ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"    {{ {Literals.Utf8(member)}, {number} }},\n");
        }
        if (members.Count == 0)
        {
            text.Append("    { NULL, 0 },\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"}};\nstatic const ns_enum_info {name} = {{ {members.Count}, ")
            .Append(isFlags ? "true" : "false").Append(CultureInfo.InvariantCulture, $", {name}_members }};\n");
        return "&" + name;
    }

    private static long Value(object constant) => constant is ulong unsigned
        ? unchecked((long)unsigned)
        : Convert.ToInt64(constant, CultureInfo.InvariantCulture);

    /// <summary>What stands before the name in the full name. A nested type's ends with the outer type and a plus
    /// sign.</summary>
    private static string NameSpace(TypeNode type)
    {
        string space = DescriptorNameSpace(type);
        return space.Length == 0 || space.EndsWith('+') ? space : space + ".";
    }

    private static string DescriptorNameSpace(TypeNode type)
    {
        TypeNode named = type;
        while (named.Definition is null && named.Element is not null)
        {
            named = named.Element;
        }
        string outer = "";
        for (ITypeDefinition? at = named.Definition?.DeclaringTypeDefinition; at is not null;
            at = at.DeclaringTypeDefinition)
        {
            outer = $"{at.MetadataName}+{outer}";
        }
        string space = named.Namespace;
        return outer.Length == 0 || space.Length == 0 ? space + outer : $"{space}.{outer}";
    }

    /// <summary>As <c>Type.ToString</c> ends: type arguments in full, which <c>Type.Name</c> leaves out.</summary>
    private static string ReflectionName(TypeNode of) => of.Category switch
    {
        TypeCategory.Array => ReflectionName(of.Element!) + "[]",
        TypeCategory.Pointer => ReflectionName(of.Element!) + "*",
        TypeCategory.ByRef => ReflectionName(of.Element!) + "&",
        _ when of.Arguments.Count > 0 => $"{of.Definition!.MetadataName}[{ArgumentNames(of)}]",
        _ => of.Definition?.MetadataName ?? "",
    };

    private static string ArgumentNames(TypeNode of) =>
        string.Join(",", of.Arguments.Select(a => NameSpace(a) + ReflectionName(a)));

    private string Size() => type.Category switch
    {
        TypeCategory.Interface or TypeCategory.Void => "0",
        TypeCategory.Array => "NS_ARRAY_DATA",
        _ when type == image.World.Known.String => "offsetof(ns_string, chars)",
        TypeCategory.Class or TypeCategory.Delegate => $"sizeof({image.Structs.Require(type)})",
        _ => $"sizeof({image.TypeName(type)})",
    };

    private string ElementSize() => type.Category == TypeCategory.Array
        ? $"sizeof({image.TypeName(type.Element!)})"
        : type == image.World.Known.String ? "2" : "0";

    private string Kind() => type.Category switch
    {
        TypeCategory.Struct => type.IsNullable ? "NS_NULLABLE" : "NS_STRUCT",
        TypeCategory.Enum => "NS_ENUM",
        TypeCategory.Primitive or TypeCategory.Void => "NS_PRIMITIVE",
        TypeCategory.Interface => "NS_INTERFACE",
        TypeCategory.Array => "NS_ARRAY",
        TypeCategory.Delegate => "NS_DELEGATE",
        TypeCategory.Pointer or TypeCategory.ByRef or TypeCategory.FunctionPointer => "NS_POINTER",
        _ => "NS_CLASS",
    };

    private string Flags()
    {
        List<string> flags = [];
        if (type.Category == TypeCategory.Array && type.Element!.ContainsReferences)
        {
            flags.Add(type.Element.IsValueType ? "NS_FLAG_ELEMENT_STRUCT" : "NS_FLAG_ELEMENT_REFS");
        }
        if (type.IsValueType)
        {
            flags.Add("NS_FLAG_VALUE");
        }
        if (type.IsAbstract)
        {
            flags.Add("NS_FLAG_ABSTRACT");
        }
        return flags.Count == 0 ? "0" : string.Join(" | ", flags);
    }

    private int TypeCode() => type switch
    {
        { Primitive: Primitive.Boolean } => 3,
        { Primitive: Primitive.Char } => 4,
        { Primitive: Primitive.SByte } => 5,
        { Primitive: Primitive.Byte } => 6,
        { Primitive: Primitive.Int16 } => 7,
        { Primitive: Primitive.UInt16 } => 8,
        { Primitive: Primitive.Int32 } => 9,
        { Primitive: Primitive.UInt32 } => 10,
        { Primitive: Primitive.Int64 } => 11,
        { Primitive: Primitive.UInt64 } => 12,
        { Primitive: Primitive.Single } => 13,
        { Primitive: Primitive.Double } => 14,
        _ when type.Is(KnownTypeCode.Decimal) => 15,
        _ when type.Is(KnownTypeCode.DateTime) => 16,
        _ when type == image.World.Known.String => 18,
        _ => 1,
    };
}
