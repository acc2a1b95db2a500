using System.Collections.Generic;
using System.Linq;
using ICSharpCode.Decompiler.IL;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Lowering;

/// <content>Exception regions. A handler is a label; the pending exception is taken there and put back when it goes
/// on outwards.</content>
internal sealed partial class MethodLowering
{
    private readonly Dictionary<BlockContainer, Region?> containerRegions = [];
    private readonly Dictionary<BlockContainer, Label> containerEnds = [];
    private readonly Dictionary<BlockContainer, (Local? Result, Label End)> handlerEnds = [];
    private readonly Stack<Local> caught = new();
    private Region? region;
    private Local? returnValue;
    private Label? returnLabel;

    private bool CrossesFinally(Region? target)
    {
        for (Region? at = region; at != target; at = at!.Outer)
        {
            if (at is FinallyRegion)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Goes to a label in <paramref name="targetRegion"/>, by way of the finally blocks in between.</summary>
    private void Jump(Region? targetRegion, Label target)
    {
        for (Region? at = region; at != targetRegion; at = at!.Outer)
        {
            if (at is FinallyRegion passed)
            {
                Emit(new Assign(passed.LeaveId, Constant.Int32(passed.ExitTo(targetRegion, target))));
                Emit(new Goto(passed.Entry));
                return;
            }
        }
        Emit(new Goto(target));
    }

    private void LowerLeave(Leave leave)
    {
        if (leave.IsLeavingFunction)
        {
            LowerReturn(leave);
        }
        else if (handlerEnds.TryGetValue(leave.TargetContainer, out (Local? Result, Label End) handler))
        {
            if (handler.Result is not null)
            {
                Emit(new Assign(handler.Result, Lower(leave.Value)));
            }
            Emit(new Goto(handler.End));
        }
        else if (containerEnds.TryGetValue(leave.TargetContainer, out Label? end))
        {
            Jump(containerRegions[leave.TargetContainer]?.Outer, end);
        }
        else
        {
            throw Unhandled(leave);
        }
    }

    private void LowerReturn(Leave leave)
    {
        bool hasValue = method.ReturnType.Category != TypeCategory.Void;
        Expression? value = hasValue ? Lower(leave.Value) : null;
        if (!CrossesFinally(null))
        {
            Emit(new Return(value));
            return;
        }
        if (value is not null)
        {
            returnValue ??= NewVariable("result", method.ReturnType);
            Emit(new Assign(returnValue, value));
        }
        returnLabel ??= NewLabel();
        Jump(null, returnLabel);
    }

    /// <summary>Where returns from inside finally blocks' reach end.</summary>
    private void EmitReturnLabel()
    {
        if (returnLabel is not null)
        {
            Emit(new Mark(returnLabel));
            Emit(new Return(returnValue is null ? null : new LocalValue(returnValue)));
        }
    }

    private void LowerGuarded(ILInstruction body, Region inside)
    {
        BlockContainer container = (BlockContainer)body;
        containerEnds[container] = NewLabel();
        EndEntry();
        region = inside;
        LowerContainer(container, inside);
        region = inside.Outer;
    }

    private void LowerTryCatch(TryCatch instruction)
    {
        Label handler = NewLabel();
        Region inside = new(region, handler);
        BlockContainer guarded = (BlockContainer)instruction.TryBlock;
        LowerGuarded(guarded, inside);
        Label end = containerEnds[guarded];
        if (inside.IsHandlerUsed)
        {
            Emit(new Mark(handler));
            LowerHandlers(instruction, end);
        }
        Emit(new Mark(end));
    }

    private void LowerHandlers(TryCatch instruction, Label end)
    {
        Local exception = NewVariable("exception", world.Known.Exception);
        Emit(new TakePending(exception));
        foreach (TryCatchHandler handler in instruction.Handlers)
        {
            Label next = NewLabel();
            LowerHandler(handler, exception, next, end);
            Emit(new Mark(next));
        }
        EmitThrowing(new Propagate(new LocalValue(exception)));
    }

    private void LowerHandler(TryCatchHandler handler, Local exception, Label next, Label end)
    {
        TypeNode wanted = world.Resolve(handler.Variable.Type, method.Scope);
        if (wanted != world.Known.Exception && wanted != world.Known.Object)
        {
            Local match = NewTemporary(wanted);
            EmitThrowing(new Cast(new LocalValue(exception), wanted, match, throws: false));
            Emit(new Ir.Branch(IsNull(new LocalValue(match)), next));
        }
        if (variables.TryGetValue(handler.Variable, out Local? variable))
        {
            Emit(new Assign(variable, new LocalValue(exception)));
        }
        if (handler.Filter is BlockContainer filter)
        {
            LowerFilter(filter, next);
        }
        else if (!handler.Filter.MatchLdcI4(1))
        {
            throw Unhandled(handler.Filter);
        }
        caught.Push(exception);
        BlockContainer body = (BlockContainer)handler.Body;
        handlerEnds[body] = (null, end);
        LowerContainer(body, region);
        caught.Pop();
    }

    /// <summary>A filter runs as the exception passes; one that throws counts as false.</summary>
    private void LowerFilter(BlockContainer filter, Label next)
    {
        Label failed = NewLabel();
        Label decided = NewLabel();
        Local accepted = NewVariable("accepted", world.Known.Int32);
        Region inside = new(region, failed);
        handlerEnds[filter] = (accepted, decided);
        EndEntry();
        region = inside;
        LowerContainer(filter, inside);
        region = inside.Outer;
        if (inside.IsHandlerUsed)
        {
            Emit(new Mark(failed));
            Emit(new TakePending(null));
            Emit(new Goto(next));
        }
        Emit(new Mark(decided));
        Emit(new Ir.Branch(new LocalValue(accepted), next, whenTrue: false));
    }

    private void LowerTryFinally(TryFinally instruction)
    {
        Label handler = NewLabel();
        Label entry = NewLabel();
        Local leaveId = NewVariable("leave", world.Known.Int32);
        FinallyRegion inside = new(region, handler, entry, leaveId);
        BlockContainer guarded = (BlockContainer)instruction.TryBlock;
        LowerGuarded(guarded, inside);
        Local? pending = null;
        if (inside.IsHandlerUsed)
        {
            pending = NewVariable("pending", world.Known.Exception);
            Emit(new Mark(handler));
            Emit(new TakePending(pending));
            Emit(new Assign(leaveId, Constant.Int32(0)));
        }
        Emit(new Mark(entry));
        LowerHandlerBody((BlockContainer)instruction.FinallyBlock);
        LowerExits(inside, pending);
        Emit(new Mark(containerEnds[guarded]));
    }

    /// <summary>Continues where the finally block was entered from; without a pending exception to pass on, the last
    /// exit is the switch's default.</summary>
    private void LowerExits(FinallyRegion passed, Local? pending)
    {
        List<(int Id, Label Stub, Region? Region, Label Target)> stubs = [];
        foreach ((int id, Region? targetRegion, Label target) in passed.Exits)
        {
            stubs.Add((id, NewLabel(), targetRegion, target));
        }
        Label otherwise = pending is not null || stubs.Count == 0 ? NewLabel() : stubs[^1].Stub;
        Emit(new Switch(
            new LocalValue(passed.LeaveId),
            [.. stubs.Where(s => s.Stub != otherwise).Select(s => ((long)s.Id, s.Stub))],
            otherwise));
        if (pending is not null)
        {
            Emit(new Mark(otherwise));
            EmitThrowing(new Propagate(new LocalValue(pending)));
        }
        foreach ((_, Label stub, Region? targetRegion, Label target) in stubs)
        {
            Emit(new Mark(stub));
            Jump(targetRegion, target);
        }
        if (pending is null && stubs.Count == 0)
        {
            Emit(new Mark(otherwise));
        }
    }

    private void LowerTryFault(TryFault instruction)
    {
        Label handler = NewLabel();
        Region inside = new(region, handler);
        BlockContainer guarded = (BlockContainer)instruction.TryBlock;
        LowerGuarded(guarded, inside);
        if (inside.IsHandlerUsed)
        {
            Local pending = NewVariable("pending", world.Known.Exception);
            Emit(new Mark(handler));
            Emit(new TakePending(pending));
            LowerHandlerBody((BlockContainer)instruction.FaultBlock);
            EmitThrowing(new Propagate(new LocalValue(pending)));
        }
        Emit(new Mark(containerEnds[guarded]));
    }

    private void LowerHandlerBody(BlockContainer body)
    {
        Label end = NewLabel();
        handlerEnds[body] = (null, end);
        LowerContainer(body, region);
        Emit(new Mark(end));
    }
}
