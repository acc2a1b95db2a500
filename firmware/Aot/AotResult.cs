using System.Collections.Generic;

namespace NanoSocket.Aot;

/// <summary>Sizes of a compilation.</summary>
/// <param name="Methods">Method bodies in the image, one per generic instantiation.</param>
/// <param name="Types">Type descriptors in the image.</param>
/// <param name="Strings">Distinct string literals.</param>
/// <param name="CBytes">Length of the C file.</param>
public sealed record AotStatistics(int Methods, int Types, int Strings, long CBytes);

/// <summary>What <see cref="AotCompiler.Compile"/> found and did.</summary>
/// <param name="Diagnostics">In a stable order: by file and line.</param>
/// <param name="Statistics">Zero throughout when there were errors.</param>
/// <param name="NativeLibraries">The libraries named by the reachable <c>[DllImport]</c>s, sorted: the tool links
/// lwIP when <c>nslink</c> is among them.</param>
/// <param name="NativeSymbols">The C functions those imports call, sorted.</param>
public sealed record AotResult(
    IReadOnlyList<AotDiagnostic> Diagnostics,
    AotStatistics Statistics,
    IReadOnlyList<string> NativeLibraries,
    IReadOnlyList<string> NativeSymbols)
{
    /// <summary>Whether the C file was written (or already had the right text).</summary>
    public bool Success
    {
        get
        {
            foreach (AotDiagnostic diagnostic in Diagnostics)
            {
                if (diagnostic.Severity == AotSeverity.Error)
                {
                    return false;
                }
            }
            return true;
        }
    }
}
