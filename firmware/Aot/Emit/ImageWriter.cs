using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Emit;

/// <summary>Puts the parts of image.c in order: types, declarations, constants, variables, functions.</summary>
internal static class ImageWriter
{
    private const string Header = """
        /* Written by firmware/Aot from .NET assemblies. Functions are named Type_Method. */
        /* Merged calls share one address, and a stack trace would name the wrong line. */
        #pragma GCC optimize ("no-crossjumping", "no-tree-tail-merge")
        #include "ops.h"

        /* What a program does with its values is for the C# compiler to remark on; here it is only carried out. */
        #pragma GCC diagnostic ignored "-Waddress"
        #pragma GCC diagnostic ignored "-Warray-bounds"
        #pragma GCC diagnostic ignored "-Wdangling-pointer"
        #pragma GCC diagnostic ignored "-Wdiv-by-zero"
        #pragma GCC diagnostic ignored "-Winfinite-recursion"
        #pragma GCC diagnostic ignored "-Wint-in-bool-context"
        #pragma GCC diagnostic ignored "-Woverflow"
        #pragma GCC diagnostic ignored "-Wstringop-overflow"
        #pragma GCC diagnostic ignored "-Wtautological-compare"
        #pragma GCC diagnostic ignored "-Wtype-limits"


        """;

    public static string Write(Image image)
    {
        image.Write();
        List<KeyValuePair<string, FieldNode>> roots = image.Statics
            .Where(s => s.Value.Type.ContainsReferences)
            .ToList();
        string asserts = ImageInfo.WriteAsserts(image);
        string information = ImageInfo.Write(image, roots.Count > 0);
        string descriptors = Join(image.WriteDescriptors());
        string selectors = WriteSelectors(image);
        StringBuilder text = new(Header);
        text.Append(image.Structs.Text).Append(asserts).Append('\n');
        text.Append(Join(image.Prototypes)).Append('\n');
        text.Append(WriteStatics(image, roots)).Append('\n');
        text.Append(Join(image.Data)).Append('\n');
        text.Append(selectors).Append(descriptors).Append('\n');
        text.Append(Join(image.ThunkBodies)).Append(information).Append('\n');
        foreach (KeyValuePair<string, string> body in Sorted(image.Bodies))
        {
            text.Append(body.Value).Append('\n');
        }
        return text.ToString();
    }

    private static string WriteStatics(Image image, List<KeyValuePair<string, FieldNode>> roots)
    {
        StringBuilder text = new();
        if (roots.Count > 0)
        {
            text.Append("static struct {\n");
            foreach ((string name, FieldNode field) in roots)
            {
                text.Append("    ").Append(CTypes.Declare(image.TypeName(field.Type), name)).Append(";\n");
            }
            text.Append("} ns_statics;\n");
        }
        ExpressionWriter expressions = new(image);
        foreach ((string name, FieldNode field) in image.Statics.Where(s => !s.Value.Type.ContainsReferences))
        {
            string initial = image.Program.InitialValues.TryGetValue(field, out Expression? value)
                ? " = " + expressions.Write(value)
                : "";
            string declaration = CTypes.Declare(image.TypeName(field.Type), name);
            text.Append("static ").Append(declaration).Append(initial).Append(";\n");
        }
        return text.ToString();
    }

    private static string WriteSelectors(Image image)
    {
        IReadOnlyList<(TypeNode Type, MethodNode Body)?> entries = image.Virtuals.Selectors.Entries;
        if (!image.UsesSelectors)
        {
            return "";
        }
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"static void (*const ns_selectors[{entries.Count}])(void) = {{\n");
        for (int i = 0; i < entries.Count; i++)
        {
            if (entries[i] is { } entry && image.IsDescribed(entry.Type))
            {
                text.Append(
                    CultureInfo.InvariantCulture, $"    [{i}] = {DescriptorWriter.Pointer(image, entry.Body)},\n");
            }
        }
        return text.Append("};\n\n").ToString();
    }

    private static string Join(IReadOnlyDictionary<string, string> parts) =>
        string.Concat(Sorted(parts).Select(p => p.Value));

    private static IEnumerable<KeyValuePair<string, string>> Sorted(IReadOnlyDictionary<string, string> parts) =>
        parts.OrderBy(p => p.Key, StringComparer.Ordinal);
}
