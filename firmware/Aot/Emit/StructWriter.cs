using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Emit;

/// <summary>Writes C structs for C# structs (by value) and classes (behind a reference), each after those it contains.
/// </summary>
internal sealed class StructWriter(Image image)
{
    private readonly HashSet<TypeNode> defined = [];
    private readonly StringBuilder text = new();

    public string Text => text.ToString();

    /// <summary>Defines the type's struct where it has one, and returns its C name.</summary>
    public string Require(TypeNode type)
    {
        if (type.Category is not (TypeCategory.Struct or TypeCategory.Class or TypeCategory.Delegate))
        {
            return "";
        }
        if (defined.Add(type))
        {
            foreach (FieldNode field in image.Layouts.FieldsOf(type).Where(f => f.Type.Category == TypeCategory.Struct))
            {
                Require(field.Type);
            }
            Define(type);
        }
        return "struct " + image.Names.Of(type);
    }

    private void Define(TypeNode type)
    {
        IReadOnlyList<FieldNode> fields = image.Layouts.FieldsOf(type);
        text.Append(CultureInfo.InvariantCulture, $"struct {image.Names.Of(type)} {{\n");
        if (!type.IsValueType)
        {
            text.Append("    ns_object header;\n");
        }
        if (Layouts.IsExplicit(type) && fields.Count > 0)
        {
            DefineUnion(type, fields);
        }
        else
        {
            DefineFields(type, fields);
        }
        text.Append(Layouts.Packing(type) is 1 && fields.Count > 0 ? "} __attribute__((packed));\n\n" : "};\n\n");
    }

    private void DefineFields(TypeNode type, IReadOnlyList<FieldNode> fields)
    {
        int size = type.IsValueType ? Layouts.ExplicitSize(type) : 0;
        string indent = size > 0 && fields.Count > 0 ? "        " : "    ";
        if (indent.Length > 4)
        {
            text.Append("    union {\n    struct {\n");
        }
        foreach (FieldNode field in fields)
        {
            string suffix = type.IsInlineArray
                ? string.Create(CultureInfo.InvariantCulture, $"[{type.InlineArrayLength}]")
                : "";
            text.Append(indent).Append(CTypes.Declare(image.TypeName(field.Type), image.Layouts.NameOf(field)))
                .Append(suffix).Append(";\n");
        }
        if (indent.Length > 4)
        {
            text.Append("    };\n").Append(CultureInfo.InvariantCulture, $"    uint8_t size_[{size}];\n    }};\n");
        }
        else if (fields.Count == 0 && type.IsValueType)
        {
            text.Append(CultureInfo.InvariantCulture, $"    uint8_t empty_[{System.Math.Max(1, size)}];\n");
        }
    }

    private void DefineUnion(TypeNode type, IReadOnlyList<FieldNode> fields)
    {
        text.Append("    union {\n");
        foreach (FieldNode field in fields)
        {
            string name = image.Layouts.NameOf(field);
            string declaration = CTypes.Declare(image.TypeName(field.Type), name);
            int offset = Layouts.OffsetOf(field);
            string before = string.Create(CultureInfo.InvariantCulture, $"uint8_t before_{name}[{offset}]");
            text.Append(offset == 0
                ? $"        {declaration};\n"
                : $"        struct {{ {before}; {declaration}; }};\n");
        }
        if (Layouts.ExplicitSize(type) is > 0 and int size)
        {
            text.Append(CultureInfo.InvariantCulture, $"        uint8_t size_[{size}];\n");
        }
        text.Append("    };\n");
    }
}
