using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool;
using NanoSocket.Tool.Apps;
using NanoSocket.Tool.Building;

namespace NanoSocket.Conformance;

/// <summary>Cases that run in one image, under one condition of the modem.</summary>
/// <param name="Folder">The folder below <c>device</c>.</param>
/// <param name="Faults">What is wrong with the modem, as after <c>--modem</c>.</param>
internal sealed record TestApp(string Folder, string Faults)
{
    /// <summary>All cases.</summary>
    public static IReadOnlyList<TestApp> All { get; } =
    [
        new("network", ""), new("loss", "loss,percent=10"), new("no-resolver", "no-dns"),
        new("no-network", "deny-registration"), new("tls", ""),
    ];

    /// <summary>Its source: the cases of the folder and what all folders share.</summary>
    public async Task<AppSource> ResolveAsync(CancellationToken cancellation)
    {
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
