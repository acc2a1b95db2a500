using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Lua;

namespace NanoSocket.Tool.Building;

/// <summary>The C side of a board's firmware: its sources, its headers and its budget.</summary>
internal sealed class FirmwareSources
{
    private readonly List<string> _sources;
    private readonly IReadOnlyList<string> _optional;
    private readonly IReadOnlyList<string> _headers;
    private readonly IReadOnlyList<string> _collectorFlags;
    private readonly string _budgetHeader;
    private readonly string _boardFolder;
    private readonly string _lwip;
    private readonly string _mbedTls;
    private readonly string _lua;
    private readonly IReadOnlyList<Script> _scripts;
    private readonly Translation _app;
    private readonly string? _tls;
    private readonly bool _hasRoots;

    /// <param name="board">The board.</param>
    /// <param name="options">The variant.</param>
    /// <param name="app">Says what of the firmware it reaches.</param>
    /// <param name="tls">The profile of TLS; null: the image has none.</param>
    /// <param name="scripts">The app's scripts.</param>
    public FirmwareSources(
        Board board, BuildOptions options, Translation app, string? tls, IReadOnlyList<Script> scripts)
    {
        Repository repository = Repository.Current;
        string native = Path.Combine(repository.Firmware, "native");
        _app = app;
        _tls = tls;
        _hasRoots = options.PublicRoots is not null;
        _lwip = Path.Combine(native, "lwip");
        _mbedTls = Path.Combine(native, "mbedtls");
        _lua = Path.Combine(native, "lua");
        _scripts = scripts;
        _boardFolder = Path.Combine(repository.Boards, board.Name);
        _sources = board.Sources.SelectMany(SourceTree.Expand).ToList();
        _collectorFlags = options.GcStress ? ["-DNS_GC_STRESS=1"] : [];
        _optional =
        [
            .. Directory.EnumerateFiles(_lwip), .. Directory.EnumerateFiles(_mbedTls),
            .. Directory.EnumerateFiles(_lua, "*", SearchOption.AllDirectories),
        ];
        _headers = [.. SourceTree.Files(native, ".h"), .. SourceTree.Files(repository.Boards, ".h")];
        _budgetHeader = Budget.Load(board, Budget.SectionsOf(app.UsesLua, tls)).ToHeader();
        // Generated code includes the runtime's headers by name.
        string runtime = Path.Combine(native, "runtime");
        Includes = [.. board.Includes.Select(repository.Resolve), runtime, _boardFolder, BudgetFolder()];
    }

    /// <summary>Folders searched for headers.</summary>
    public IReadOnlyList<string> Includes { get; }

    /// <summary>What an object depends on besides its own source: any header may be included anywhere.</summary>
    public void AddHeadersTo(Fingerprint fingerprint) =>
        fingerprint.AddFiles(Repository.Current.Root, _headers).Add(_budgetHeader)
            .Add(FetchedSource.Identity);

    /// <summary>Everything that an image depends on.</summary>
    public void AddTo(Fingerprint fingerprint)
    {
        AddHeadersTo(fingerprint);
        IEnumerable<string> boardFiles = Directory.EnumerateFiles(_boardFolder).Order(StringComparer.Ordinal);
        fingerprint.Add(_collectorFlags);
        IEnumerable<string> optional = _optional.Order(StringComparer.Ordinal);
        fingerprint.AddFiles(Repository.Current.Root, _sources.Concat(optional).Concat(boardFiles));
        fingerprint.Add(_tls ?? "");
        fingerprint.Add([.. _scripts.Select(script => script.Name)]);
        foreach (Script script in _scripts)
        {
            fingerprint.AddFile(script.File);
        }
    }

    /// <summary>The files to compile; network and TLS only when the image has them.</summary>
    public async Task<IReadOnlyList<NativeSource>> ListAsync(Action<string> step, CancellationToken cancellation)
    {
        List<NativeSource> sources = _sources.ConvertAll(FirmwareSource);
        if (_app.UsesNetwork)
        {
            sources.AddRange(await LwipSource.ListAsync(_lwip, step, cancellation));
        }
        if (_tls is not null)
        {
            sources.AddRange(await MbedTlsSource.ListAsync(
                _mbedTls, _tls, _app.UsesTlsServer, _hasRoots, step, cancellation));
        }
        if (_app.UsesLua)
        {
            sources.AddRange(await LuaSource.ListAsync(_lua, _app.LuaModules, _scripts, step, cancellation));
        }
        return sources;
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
