using System.Collections.Generic;
using System.Linq;
using NanoSocket.Aot.Diagnostics;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Lowering;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Analysis;

/// <summary>Rapid type analysis: lowers what can run, and lets a virtual call reach only the methods of types of which
/// objects are made.</summary>
internal sealed class Reachability
{
    /// <summary>Type arguments nested deeper than this mean that instantiation does not end.</summary>
    private const int MaxGenericDepth = 16;

    private readonly LoweringContext context;
    private readonly CompiledProgram program;
    private readonly Queue<MethodNode> queue = new();
    private readonly HashSet<MethodNode> reached = [];
    private readonly HashSet<TypeNode> constructed = [];
    private readonly HashSet<TypeNode> touched = [];
    private readonly HashSet<MethodNode> slots = [];
    private readonly HashSet<TypeNode> initialized = [];
    private readonly HashSet<string> libraries = [];
    private readonly List<NativeExport> dormantExports;

    private Reachability(LoweringContext context, MethodNode main, IReadOnlyList<AotExport> exports)
    {
        this.context = context;
        program = new CompiledProgram { Main = main };
        dormantExports = NativeExport.Find(context.World, exports);
    }

    public static CompiledProgram Run(LoweringContext context, MethodNode main, IReadOnlyList<AotExport> exports)
    {
        Reachability analysis = new(context, main, exports);
        analysis.AddRoots();
        do
        {
            analysis.Drain();
        }
        while (analysis.WakeExports());
        return analysis.program;
    }

    private void AddRoots()
    {
        World world = context.World;
        Reach(program.Main, null);
        Construct(world.Known.String);
        Construct(world.Known.RuntimeType);
        Construct(world.ArrayOf(world.Known.Byte));
        Construct(world.ArrayOf(world.Known.Object));
        Construct(world.ArrayOf(world.Known.String));
        foreach (NativeExport export in dormantExports.Where(IsAlwaysPresent).ToList())
        {
            Wake(export);
        }
    }

    private bool IsAlwaysPresent(NativeExport export) =>
        export.Library is null
        && (export.Method.Owner.IsNamed("System.ThrowHelper") || export.Method.Module == program.Main.Module);

    private void Wake(NativeExport export)
    {
        dormantExports.Remove(export);
        Reach(export.Method, null);
        if (!NativeExport.IsUnmanaged(export.Method))
        {
            program.Exports.Add(export.Method, export.Symbol);
        }
    }

    /// <summary>Another export is wanted when the library that calls it is there, or its class is used.</summary>
    private bool WakeExports()
    {
        List<NativeExport> awake = dormantExports.Where(export => export.Library is { } library
            ? libraries.Contains(library)
            : touched.Contains(export.Method.Owner)).ToList();
        awake.ForEach(Wake);
        return awake.Count > 0;
    }

    private void Reach(MethodNode method, MethodNode? from)
    {
        if (!reached.Add(method))
        {
            return;
        }
        method.ReachedFrom ??= from;
        touched.Add(method.Owner);
        queue.Enqueue(method);
    }

    private void Drain()
    {
        while (queue.TryDequeue(out MethodNode? method))
        {
            try
            {
                Compile(method);
            }
            catch (CompileError error)
            {
                context.Diagnostics.Error(error, context.Bodies.LinesOf(method).Start, method);
            }
        }
    }

    private void Compile(MethodNode method)
    {
        if (method.Owner.Arguments.Concat(method.Arguments).Any(a => DepthOf(a) > MaxGenericDepth))
        {
            throw CompileError.NotSupported("Generic instantiation without end");
        }
        if (NativeExport.IsUnmanaged(method))
        {
            program.CalledByC.Add(method);
        }
        if (NativeImport.Of(method) is { } import)
        {
            NativeImport.CheckSignature(method, import);
            program.Imports.Add(method, import);
            libraries.Add(import.Library);
        }
        else if (!method.HasBody)
        {
            throw CompileError.NotSupported($"The extern method '{method.DisplayName}' without [DllImport]");
        }
        else if (MethodLowering.Lower(context, method) is { } function)
        {
            program.Functions.Add(method, function);
            Scan(function);
        }
    }

