using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;

namespace NanoSocket.Tool.Traces;

/// <summary>Knows which C# method a line of source belongs to, from the portable PDBs of the assemblies in an image.
/// </summary>
internal sealed class SourceMethods
{
    private readonly Dictionary<string, List<Body>> _bodies = new(StringComparer.Ordinal);

    /// <summary>Reads the debug information of assemblies; one that is gone is left out.</summary>
    public static SourceMethods Read(IEnumerable<string> assemblies)
    {
        SourceMethods methods = new();
        foreach (string assembly in assemblies.Where(File.Exists))
        {
            methods.Add(assembly);
        }
        return methods;
    }

    /// <summary>The method around a line as C# names it, or null when no PDB knows the line.</summary>
    /// <param name="file">The path as the debug information of the image gives it.</param>
    /// <param name="line">From 1.</param>
    public string? Find(string file, int line) =>
        _bodies.GetValueOrDefault(Path.GetFileName(file))?
            .Where(body => body.First <= line && line <= body.Last && IsSame(body.File, file))
            .OrderBy(body => body.Last - body.First)
            .Select(body => body.Method)
            .FirstOrDefault();

    /// <summary>The image has paths relative to the checkout where the PDB has full ones.</summary>
    private static bool IsSame(string full, string given) => full == given
        || (full.EndsWith(given, StringComparison.Ordinal) && full[^(given.Length + 1)] == '/');

    private void Add(string assembly)
    {
        using FileStream image = File.OpenRead(assembly);
        using FileStream symbols = File.OpenRead(Path.ChangeExtension(assembly, ".pdb"));
        using System.Reflection.PortableExecutable.PEReader pe = new(image);
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        MetadataReader metadata = pe.GetMetadataReader();
        MetadataReader pdb = provider.GetMetadataReader();
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDebugInformation information = pdb.GetMethodDebugInformation(handle);
            List<SequencePoint> points = information.GetSequencePoints().Where(point => !point.IsHidden).ToList();
            if (points.Count > 0 && !points[0].Document.IsNil)
            {
                Add(pdb.GetString(pdb.GetDocument(points[0].Document).Name), points,
                    MethodName.Of(metadata, metadata.GetMethodDefinition(handle)));
            }
        }
    }

    private void Add(string file, List<SequencePoint> points, string method)
    {
        string key = Path.GetFileName(file);
        if (!_bodies.TryGetValue(key, out List<Body>? bodies))
        {
            _bodies.Add(key, bodies = []);
        }
        bodies.Add(new Body(file, points.Min(point => point.StartLine), points.Max(point => point.EndLine), method));
    }

    private sealed record Body(string File, int First, int Last, string Method);
}
