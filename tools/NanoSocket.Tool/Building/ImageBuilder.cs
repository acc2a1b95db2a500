using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Boards;

namespace NanoSocket.Tool.Building;

/// <summary>Makes images for one board: C# to C, C to objects, objects to an image. Nothing is done twice: a whole
/// image, each object and each translation are kept by what they were made from.</summary>
internal sealed class ImageBuilder
{
    private readonly Board _board;
    private readonly BuildOptions _options;
    private readonly CCompiler _compiler;

    public ImageBuilder(Board board, BuildOptions options)
    {
        if (options.Sanitize && board.Run is not { Kind: "process" })
        {
            throw new ToolException($"--sanitize needs a board that is a process of this PC, such as "
                + $"'{BoardCatalog.Host}', not '{board.Name}'", ExitCode.Usage);
        }
        _board = board;
        _options = options;
        _compiler = new CCompiler(board, options);
    }

    /// <summary>Builds an app's image, or finds the one built before from the same sources.</summary>
    /// <exception cref="ToolException">The app or the firmware has errors, or the image does not fit.</exception>
    public async Task<BuiltImage> BuildAsync(AppSource app, Action<string> step, CancellationToken cancellation)
    {
        Translation source = await AppTranslator.Current.TranslateAsync(app, step, cancellation);
        string? tls = source.UsesTls ? TlsProfile() : null;
        FirmwareSources firmware = new(_board, _options, source, tls, app.Scripts);
        string name = $"{app.Name}-{_board.Name}-{Key(app, firmware)}";
        string folder = await BuildCaches.Images.GetAsync(name, async output =>
        {
            Directory.CreateDirectory(output);
            await MakeAsync(app, firmware, new BuiltImage(_board, source, output, tls), step, cancellation);
            BuildCaches.Trim();
        });
        return new BuiltImage(_board, source, folder, tls);
    }

    private string TlsProfile() => _options.Tls ?? _board.Tls
        ?? throw new ToolException($"the app uses TLS, for which board '{_board.Name}' has no memory");

    private string Key(AppSource app, FirmwareSources firmware)
    {
        using Fingerprint fingerprint = new();
        fingerprint.Add(AppTranslator.Current.Key(app)).AddFiles(app.Folder, app.NativeFiles);
        _compiler.AddTo(fingerprint);
        firmware.AddTo(fingerprint);
        if (_options.PublicRoots is { } roots)
        {
            fingerprint.AddFile(roots);
        }
        return fingerprint.ToString();
    }

    private async Task MakeAsync(
        AppSource app, FirmwareSources firmware, BuiltImage image, Action<string> step,
        CancellationToken cancellation)
    {
        List<NativeSource> sources =
        [
            // First, because it takes longest.
            new(image.Source.Code, Component.Generated),
            .. await firmware.ListAsync(step, cancellation),
            .. RootSources(step),
            .. app.NativeFiles.Select(file => new NativeSource(file, Component.App, IsOurs: false)),
        ];
        if (_options.Fuzz)
        {
            sources = sources.ConvertAll(FuzzToolchain.WithCounters);
        }
        ObjectBuilder builder = new(_compiler, firmware);
        IReadOnlyList<CompiledObject> objects = await builder.BuildAsync(sources, step, cancellation);
        step("Linking");
        ImageLinker linker = new(_compiler, _board, _options);
        await linker.LinkAsync(image, objects, cancellation);
    }

    private IEnumerable<NativeSource> RootSources(Action<string> step)
    {
        if (_options.PublicRoots is not { } file)
        {
            yield break;
        }
        PublicRoots roots = PublicRoots.Read(file);
        step($"Public authorities from {file}: {roots.Count} certificates, {roots.Bytes:N0} bytes");
        string text = roots.ToC();
        using Fingerprint fingerprint = new();
        string source = Path.Combine(Repository.Current.Build, "roots", fingerprint.Add(text) + ".c");
        AtomicFile.Write(source, text);
        yield return new NativeSource(source, Component.PublicRoots)
        {
            Flags = ["-I" + Path.Combine(Repository.Current.Firmware, "native", "mbedtls")],
        };
    }
}
