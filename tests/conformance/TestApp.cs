using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Building;

namespace NanoSocket.Conformance;

/// <summary>Cases that run in one image, under one condition of the modem.</summary>
/// <param name="Folder">The folder below <c>device</c>, or <c>lua</c>.</param>
/// <param name="Faults">What is wrong with the modem, as after <c>--modem</c>.</param>
/// <param name="IsLua">The cases are scripts.</param>
internal sealed record TestApp(string Folder, string Faults, bool IsLua = false)
{
    /// <summary>Of scripts there are fewer in an image: they share 64 KiB.</summary>
    private const string Scripts = "tests/conformance/lua";

    private readonly Lazy<string> _script = new(() => ScriptBundle.Write(Scripts, Folder));

    /// <summary>All cases.</summary>
    public static IReadOnlyList<TestApp> All { get; } =
    [
        new("network", ""), new("loss", "loss,percent=10"), new("no-resolver", "no-dns"),
        new("no-network", "deny-registration"), new("tls", ""),
        new("opening", "", IsLua: true), new("transfer", "", IsLua: true), new("ending", "", IsLua: true),
        new("loss", "loss,percent=10", IsLua: true),
        new("no-resolver", "no-dns", IsLua: true), new("no-network", "deny-registration", IsLua: true),
    ];

    /// <summary>Whether it has a case with this in its name. Those in C# are looked for by their build.</summary>
    public bool HasCase(string filter) => !IsLua || File.ReadLines(_script.Value).Any(line =>
        line.StartsWith("function cases.", StringComparison.Ordinal) && line.Contains(filter, StringComparison.Ordinal));

    /// <summary>Its source: the cases of the folder and what all folders share.</summary>
    public async Task<AppSource> ResolveAsync(CancellationToken cancellation)
    {
        if (IsLua)
        {
            return await AppSource.ResolveAsync(_script.Value, cancellation);
        }
        string device = Repository.Current.Resolve("tests/conformance/device");
        AppSource source = await AppSource.ResolveAsync($"{device}/{Folder}", cancellation);
        return source with
        {
            Name = "Conformance_" + AppSource.NameFrom(Folder),
            Folder = device,
            Files = source.Files.Concat(SourceTree.Files($"{device}/support", ".cs")).ToList(),
        };
    }
}
