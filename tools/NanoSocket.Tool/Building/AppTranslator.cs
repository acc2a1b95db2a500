using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Aot;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Lua;

namespace NanoSocket.Tool.Building;

/// <summary>Makes C of an app's C#. The C is the same for every board, so one translation serves them all.</summary>
internal sealed class AppTranslator
{
    private static readonly Lazy<AppTranslator> TheOne = new(() => new AppTranslator());

    private readonly FirmwareAssemblies _firmware = new();

    private AppTranslator()
    {
    }

    /// <summary>The translator of this checkout; it has read the firmware's sources.</summary>
    public static AppTranslator Current => TheOne.Value;

    /// <summary>Everything that a translation depends on.</summary>
    public string Key(AppSource app)
    {
        using Fingerprint fingerprint = new();
        return fingerprint.Add(ToolIdentity.Value).Add(_firmware.Key)
            .Add(app.Name).Add(app.Defines).Add(app.GlobalUsings).Add(app.TestFilter ?? "")
            .AddFiles(app.Folder, app.Files).ToString();
    }

    /// <summary>Translates an app, or finds the translation made before from the same sources.</summary>
    /// <exception cref="ToolException">The app or the firmware has errors.</exception>
    public async Task<Translation> TranslateAsync(AppSource app, Action<string> step, CancellationToken cancellation)
    {
        IReadOnlyList<string> firmware = await _firmware.GetAsync(step);
        List<string> warnings = [];
        string folder = await BuildCaches.Translations.GetAsync($"{app.Name}-{Key(app)}", async output =>
        {
            Directory.CreateDirectory(output);
            step($"Compiling {app.Name}");
            SourceResult compiled = Compile(app, firmware, output);
            warnings.AddRange(Diagnostics.Warnings(compiled.Diagnostics));
            step($"Compiling {app.Name} to C");
            AotResult translated = Translate(app, compiled.AssemblyPath, firmware, Translation.CodeIn(output));
            warnings.AddRange(Diagnostics.Warnings(translated.Diagnostics));
            await Translation.DescribeAsync(output, translated, cancellation);
        });
        return new Translation(folder, app.Name, firmware, warnings);
    }

    private static SourceResult Compile(AppSource app, IReadOnlyList<string> firmware, string folder)
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
            TestFilter = app.TestFilter,
        });
        return result.Success
            ? result
            : throw Diagnostics.Failure($"{app.Name} does not compile", result.Diagnostics);
    }

    private static AotResult Translate(
        AppSource app, string assembly, IReadOnlyList<string> firmware, string output)
    {
        AotResult result = AotCompiler.Compile(new AotOptions
        {
            EntryAssembly = assembly,
            References = firmware,
            OutputFile = output,
            Exports = LuaModuleReader.ReadExports(firmware),
            PathMap = [new(Repository.Current.Root + "/", "")],
        });
        return result.Success
            ? result
            : throw Diagnostics.Failure($"{app.Name} cannot be compiled for a device", result.Diagnostics);
    }
}
