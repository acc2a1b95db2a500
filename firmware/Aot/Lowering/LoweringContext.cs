using NanoSocket.Aot.Diagnostics;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Lowering;

/// <summary>What lowering a method needs to know about the rest of the program.</summary>
internal sealed record LoweringContext(World World, Dispatch Dispatch, MethodBodies Bodies, DiagnosticBag Diagnostics);
