using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Reflection.Metadata;
using ICSharpCode.Decompiler.DebugInfo;

/// <summary>A place in the program's source.</summary>
internal readonly record struct SourcePlace(string? File, int Line, int Column);

/// <summary>One method's map from IL offsets to source places, ascending.</summary>
internal sealed class LineTable(ImmutableArray<(int Offset, SourcePlace Place)> points)
{
    public static LineTable Empty { get; } = new([]);

    /// <summary>The place of the method's first statement.</summary>
    public SourcePlace Start => points.IsEmpty ? default : points[0].Place;

    /// <summary>The place of the statement that contains <paramref name="offset"/>.</summary>
    public SourcePlace At(int offset)
    {
        int low = 0;
        int high = points.Length - 1;
        SourcePlace best = Start;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (points[middle].Offset <= offset)
            {
                best = points[middle].Place;
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
        return best;
    }
}

/// <summary>A portable PDB: lines and names of locals. An assembly without one compiles all the same, with
/// messages that name methods instead of lines.</summary>
internal sealed class DebugSymbols : IDebugInfoProvider, IDisposable
{
    private readonly MetadataReaderProvider? provider;
    private readonly MetadataReader? reader;
    private readonly IReadOnlyList<KeyValuePair<string, string>> pathMap;
    private readonly Dictionary<DocumentHandle, string> documents = [];

    private DebugSymbols(MetadataReaderProvider? provider, IReadOnlyList<KeyValuePair<string, string>> pathMap)
    {
        this.provider = provider;
        this.pathMap = pathMap;
        reader = provider?.GetMetadataReader();
    }

    public string Description => "portable PDB";

    public string SourceFileName => "";

    public static DebugSymbols Open(string path, IReadOnlyList<KeyValuePair<string, string>> pathMap)
    {
        if (!File.Exists(path))
        {
            return new DebugSymbols(null, pathMap);
        }
        using FileStream stream = File.OpenRead(path);
        return new DebugSymbols(
            MetadataReaderProvider.FromPortablePdbStream(stream, MetadataStreamOptions.PrefetchMetadata), pathMap);
    }

    public LineTable LinesOf(MethodDefinitionHandle method)
    {
        if (reader is null)
        {
            return LineTable.Empty;
        }
        MethodDebugInformation information = reader.GetMethodDebugInformation(method.ToDebugInformationHandle());
        ImmutableArray<(int, SourcePlace)>.Builder points = ImmutableArray.CreateBuilder<(int, SourcePlace)>();
        foreach (System.Reflection.Metadata.SequencePoint point in information.GetSequencePoints())
        {
            if (!point.IsHidden)
            {
                points.Add((point.Offset,
                    new SourcePlace(PathOf(point.Document), point.StartLine, point.StartColumn)));
            }
        }
        return new LineTable(points.ToImmutable());
    }

    public bool TryGetName(MethodDefinitionHandle method, int index, out string name)
    {
        name = "";
        if (reader is null)
        {
            return false;
        }
        foreach (LocalScopeHandle scope in reader.GetLocalScopes(method))
        {
            foreach (LocalVariableHandle handle in reader.GetLocalScope(scope).GetLocalVariables())
            {
                LocalVariable variable = reader.GetLocalVariable(handle);
                if (variable.Index == index)
                {
                    name = reader.GetString(variable.Name);
                    return name.Length > 0;
                }
            }
        }
        return false;
    }

    public IList<ICSharpCode.Decompiler.DebugInfo.SequencePoint> GetSequencePoints(MethodDefinitionHandle method) =>
        [];

    public IList<Variable> GetVariables(MethodDefinitionHandle method) => [];

    public bool TryGetExtraTypeInfo(MethodDefinitionHandle method, int index, out PdbExtraTypeInfo extraTypeInfo)
    {
        extraTypeInfo = default;
        return false;
    }

    public void Dispose() => provider?.Dispose();

    private string PathOf(DocumentHandle handle)
    {
        if (!documents.TryGetValue(handle, out string? path))
        {
            path = Map(reader!.GetString(reader.GetDocument(handle).Name));
            documents.Add(handle, path);
        }
        return path;
    }

    private string Map(string path)
    {
        foreach ((string from, string to) in pathMap)
        {
            if (path.StartsWith(from, StringComparison.Ordinal))
            {
                return string.Concat(to, path.AsSpan(from.Length));
            }
        }
        return path;
    }
}
