using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NanoSocket.Tool.Building;

namespace NanoSocket.Tool.Sizes;

/// <summary>Says which component a piece of an image belongs to.</summary>
internal sealed class ComponentNames(IEnumerable<string> objects, GeneratedCode generated)
{
    private const string Library = "C library";
    private const string Padding = "padding";

    private readonly Dictionary<string, string> _objects = objects
        .Select(line => line.Split(' ', 2))
        .DistinctBy(fields => fields[0])
        .ToDictionary(fields => fields[0], fields => fields[1], StringComparer.Ordinal);

    /// <summary>The component of a section.</summary>
    public string Of(MapSection section)
    {
        if (section.Object.Length == 0)
        {
            return Padding;
        }
        string component = _objects.GetValueOrDefault(Path.GetFileName(section.Object), Library);
        return component == Component.Generated ? generated.ComponentOf(section) : component;
    }
}
