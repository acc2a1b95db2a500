using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ICSharpCode.Decompiler.TypeSystem;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Emit;

/// <summary>Names in C: <c>Type_Method</c>, readable in gdb and in link maps. What would be ambiguous gets its
/// namespace or its parameter types, and only when even that is too long or taken a hash, so that names do not move
/// when unrelated code changes.</summary>
internal sealed class NameTable
{
    private const int LongestSuffix = 40;

    private readonly World world;
    private readonly Dictionary<TypeNode, string> types = [];
    private readonly Dictionary<MethodNode, string> methods = [];
    private readonly HashSet<string> taken = [];
    private readonly HashSet<string> ambiguous;

    public NameTable(World world)
    {
        this.world = world;
        ambiguous = [.. world.Types
            .Where(t => t.Definition is not null && !t.IsOpen)
            .GroupBy(t => Simple(t, qualified: false))
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)];
    }

    public string Of(TypeNode type)
    {
        if (!types.TryGetValue(type, out string? name))
        {
            string simple = Simple(type, qualified: false);
            name = Claim(ambiguous.Contains(simple) ? Simple(type, qualified: true) : simple, type.Identity);
            types.Add(type, name);
        }
        return name;
    }

    public string Of(MethodNode method)
    {
        if (!methods.TryGetValue(method, out string? name))
        {
            name = Claim($"{Of(method.Owner)}_{Stem(method)}", method.Identity);
            methods.Add(method, name);
        }
        return name;
    }

    private string Claim(string name, string identity)
    {
        if (!taken.Add(name))
        {
            name = $"{name}_{Hash(identity)}";
            taken.Add(name);
        }
        return name;
    }

    private static string Simple(TypeNode type, bool qualified)
    {
        switch (type.Category)
        {
            case TypeCategory.Array:
                return Simple(type.Element!, qualified) + "_array";
            case TypeCategory.Pointer:
                return Simple(type.Element!, qualified) + "_pointer";
            case TypeCategory.ByRef:
                return Simple(type.Element!, qualified) + "_ref";
            case TypeCategory.FunctionPointer:
                return "function_" + string.Join("_", type.Signature.Select(s => Simple(s, qualified)));
        }
        string name = "";
        for (ITypeDefinition? at = type.Definition; at is not null; at = at.DeclaringTypeDefinition)
        {
            name = name.Length == 0 ? Clean(at.Name) : $"{Clean(at.Name)}_{name}";
        }
        if (qualified && type.Namespace.Length > 0)
        {
            name = $"{Clean(type.Namespace)}_{name}";
        }
        if (type.Arguments.Count > 0)
        {
            name += "_" + Short(string.Join("_", type.Arguments.Select(a => Simple(a, qualified))));
        }
        return name;
    }

    private string Stem(MethodNode method)
    {
        StringBuilder stem = new(Clean(LastParts(method.Name)));
        if (method.Arguments.Count > 0)
        {
            stem.Append('_').Append(Short(string.Join("_", method.Arguments.Select(Of))));
        }
        bool isOverloaded = world.MethodDefinitionsOf(method.Owner).Count(m => m.Name == method.Name) > 1;
        if (isOverloaded && method.Parameters.Count > 0)
        {
            stem.Append("__").Append(Short(string.Join("_", method.Parameters.Select(Of))));
        }
        return stem.ToString();
    }

    /// <summary>Of <c>System.Collections.IEnumerable.GetEnumerator</c>, the interface and the method.</summary>
    private static string LastParts(string name)
    {
        if (name.StartsWith('.'))
        {
            return name;
        }
        int generic = name.IndexOf('<', StringComparison.Ordinal);
        if (generic == 0)
        {
            return name;
        }
        string[] parts = name.Split('.');
        return parts.Length < 2 ? name : $"{parts[^2]}_{parts[^1]}";
    }

    private static string Short(string suffix) =>
        suffix.Length <= LongestSuffix ? suffix : suffix[..(LongestSuffix - 9)] + "_" + Hash(suffix);

    private static string Hash(string text) =>
        Fnv1A(text).ToString("x8", CultureInfo.InvariantCulture);

    private static uint Fnv1A(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 16777619;
        }
        return hash;
    }

    public static string Clean(string name)
    {
        StringBuilder text = new();
        foreach (char c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] != '_')
            {
                text.Append('_');
            }
        }
        while (text.Length > 0 && text[^1] == '_')
        {
            text.Length--;
        }
        return text.Length == 0 ? "_" : char.IsAsciiDigit(text[0]) ? "_" + text : text.ToString();
    }
}
