using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Aot;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Boards;

namespace NanoSocket.Tool.Building;

/// <summary>Makes images for one board: C# to assemblies, assemblies to C, C to objects, objects to an image. Nothing
/// is done twice: a whole image, each object and the firmware's assemblies are kept by what they were made from.
/// </summary>
internal sealed class ImageBuilder
{
    private readonly Board _board;
    private readonly BuildCache _images;
    private readonly BuildCache _objects;
    private readonly FirmwareAssemblies _assemblies;
    private readonly FirmwareSources _firmware;
    private readonly CCompiler _compiler;
    private readonly ObjectBuilder _objectBuilder;
    private readonly ConcurrentQueue<string> _warnings = new();

    public ImageBuilder(Board board, BuildOptions options)
    {
        if (options.Sanitize && board.Run is not { Kind: "process" })
        {
            throw new ToolException($"--sanitize needs a board that is a process of this PC, such as "
                + $"'{BoardCatalog.Host}', not '{board.Name}'", ExitCode.Usage);
        }
        _board = board;
        _images = new BuildCache(Path.Combine(Repository.Current.Build, "images"));
        _objects = new BuildCache(Path.Combine(Repository.Current.Build, "objects"));
        _assemblies = new FirmwareAssemblies(_objects, ToolIdentity.Value);
        _firmware = new FirmwareSources(board);
        _compiler = new CCompiler(board, options);
        _objectBuilder = new ObjectBuilder(_compiler, _firmware, _objects);
    }

    /// <summary>What the compilers warned of, in what was built here and not found built.</summary>
    public IReadOnlyCollection<string> Warnings => _warnings;

    /// <summary>Builds an app's image, or finds the one built before from the same sources.</summary>
    /// <exception cref="ToolException">The app or the firmware has errors, or the image does not fit.</exception>
    public async Task<BuiltImage> BuildAsync(AppSource app, Action<string> step, CancellationToken cancellation)
    {
        string name = $"{app.Name}-{_board.Name}-{Key(app)}";
        string folder = await _images.GetAsync(name, async output =>
        {
            Directory.CreateDirectory(output);
            await MakeAsync(app, output, step, cancellation);
            _images.Trim();
            _objects.Trim();
        });
        return new BuiltImage(_board, app.Name, folder);
    }

    private string Key(AppSource app)
    {
        using Fingerprint fingerprint = new();
        fingerprint.Add(ToolIdentity.Value).Add(app.Name).Add(app.Defines).Add(app.GlobalUsings)
            .AddFiles(app.Folder, app.Files).AddFiles(app.Folder, app.NativeFiles);
        _compiler.AddTo(fingerprint);
        _assemblies.AddTo(fingerprint);
        _firmware.AddTo(fingerprint);
        return fingerprint.ToString();
    }

    private async Task MakeAsync(AppSource app, string folder, Action<string> step, CancellationToken cancellation)
    {
        IReadOnlyList<string> firmware = await _assemblies.GetAsync(step);
        step($"Compiling {app.Name}");
        string assembly = CompileApp(app, firmware, folder);
        step($"Compiling {app.Name} to C");
        AotResult translation = Translate(assembly, firmware, Path.Combine(folder, "image.c"));
        BuiltImage image = new(_board, app.Name, folder);
        await image.DescribeAsync(translation.NativeLibraries, [assembly, .. firmware], cancellation);

        List<NativeSource> sources =
        [
            new(Path.Combine(folder, "image.c"), Component.Generated),
            .. await _firmware.ListAsync(image.UsesNetwork, step, cancellation),
            .. app.NativeFiles.Select(file => new NativeSource(file, Component.App)),
        ];
        IReadOnlyList<CompiledObject> objects =
            await _objectBuilder.BuildAsync(sources, step, cancellation);
        step("Linking");
        ImageLinker linker = new(_compiler, _board);
        await linker.LinkAsync(image, objects, translation.NativeSymbols, cancellation);
    }

    private string CompileApp(AppSource app, IReadOnlyList<string> firmware, string folder)
    {
        SourceResult result = SourceCompiler.Compile(new SourceOptions
        {
            AssemblyName = app.Name,
            OutputDirectory = folder,
            Sources = app.Files,
            References = firmware,
            Executable = true,
            Defines = app.Defines,
            GlobalUsings = app.GlobalUsings,
        });
        if (!result.Success)
        {
            throw Diagnostics.Failure($"{app.Name} does not compile", result.Diagnostics);
        }
        Warn(result.Diagnostics);
        return result.AssemblyPath;
    }

    private AotResult Translate(string assembly, IReadOnlyList<string> firmware, string output)
    {
        AotResult result = AotCompiler.Compile(new AotOptions
        {
            EntryAssembly = assembly,
            References = firmware,
            OutputFile = output,
            PathMap = [new(Repository.Current.Root + "/", "")],
        });
        if (!result.Success)
        {
            string name = Path.GetFileNameWithoutExtension(assembly);
            throw Diagnostics.Failure($"{name} cannot be compiled for a device", result.Diagnostics);
        }
        Warn(result.Diagnostics);
        return result;
    }

    private void Warn(IReadOnlyList<AotDiagnostic> diagnostics)
    {
        foreach (string warning in Diagnostics.Warnings(diagnostics))
        {
            _warnings.Enqueue(warning);
        }
    }
}
