using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Threading.Tasks;
using ICSharpCode.Decompiler.Metadata;
using ICSharpCode.Decompiler.TypeSystem;

namespace NanoSocket.Aot.Metadata;

/// <summary>The assemblies of one compilation and their debug information. Nothing outside the given list is ever
/// looked up.</summary>
internal sealed class AssemblySet : IAssemblyResolver, IDisposable
{
    private readonly Dictionary<string, PEFile> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<MetadataFile, DebugSymbols> symbols = [];

    public AssemblySet(AotOptions options)
    {
        Main = Load(options.EntryAssembly, options.PathMap);
        foreach (string path in options.References)
        {
            Load(path, options.PathMap);
        }
        TypeSystem = new DecompilerTypeSystem(Main, this, TypeSystemOptions.FunctionPointers);
    }

    /// <summary>The assembly with the entry point.</summary>
    public PEFile Main { get; }

    public DecompilerTypeSystem TypeSystem { get; }

    public DebugSymbols SymbolsOf(MetadataFile file) => symbols[file];

    public MetadataFile? Resolve(IAssemblyReference reference) => files.GetValueOrDefault(reference.Name);

    public MetadataFile? ResolveModule(MetadataFile mainModule, string moduleName) => null;

    public Task<MetadataFile?> ResolveAsync(IAssemblyReference reference) => Task.FromResult(Resolve(reference));

    public Task<MetadataFile?> ResolveModuleAsync(MetadataFile mainModule, string moduleName) =>
        Task.FromResult<MetadataFile?>(null);

    public IDisposable? BeginSnapshot() => null;

    public void Dispose()
    {
        foreach (DebugSymbols value in symbols.Values)
        {
            value.Dispose();
        }
        foreach (PEFile file in files.Values)
        {
            file.Dispose();
        }
    }

    private PEFile Load(string path, IReadOnlyList<KeyValuePair<string, string>> pathMap)
    {
        try
        {
            PEFile file = new(path, PEStreamOptions.PrefetchEntireImage, MetadataReaderOptions.None, null);
            if (files.TryAdd(file.Name, file))
            {
                symbols.Add(file, DebugSymbols.Open(Path.ChangeExtension(path, ".pdb"), pathMap));
                return file;
            }
            file.Dispose();
            return files[Path.GetFileNameWithoutExtension(path)];
        }
        catch (BadImageFormatException e)
        {
            throw new IOException($"'{path}' is not a .NET assembly: {e.Message}", e);
        }
    }
}
