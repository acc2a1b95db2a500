using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Aot.Emit;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Analysis;

/// <summary>Finds the methods that no exception ever leaves (calls of them need no test) and those that are left by one
/// always (nothing after a call of them is reached).</summary>
internal sealed class ThrowAnalysis
{
    private readonly CompiledProgram program;
    private readonly VirtualMethods virtuals;
    private readonly HashSet<MethodNode> throwing = [];
    private readonly HashSet<MethodNode> endless = [];

    public ThrowAnalysis(CompiledProgram program, VirtualMethods virtuals)
    {
        this.program = program;
        this.virtuals = virtuals;
        Grow(throwing, LetsThrough);
        Grow(endless, HasNoEnd);
    }

    private void Grow(HashSet<MethodNode> set, Func<Function, bool> belongs)
    {
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (Function function in program.Functions.Values)
            {
                if (!set.Contains(function.Method) && belongs(function))
                {
                    set.Add(function.Method);
                    changed = true;
                }
            }
        }
    }

    /// <summary>Whether a method never comes back normally.</summary>
    public bool NeverReturns(MethodNode method) => endless.Contains(method) && throwing.Contains(method);

    public bool NeverReturns(ThrowingStatement statement) =>
        statement is Call { Callee: Callee.Direct direct } && NeverReturns(direct.Method);

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

    private bool HasNoEnd(Function function) =>
        !ControlFlow.Simplify(function.Body, CanThrow, NeverReturns).OfType<Return>().Any();

    private bool LetsThrough(Function function) =>
        function.Body.OfType<ThrowingStatement>().Any(s => s.Handler is null && CanThrow(s));
}
