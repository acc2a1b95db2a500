using System;
using System.Reflection.Metadata;

namespace NanoSocket.Tool.Traces;

/// <summary>Names a method as its author would.</summary>
internal static class MethodName
{
    /// <summary>Namespace, types and method, without what the C# compiler made up: the body of a lambda or an iterator
    /// has the name of the method it stands in.</summary>
    public static string Of(MetadataReader metadata, MethodDefinition method)
    {
        TypeDefinition type = metadata.GetTypeDefinition(method.GetDeclaringType());
        string name = metadata.GetString(method.Name);
        string typeName = metadata.GetString(type.Name);
        while (typeName.StartsWith('<') && !type.GetDeclaringType().IsNil)
        {
            // A state machine's or a closure's own name says which method it serves.
            name = name.StartsWith('<') ? name : typeName;
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
            typeName = metadata.GetString(type.Name);
        }
        return $"{TypeName(metadata, type)}.{Authored(name)}";
    }

    /// <summary>Of <c>&lt;Run&gt;b__3_0</c> or <c>&lt;Run&gt;d__3</c> what stands between the brackets.</summary>
    internal static string Authored(string name)
    {
        int end = name.IndexOf('>', StringComparison.Ordinal);
        return name.StartsWith('<') && end > 1 ? name[1..end] : name;
    }

    private static string TypeName(MetadataReader metadata, TypeDefinition type)
    {
        string name = metadata.GetString(type.Name).Split('`')[0];
        if (!type.GetDeclaringType().IsNil)
        {
            return $"{TypeName(metadata, metadata.GetTypeDefinition(type.GetDeclaringType()))}.{name}";
        }
        string space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }
}
