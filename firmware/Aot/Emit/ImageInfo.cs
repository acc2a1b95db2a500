using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Emit;

/// <summary>What the image tells the runtime about itself, and the checks that both sides see the same structures.
/// </summary>
internal static class ImageInfo
{
    /// <summary>The types named in <c>ns_image_info</c>, in its order.</summary>
    public static IReadOnlyList<TypeNode> TypesOf(World world) =>
    [
        world.Known.Object, world.Known.String, world.Known.Exception, world.Known.Required("System.Type"),
        world.ArrayOf(world.Known.Byte), world.ArrayOf(world.Known.Object), world.ArrayOf(world.Known.String),
    ];

    public static string Write(Image image, bool hasStatics)
    {
        string[] members =
        [
            "object_type", "string_type", "exception_type", "type_type",
            "byte_array_type", "object_array_type", "string_array_type",
        ];
        StringBuilder text = new("const ns_image_info ns_image = {\n");
        if (hasStatics)
        {
            text.Append("    .statics = &ns_statics,\n    .statics_size = sizeof ns_statics,\n");
        }
        foreach ((string member, TypeNode type) in members.Zip(TypesOf(image.World)))
        {
            text.Append(CultureInfo.InvariantCulture, $"    .{member} = &{image.UseType(type)},\n");
        }
        return text.Append("};\n\n").Append(WriteMain(image)).ToString();
    }

    /// <summary>Field by field, the C# declarations of what the runtime reads directly.</summary>
    public static string WriteAsserts(Image image)
    {
        KnownTypes known = image.World.Known;
        StringBuilder text = new();
        Compare(known.String, "ns_string", "length", "chars");
        Compare(known.Exception, "ns_exception", "message", "inner", "trace_length", "trace");
        Compare(known.Delegate, "ns_delegate", "target", "code", "list");
        return text.ToString();

        void Compare(TypeNode type, string native, params string[] members)
        {
            string tag = image.Structs.Require(type);
            foreach ((string member, FieldNode field) in members.Zip(image.Layouts.FieldsOf(type)))
            {
                string condition = $"offsetof({tag}, {image.Layouts.NameOf(field)}) == offsetof({native}, {member})";
                text.Append(
                    CultureInfo.InvariantCulture, $"_Static_assert({condition}, \"{native}.{member}\");\n");
            }
        }
    }

    private static string WriteMain(Image image)
    {
        MethodNode main = image.Program.Main;
        string name = image.UseFunction(main);
        string arguments = main.Parameters.Count == 0
            ? ""
            : $"ns_new_array(&{image.UseType(main.Parameters[0])}, 0)";
        string call = $"{name}({arguments})";
        return main.ReturnType.Kind == StackKind.Void
            ? $"int32_t ns_image_main(void)\n{{\n    {call};\n    return 0;\n}}\n"
            : $"int32_t ns_image_main(void)\n{{\n    return (int32_t){call};\n}}\n";
    }
}
