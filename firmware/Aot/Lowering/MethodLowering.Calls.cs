using System.Collections.Generic;
using System.Linq;
using ICSharpCode.Decompiler.IL;
using NanoSocket.Aot.Analysis;
using NanoSocket.Aot.Diagnostics;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Lowering;

/// <content>Calls and object creation.</content>
internal sealed partial class MethodLowering
{
    private void LowerCallStatement(ILInstruction instruction)
    {
        _ = instruction switch
        {
            NewObj creation => LowerNewObj(creation),
            CallInstruction call => LowerCall(call, discard: true),
            _ => LowerCallIndirect((CallIndirect)instruction, discard: true),
        };
    }

    private Expression? LowerCall(CallInstruction instruction, bool discard)
    {
        MethodNode target = world.Resolve(instruction.Method, method.Scope);
        if (target.IsStatic && LowerTokenCall(instruction, target) is { } known)
        {
            return known;
        }
        if (instruction.ConstrainedTo is not null)
        {
            return LowerConstrained(
                instruction, target, world.Resolve(instruction.ConstrainedTo, method.Scope), discard);
        }
        if (instruction is CallVirt && DirectOnBox(instruction, target) is { } unboxed)
        {
            return LowerCallOnBox(instruction, unboxed, discard);
        }
        Expression[] arguments = Operands(instruction.Arguments);
        return CallMethod(target, arguments, isVirtual: instruction is CallVirt, discard);
    }

    private Expression? CallMethod(MethodNode target, Expression[] arguments, bool isVirtual, bool discard)
    {
        if (isVirtual)
        {
            arguments[0] = NonNull(arguments[0]);
        }
        if (Intrinsics.TryLower(this, target, arguments, out Expression? result))
        {
            return result;
        }
        if (target.Owner.Category == TypeCategory.Delegate && target.Name == "Invoke")
        {
            arguments[0] = Reusable(arguments[0]);
            return EmitCall(new Callee.Delegate(target.Owner, target), target, arguments, discard);
        }
        if (target.IsStatic || target.IsConstructor)
        {
            InitializeFor(target.Owner, isFieldAccess: false, arguments);
        }
        if (isVirtual && target.IsVirtual && !IsExact(target, arguments[0], out MethodNode body))
        {
            arguments[0] = Reusable(arguments[0]);
            return EmitCall(new Callee.Virtual(context.Dispatch.SlotOf(target)), target, arguments, discard);
        }
        body = target.IsVirtual && isVirtual ? ExactTarget(target, arguments[0]) : target;
        if (body.IsAbstract)
        {
            throw CompileError.NotFound($"An implementation of '{target.DisplayName}'");
        }
        return EmitCall(new Callee.Direct(body), target, arguments, discard);
    }

    /// <summary>Whether a virtual call can mean one method only, from the method or the receiver's static type.
    /// </summary>
    private bool IsExact(MethodNode target, Expression receiver, out MethodNode body)
    {
        body = ExactTarget(target, receiver);
        return body != target || target.IsFinal || target.Owner.IsSealed;
    }

    private MethodNode ExactTarget(MethodNode target, Expression receiver)
    {
        if (receiver.Type is { Kind: StackKind.Obj, Category: TypeCategory.Class, IsSealed: true } known
            && context.Dispatch.Resolve(known, context.Dispatch.SlotOf(target)) is { } body)
        {
            return body;
        }
        return target;
    }

    private LocalValue? EmitCall(
        Callee callee, MethodNode target, IReadOnlyList<Expression> arguments, bool discard)
    {
        Local? result = discard || target.ReturnType.Category == TypeCategory.Void
            ? null
            : NewTemporary(target.ReturnType);
        EmitThrowing(new Ir.Call(callee, arguments, result));
        return result is null ? null : new LocalValue(result);
    }

    private Expression? LowerConstrained(
        CallInstruction instruction, MethodNode target, TypeNode type, bool discard)
    {
        if (target.IsStatic)
        {
            MethodNode body = context.Dispatch.ResolveStatic(type, target)
                ?? throw CompileError.NotFound($"An implementation of '{target.DisplayName}' in '{type.DisplayName}'");
            return CallMethod(body, Operands(instruction.Arguments), isVirtual: false, discard);
        }
        Expression[] arguments = Operands(instruction.Arguments);
        if (!type.IsValueType)
        {
            arguments[0] = Spill(new Load(arguments[0], type), code.Count);
            return CallMethod(target, arguments, isVirtual: true, discard);
        }
        if (ConstrainedBody(type, target) is { } direct)
        {
            return CallMethod(direct, arguments, isVirtual: false, discard);
        }
        arguments[0] = Boxed(new Load(arguments[0], type), type);
        return CallMethod(target, arguments, isVirtual: true, discard);
    }

    /// <summary>The value type's own method for a slot, or null when it inherits one that wants a box.</summary>
    private MethodNode? ConstrainedBody(TypeNode type, MethodNode target)
    {
        if (target.Owner == type)
        {
            return target;
        }
        if (!target.IsVirtual)
        {
            return null;
        }
        MethodNode? body = context.Dispatch.Resolve(type, context.Dispatch.SlotOf(target));
        return body is not null && body.Owner == type ? body : null;
    }

    /// <summary>For a call on a fresh box, the value type's own method: it can be called on the value instead.
    /// </summary>
    private MethodNode? DirectOnBox(CallInstruction instruction, MethodNode target)
    {
        ILInstruction receiver = instruction.Arguments[0];
        if (receiver is CastClass cast)
        {
            receiver = cast.Argument;
        }
        return BoxedType(receiver) is { } boxed && Hierarchy.IsAssignable(boxed, target.Owner)
            ? ConstrainedBody(boxed, target)
            : null;
    }

