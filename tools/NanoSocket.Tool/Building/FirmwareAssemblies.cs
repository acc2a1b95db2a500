using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NanoSocket.Aot;
using NanoSocket.Tool.Lua;

namespace NanoSocket.Tool.Building;

/// <summary>Compiles the C# of the firmware, which all apps share: the class library, the core with Lua's native
/// modules and the managed API over it, and the test framework.</summary>
internal sealed class FirmwareAssemblies
{
    private const string ClassLibrary = "mscorlib";
    /// <summary>The assembly of the core and everything over it.</summary>
    public const string Firmware = "NanoSocket.Firmware";
    private const string TestFramework = "nanoFramework.TestFramework";

    /// <summary>The targets of tests/fuzz reach into the core.</summary>
    private const string FuzzTargets = "Fuzz";

    private readonly IReadOnlyList<string> _classLibrarySources;
    private readonly IReadOnlyList<string> _firmwareSources;
    private readonly IReadOnlyList<string> _testFrameworkSources;

    public FirmwareAssemblies()
    {
        Repository repository = Repository.Current;
        _classLibrarySources = SourceTree.Files(Path.Combine(repository.Firmware, "CoreLib"), ".cs");
        _testFrameworkSources = SourceTree.Files(repository.Resolve("nf-interop/TestFramework"), ".cs");
        _firmwareSources =
        [
            .. SourceTree.Files(Path.Combine(repository.Firmware, "Core"), ".cs"),
            .. SourceTree.Files(Path.Combine(repository.Firmware, "Lua"), ".cs").Except(LuaApp.Sources),
            .. SourceTree.Files(repository.Resolve("nf-interop"), ".cs").Except(_testFrameworkSources),
        ];
        using Fingerprint fingerprint = new();
        Key = fingerprint.Add(ToolIdentity.Value)
            .AddFiles(repository.Root, _classLibrarySources).AddFiles(repository.Root, _firmwareSources)
            .AddFiles(repository.Root, _testFrameworkSources).ToString();
    }

    /// <summary>Everything that the assemblies depend on.</summary>
    public string Key { get; }

    /// <summary>Compiles what is not compiled yet; returns the assemblies' paths, the class library first.</summary>
    public async Task<IReadOnlyList<string>> GetAsync(Action<string> step)
    {
        string folder = await BuildCaches.Translations.GetAsync("firmware-" + Key, output => Task.Run(() =>
        {
            step("Compiling the class library and the core");
            Directory.CreateDirectory(output);
            Compile(ClassLibrary, _classLibrarySources, [], [Firmware], output);
            Compile(Firmware, _firmwareSources, [ClassLibrary], [FuzzTargets], output);
            Compile(TestFramework, _testFrameworkSources, [ClassLibrary], [], output);
        }));
        return [Assembly(folder, ClassLibrary), Assembly(folder, Firmware), Assembly(folder, TestFramework)];
    }

    private static void Compile(
        string name, IReadOnlyList<string> sources, string[] references, string[] friends, string folder)
    {
        SourceResult result = SourceCompiler.Compile(new SourceOptions
        {
            AssemblyName = name,
            OutputDirectory = folder,
            Sources = sources,
            References = references.Select(reference => Assembly(folder, reference)).ToList(),
            FriendAssemblies = friends,
        });
        if (!result.Success)
        {
            throw Diagnostics.Failure($"the firmware's {name} does not compile", result.Diagnostics);
        }
    }

    private static string Assembly(string folder, string name) => Path.Combine(folder, name + ".dll");
}
