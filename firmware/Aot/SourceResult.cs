using System.Collections.Generic;

namespace NanoSocket.Aot;

/// <summary>What <see cref="SourceCompiler.Compile"/> did.</summary>
/// <param name="Success">Whether the assembly was written.</param>
/// <param name="Diagnostics">Errors and warnings, in source order.</param>
/// <param name="AssemblyPath">The dll, written or not.</param>
public sealed record SourceResult(bool Success, IReadOnlyList<AotDiagnostic> Diagnostics, string AssemblyPath);
