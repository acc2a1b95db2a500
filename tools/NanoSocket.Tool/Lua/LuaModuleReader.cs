using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NanoSocket.Aot;
using NanoSocket.Tool.Building;

namespace NanoSocket.Tool.Lua;

/// <summary>Reads the native modules that an assembly declares by attributes.</summary>
internal sealed class LuaModuleReader
{
    private const ushort AttributeStart = 1;

    private readonly MetadataReader _metadata;

    private LuaModuleReader(MetadataReader metadata) => _metadata = metadata;

    /// <summary>The modules that the firmware's assemblies declare, by name.</summary>
    public static IReadOnlyList<LuaModule> Read(IEnumerable<string> assemblies)
    {
        string firmware = assemblies.Single(file => Path.GetFileName(file) == FirmwareAssemblies.Firmware + ".dll");
        using PEReader file = new(File.OpenRead(firmware));
        return new LuaModuleReader(file.GetMetadataReader()).Modules();
    }

    /// <summary>The methods behind the modules' functions, as the compiler exports them.</summary>
    public static IReadOnlyList<AotExport> ReadExports(IEnumerable<string> assemblies) =>
        Read(assemblies).SelectMany(module => module.Functions)
            .Select(function => new AotExport(
                function.Type, function.Method, function.Symbol, Translation.LuaLibrary))
            .Distinct().ToList();

    private List<LuaModule> Modules()
    {
        List<LuaModule> modules = [];
        foreach (TypeDefinition type in _metadata.TypeDefinitions.Select(_metadata.GetTypeDefinition))
        {
            foreach (string[] module in Attributes(type.GetCustomAttributes(), "LuaModuleAttribute", 1))
            {
                modules.Add(new LuaModule(module[0], Functions(type), Constants(type)));
            }
        }
        modules.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return modules;
    }

    private List<LuaFunction> Functions(TypeDefinition type)
    {
        string name = $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
        List<LuaFunction> functions = [];
        foreach (MethodDefinition method in type.GetMethods().Select(_metadata.GetMethodDefinition))
        {
            foreach (string[] function in Attributes(method.GetCustomAttributes(), "LuaFunctionAttribute", 2))
            {
                functions.Add(new LuaFunction(function[0], function[1], name, _metadata.GetString(method.Name)));
            }
        }
        return functions;
    }

    private List<KeyValuePair<string, object>> Constants(TypeDefinition type)
    {
        List<KeyValuePair<string, object>> constants = [];
        foreach (FieldDefinition field in type.GetFields().Select(_metadata.GetFieldDefinition))
        {
            foreach (string[] constant in Attributes(field.GetCustomAttributes(), "LuaConstantAttribute", 1))
            {
                constants.Add(new KeyValuePair<string, object>(constant[0], ValueOf(field)));
            }
        }
        return constants;
    }

    private object ValueOf(FieldDefinition field)
    {
        string name = _metadata.GetString(field.Name);
        if (field.GetDefaultValue().IsNil)
        {
            throw new ToolException($"[LuaConstant] is on '{name}', which is no const");
        }
        Constant constant = _metadata.GetConstant(field.GetDefaultValue());
        object? value = _metadata.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);
        return value is string ? value : Convert.ToDouble(value, CultureInfo.InvariantCulture);
    }

    /// <summary>The arguments of a kind of attribute, all of which are strings.</summary>
    private IEnumerable<string[]> Attributes(CustomAttributeHandleCollection handles, string name, int count)
    {
        foreach (CustomAttribute attribute in handles.Select(_metadata.GetCustomAttribute))
        {
            if (NameOf(attribute) == name)
            {
                BlobReader blob = _metadata.GetBlobReader(attribute.Value);
                yield return blob.ReadUInt16() == AttributeStart
                    ? [.. Strings(blob, count)]
                    : throw new BadImageFormatException(name);
            }
        }
    }

    private static string[] Strings(BlobReader blob, int count)
    {
        string[] values = new string[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = blob.ReadSerializedString() ?? "";
        }
        return values;
    }

    private string? NameOf(CustomAttribute attribute) => attribute.Constructor.Kind == HandleKind.MethodDefinition
        ? _metadata.GetString(_metadata.GetTypeDefinition(_metadata.GetMethodDefinition(
            (MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()).Name)
        : null;
}
