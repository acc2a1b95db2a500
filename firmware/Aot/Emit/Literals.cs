using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Emit;

/// <summary>Constants in flash: string literals and the initial bytes of arrays.</summary>
internal sealed class Literals(Image image)
{
    private readonly Dictionary<string, string> strings = [];
    private readonly Dictionary<string, string> blobs = [];

    public int StringCount => strings.Count;

    /// <summary>The C variable of a string object with that text.</summary>
    public string UseString(string text)
    {
        if (!strings.TryGetValue(text, out string? name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{ImageNames.StringPrefix}{strings.Count}");
            strings.Add(text, name);
            string type = image.UseType(image.World.Known.String);
            image.AddData(name, string.Create(
                CultureInfo.InvariantCulture,
                $"static const struct {{ ns_object header; int32_t length; uint16_t chars[{text.Length + 1}]; }} "
                + $"{name} = {{ {{ &{type} }}, {text.Length}, {Utf16(text)} }};\n"));
        }
        return name;
    }

    /// <summary>The C array of a field's initial bytes.</summary>
    public string UseData(FieldNode field)
    {
        int size = Size(field.Type);
        ImmutableArray<byte> bytes = field.Definition.ParentModule!.MetadataFile!
            .GetSectionData(field.RelativeVirtualAddress).GetReader().ReadBytes(size).ToImmutableArray();
        string text = string.Join(", ", bytes.Select(b => b.ToString(CultureInfo.InvariantCulture)));
        if (!blobs.TryGetValue(text, out string? name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"ns_data_{blobs.Count}");
            blobs.Add(text, name);
            image.AddData(name, string.Create(
                CultureInfo.InvariantCulture,
                $"static const uint8_t {name}[{size}] __attribute__((aligned(8))) = {{ {text} }};\n"));
        }
        return name;
    }

    /// <summary>A C string literal, for names.</summary>
    public static string Utf8(string text)
    {
        StringBuilder result = new("\"");
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            AppendPlain(result, (char)b, isPlain: b is >= 0x20 and < 0x7F);
        }
        return result.Append('"').ToString();
    }

    private static string Utf16(string text)
    {
        if (text.Any(c => c > 0x7E))
        {
            return "{ " + string.Join(", ", text.Select(c => ((int)c).ToString(CultureInfo.InvariantCulture))) + " }";
        }
        StringBuilder result = new("u\"");
        foreach (char c in text)
        {
            AppendPlain(result, c, isPlain: c >= 0x20);
        }
        return result.Append('"').ToString();
    }

    private static void AppendPlain(StringBuilder result, char c, bool isPlain)
    {
        if (c is '"' or '\\' or '?')
        {
            result.Append('\\').Append(c);
        }
        else if (isPlain)
        {
            result.Append(c);
        }
        else
        {
            result.Append('\\').Append(System.Convert.ToString(c, 8).PadLeft(3, '0'));
        }
    }

    private static int Size(TypeNode type) => type.Category == TypeCategory.Struct
        ? Layouts.ExplicitSize(type)
        : type.Primitive switch
        {
            Primitive.Boolean or Primitive.Byte or Primitive.SByte => 1,
            Primitive.Char or Primitive.Int16 or Primitive.UInt16 => 2,
            Primitive.Int64 or Primitive.UInt64 or Primitive.Double => 8,
            _ => 4,
        };
}