    private Expression? LowerCallOnBox(CallInstruction instruction, MethodNode body, bool discard)
    {
        ILInstruction receiver = instruction.Arguments[0] is CastClass cast ? cast.Argument : instruction.Arguments[0];
        ILInstruction value = ((ICSharpCode.Decompiler.IL.Box)receiver).Argument;
        Expression[] arguments = Operands([value, .. instruction.Arguments.Skip(1)]);
        arguments[0] = InMemory(arguments[0], body.Owner);
        return CallMethod(body, arguments, isVirtual: false, discard);
    }

    private LocalValue? LowerCallIndirect(CallIndirect instruction, bool discard)
    {
        if (instruction.IsInstance)
        {
            throw Unhandled(instruction);
        }
        Expression[] operands = Operands([instruction.FunctionPointer, .. instruction.Arguments]);
        TypeNode signature = world.Resolve(instruction.FunctionPointerType, method.Scope);
        TypeNode returned = signature.Signature[0];
        Local? result = discard || returned.Category == TypeCategory.Void ? null : NewTemporary(returned);
        EmitThrowing(new Ir.Call(new Callee.Pointer(operands[0], signature.Signature), operands[1..], result));
        return result is null ? null : new LocalValue(result);
    }

    private Expression LowerNewObj(NewObj instruction)
    {
        MethodNode constructor = world.Resolve(instruction.Method, method.Scope);
        TypeNode type = constructor.Owner;
        if (type.Category == TypeCategory.Delegate)
        {
            return LowerNewDelegate(instruction, type);
        }
        return Create(constructor, Operands(instruction.Arguments));
    }

    private Expression Create(MethodNode constructor, Expression[] arguments)
    {
        TypeNode type = constructor.Owner;
        if (type == world.Known.String)
        {
            return LowerNewString(constructor, arguments);
        }
        if (type.IsValueType)
        {
            return LowerNewStruct(constructor, arguments);
        }
        Local created = NewTemporary(type, isNonNull: true);
        EmitThrowing(new Allocate(type, created));
        CallMethod(constructor, [new LocalValue(created), .. arguments], isVirtual: false, discard: true);
        return new LocalValue(created);
    }

    private LocalValue LowerNewStruct(MethodNode constructor, Expression[] arguments)
    {
        Local created = NewTemporary(constructor.Owner, isAddressTaken: true);
        Emit(new Assign(created, DefaultOf(constructor.Owner)));
        CallMethod(constructor, [new LocalAddress(created), .. arguments], isVirtual: false, discard: true);
        return new LocalValue(created);
    }

    /// <summary>A string's size is known to its constructor only: each has a static twin named Ctor.</summary>
    private Expression LowerNewString(MethodNode constructor, Expression[] arguments)
    {
        MethodNode twin = world.MethodsNamed(world.Known.String, "Ctor")
            .FirstOrDefault(m => m.IsStatic && m.Parameters.SequenceEqual(constructor.Parameters))
            ?? throw CompileError.NotFound("The static method String.Ctor for this constructor");
        return CallMethod(twin, arguments, isVirtual: false, discard: false)!;
    }

    private LocalValue LowerNewDelegate(NewObj instruction, TypeNode type)
    {
        ILInstruction target = instruction.Arguments[0];
        Expression receiver;
        Expression address;
        switch (instruction.Arguments[1])
        {
            case LdFtn pointer:
                MethodNode known = world.Resolve(pointer.Method, method.Scope);
                receiver = Lower(target);
                receiver = known.IsStatic ? receiver : NonNull(receiver);
                address = new MethodAddress(known, DelegateEntry(type, known));
                break;
            case LdVirtFtn pointer:
                Expression[] operands = Operands(target, pointer.Argument);
                receiver = operands[0];
                address = VirtualPointer(operands[1], world.Resolve(pointer.Method, method.Scope));
                break;
            default:
                throw CompileError.NotSupported("A delegate made from a computed function pointer");
        }
        receiver = Reusable(receiver);
        address = Reusable(address);
        Local created = NewTemporary(type, isNonNull: true);
        EmitThrowing(new Allocate(type, created));
        EmitThrowing(new RuntimeCall("ns_bind_delegate", [new LocalValue(created), receiver, address], null));
        return new LocalValue(created);
    }

    /// <summary>A delegate calls its code with the target first. A static method takes none, unless it is an extension
    /// method bound to its first argument.</summary>
    private Entry DelegateEntry(TypeNode type, MethodNode target)
    {
        if (!target.IsStatic)
        {
            return target.Owner.IsValueType ? Entry.Unboxing : Entry.Direct;
        }
        MethodNode invoke = world.MethodsNamed(type, "Invoke").First();
        return target.Parameters.Count == invoke.Parameters.Count ? Entry.IgnoreTarget : Entry.Direct;
    }

    private Expression VirtualPointer(Expression receiver, MethodNode target)
    {
        Expression reusable = Reusable(NonNull(receiver));
        if (IsExact(target, reusable, out MethodNode body))
        {
            return new MethodAddress(body, Entry.Direct);
        }
        return new VirtualAddress(reusable, context.Dispatch.SlotOf(target));
    }

    private MethodAddress LowerLdFtn(LdFtn instruction)
    {
        MethodNode target = world.Resolve(instruction.Method, method.Scope);
        if (!target.IsStatic)
        {
            throw CompileError.NotSupported($"A pointer to the instance method '{target.DisplayName}'");
        }
        return new MethodAddress(target, NativeExport.IsUnmanaged(target) ? Entry.FromC : Entry.Direct);
    }

    private Expression LowerLdVirtFtn(LdVirtFtn instruction) =>
        VirtualPointer(Lower(instruction.Argument), world.Resolve(instruction.Method, method.Scope));
}
