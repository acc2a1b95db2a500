using System.Collections.Generic;
using System.Linq;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Analysis;

/// <summary>Finds the methods that no exception ever leaves: calls of them need no test.</summary>
internal sealed class ThrowAnalysis
{
    private readonly CompiledProgram program;
    private readonly VirtualMethods virtuals;
    private readonly HashSet<MethodNode> throwing = [];

    public ThrowAnalysis(CompiledProgram program, VirtualMethods virtuals)
    {
        this.program = program;
        this.virtuals = virtuals;
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (Function function in program.Functions.Values)
            {
                if (!throwing.Contains(function.Method) && LetsThrough(function))
                {
                    throwing.Add(function.Method);
                    changed = true;
                }
            }
        }
    }

    public bool CanThrow(MethodNode method) =>
        program.Imports.TryGetValue(method, out NativeImport? import)
            ? import.IsRuntime
            : throwing.Contains(method);

    public bool CanThrow(ThrowingStatement statement) => statement switch
    {
        Call { Callee: Callee.Direct direct } => CanThrow(direct.Method),
        Call { Callee: Callee.Virtual call } => virtuals.Bodies(call.Slot).Any(CanThrow),
        RuntimeCall call => call.CanThrow,
        Cast cast => cast.Throws,
        InitializeClass use => !program.Preinitialized.Contains(use.Type),
        StackAllocate => false,
        _ => true,
    };

    private bool LetsThrough(Function function) =>
        function.Body.OfType<ThrowingStatement>().Any(s => s.Handler is null && CanThrow(s));
}