    private static int DepthOf(TypeNode type) =>
        1 + (type.Element is null ? 0 : DepthOf(type.Element))
        + (type.Arguments.Count == 0 ? 0 : type.Arguments.Max(DepthOf));

    private void Scan(Function function)
    {
        foreach (Statement statement in function.Body)
        {
            ScanStatement(statement, function.Method);
            foreach (Expression expression in Walker.Expressions(statement))
            {
                ScanExpression(expression, function.Method);
            }
        }
    }

    private void ScanStatement(Statement statement, MethodNode from)
    {
        switch (statement)
        {
            case Call { Callee: Callee.Direct direct }:
                Reach(direct.Method, from);
                break;
            case Call { Callee: Callee.Virtual call }:
                UseSlot(call.Slot, from);
                break;
            case Allocate allocation:
                Construct(allocation.Type, from);
                break;
            case AllocateArray allocation:
                Construct(allocation.Type, from);
                break;
            case Box box:
                Construct(box.Type, from);
                break;
            case InitializeClass use:
                Initialize(use, from);
                break;
        }
    }

    private void ScanExpression(Expression expression, MethodNode from)
    {
        switch (expression)
        {
            case MethodAddress address:
                Reach(address.Method, from);
                break;
            case VirtualAddress address:
                UseSlot(address.Slot, from);
                break;
        }
    }

    private void Initialize(InitializeClass use, MethodNode from)
    {
        if (!initialized.Add(use.Type))
        {
            return;
        }
        use.Constructor.ReachedFrom ??= from;
        if (MethodLowering.Lower(context, use.Constructor) is not { } function)
        {
            return;
        }
        if (StaticInitializers.Constants(function) is not { } values)
        {
            Reach(use.Constructor, from);
            return;
        }
        program.Preinitialized.Add(use.Type);
        foreach ((FieldNode field, Expression value) in values)
        {
            program.InitialValues.Add(field, value);
        }
    }

    private void Construct(TypeNode type, MethodNode? from = null)
    {
        if (!constructed.Add(type))
        {
            return;
        }
        touched.Add(type);
        program.Constructed.Add(type);
        RejectFinalizer(type);
        foreach (MethodNode slot in program.Slots)
        {
            Bind(type, slot, from);
        }
    }

    private void RejectFinalizer(TypeNode type)
    {
        if (type.Category != TypeCategory.Class)
        {
            return;
        }
        for (TypeNode? at = type; at is not null && at != context.World.Known.Object; at = at.BaseType)
        {
            foreach (MethodNode finalizer in context.World.MethodsNamed(at, "Finalize"))
            {
                if (finalizer.IsVirtual && finalizer.Parameters.Count == 0)
                {
                    context.Diagnostics.Error(
                        CompileError.NotSupported($"The finalizer of '{at.DisplayName}' (use IDisposable)"),
                        context.Bodies.LinesOf(finalizer).Start, null);
                }
            }
        }
    }

    private void UseSlot(MethodNode slot, MethodNode from)
    {
        if (!slots.Add(slot))
        {
            return;
        }
        program.Slots.Add(slot);
        foreach (TypeNode type in program.Constructed.ToList())
        {
            Bind(type, slot, from);
        }
    }

    private void Bind(TypeNode type, MethodNode slot, MethodNode? from)
    {
        if (!Hierarchy.IsAssignable(type, slot.Owner) || VirtualMethods.IsMulticastCode(slot))
        {
            return;
        }
        if (context.Dispatch.Resolve(type, slot) is { } body)
        {
            Reach(body, from);
            return;
        }
        SourcePlace place = from is null ? default : context.Bodies.LinesOf(from).Start;
        context.Diagnostics.Error(
            CompileError.NotFound($"An implementation of '{slot.DisplayName}' in '{type.DisplayName}'"), place, from);
    }
}
