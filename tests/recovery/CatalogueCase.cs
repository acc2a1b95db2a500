using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Simulator.Faults;
using NanoSocket.Tool.Testing;

namespace NanoSocket.RecoveryTests;

/// <summary>No fault of the catalogue is forgotten: each strikes, or is left out for a reason.</summary>
internal sealed class CatalogueCase : ITestCase
{
    public string Name => "catalogue";

    public Task<string?> RunAsync(CancellationToken cancellation)
    {
        IEnumerable<string> known =
            RealFault.All.Select(fault => fault.Name).Concat(RealFault.LeftOut.Select(fault => fault.Name));
        List<string> missing = FaultCatalogue.Names.Except(known).ToList();
        return Task.FromResult(missing.Count == 0 ? null : "missing: " + string.Join(", ", missing));
    }
}
