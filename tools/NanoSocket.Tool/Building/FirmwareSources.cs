using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Boards;

namespace NanoSocket.Tool.Building;

/// <summary>The C side of a board's firmware: its sources, its headers and its budget.</summary>
internal sealed class FirmwareSources
{
    private readonly IReadOnlyList<string> _sources;
    private readonly IReadOnlyList<string> _networkSources;
    private readonly IReadOnlyList<string> _headers;
    private readonly IReadOnlyList<string> _collectorFlags;
    private readonly string _budgetHeader;
    private readonly string _boardFolder;

    public FirmwareSources(Board board, BuildOptions options)
    {
        Repository repository = Repository.Current;
        string native = Path.Combine(repository.Firmware, "native");
        _boardFolder = Path.Combine(repository.Boards, board.Name);
        _sources = board.Sources.SelectMany(SourceTree.Expand).ToList();
        _collectorFlags = options.GcStress ? ["-DNS_GC_STRESS=1"] : [];
        _networkSources = SourceTree.Files(Path.Combine(native, "lwip"), ".c");
        _headers = [.. SourceTree.Files(native, ".h"), .. SourceTree.Files(repository.Boards, ".h")];
        _budgetHeader = Budget.Load(board).ToHeader();
        // Generated code includes the runtime's headers by name.
        string runtime = Path.Combine(native, "runtime");
        Includes = [.. board.Includes.Select(repository.Resolve), runtime, _boardFolder, BudgetFolder()];
    }

    /// <summary>Folders searched for headers.</summary>
    public IReadOnlyList<string> Includes { get; }

    /// <summary>What an object depends on besides its own source: any header may be included anywhere.</summary>
    public void AddHeadersTo(Fingerprint fingerprint) =>
        fingerprint.AddFiles(Repository.Current.Root, _headers).Add(_budgetHeader)
            .Add(LwipSource.Identity);

    /// <summary>Everything that an image depends on.</summary>
    public void AddTo(Fingerprint fingerprint)
    {
        AddHeadersTo(fingerprint);
        IEnumerable<string> boardFiles = Directory.EnumerateFiles(_boardFolder).Order(StringComparer.Ordinal);
        fingerprint.Add(_collectorFlags);
        fingerprint.AddFiles(Repository.Current.Root, _sources.Concat(_networkSources).Concat(boardFiles));
    }

    /// <summary>The files to compile; the network's only when the image has one.</summary>
    public async Task<IReadOnlyList<NativeSource>> ListAsync(
        bool network, Action<string> step, CancellationToken cancellation)
    {
        IEnumerable<NativeSource> sources = _sources.Select(FirmwareSource);
        if (!network)
        {
            return sources.ToList();
        }
        LwipSource lwip = await LwipSource.FindAsync(step, cancellation);
        return
        [
            .. sources,
            .. _networkSources.Select(file => new NativeSource(file, Component.Lwip) { Flags = lwip.Flags }),
            .. lwip.Files,
        ];
    }

    private NativeSource FirmwareSource(string file)
    {
        NativeSource source = new(file, Component.Of(file));
        return source.Component == Component.Collector ? source with { Flags = _collectorFlags } : source;
    }

    /// <summary>A folder with ns_budget.h in it; one folder per content, so nothing in it ever changes.</summary>
    private string BudgetFolder()
    {
        using Fingerprint fingerprint = new();
        string folder = Path.Combine(
            Repository.Current.Build, "budgets", fingerprint.Add(_budgetHeader).ToString());
        string file = Path.Combine(folder, "ns_budget.h");
        if (!File.Exists(file))
        {
            AtomicFile.Write(file, _budgetHeader);
        }
        return folder;
    }
}
