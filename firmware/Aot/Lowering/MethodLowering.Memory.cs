using System.Collections.Generic;
using ICSharpCode.Decompiler.IL;
using NanoSocket.Aot.Diagnostics;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Lowering;

/// <content>Loads, stores and addresses.</content>
internal sealed partial class MethodLowering
{
    /// <summary>Types whose static constructor has certainly run here: checked since the last label, or before the
    /// function's first branch.</summary>
    private readonly HashSet<TypeNode> initialized = [];
    private readonly HashSet<TypeNode> initializedFirst = [];
    private bool hasBranched;

    private Expression LowerLdObj(LdObj instruction)
    {
        TypeNode type = world.Resolve(instruction.Type, method.Scope);
        Expression address = LowerAddress(instruction.Target);
        Load load = new(address, type, instruction.IsVolatile, instruction.UnalignedPrefix != 0);
        return instruction.IsVolatile ? Spill(load, code.Count) : load;
    }

    private void LowerStObj(StObj instruction)
    {
        TypeNode type = world.Resolve(instruction.Type, method.Scope);
        IReadOnlyList<ILInstruction> parts = AddressParts(instruction.Target);
        Expression[] operands = Operands([.. parts, instruction.Value]);
        Expression value = operands[^1];
        bool isElement = IsDelayedElement(instruction.Target);
        if (isElement && type.IsReferenceType)
        {
            operands[0] = Reusable(operands[0]);
            value = Reusable(value);
        }
        Expression address = AddressFrom(instruction.Target, operands[..parts.Count], isWrite: false);
        if (isElement && type.IsReferenceType && value is not Constant { Value: 0 })
        {
            EmitThrowing(new CheckStore(operands[0], type, value));
        }
        if (address is LocalAddress { Local: { } local } && local.Type == type && !instruction.IsVolatile)
        {
            Emit(new Assign(local, value));
            return;
        }
        Emit(new Store(address, type, value)
        {
            IsVolatile = instruction.IsVolatile,
            IsUnaligned = instruction.UnalignedPrefix != 0,
        });
    }

    private static bool IsDelayedElement(ILInstruction target) =>
        target is LdElema { DelayExceptions: true };

    /// <summary>The operands to evaluate before what is stored. A delayed check comes after the value.</summary>
    private static IReadOnlyList<ILInstruction> AddressParts(ILInstruction target) => target switch
    {
        LdFlda { DelayExceptions: true } field => [field.Target],
        LdElema { DelayExceptions: true, WithSystemIndex: false, Indices.Count: 1 } element =>
            [element.Array, element.Indices[0]],
        LdsFlda => [],
        _ => [target],
    };

    private Expression AddressFrom(ILInstruction target, Expression[] parts, bool isWrite) => target switch
    {
        LdFlda { DelayExceptions: true } field => FieldOf(parts[0], field),
        LdElema { DelayExceptions: true } element => ElementOf(parts[0], parts[1], element, isWrite),
        LdsFlda field => StaticOf(field),
        _ => parts[0],
    };

    /// <summary>The address an instruction computes, checked.</summary>
    private Expression LowerAddress(ILInstruction target)
    {
        switch (target)
        {
            case LdFlda field:
                return FieldOf(Lower(field.Target), field);
            case LdElema { WithSystemIndex: false, Indices.Count: 1 } element:
                Expression[] parts = Operands(element.Array, element.Indices[0]);
                return ElementOf(parts[0], parts[1], element, isWrite: !element.IsReadOnly && !element.DelayExceptions);
            case LdElema element:
                throw Unhandled(element);
            case LdsFlda field:
                return StaticOf(field);
            default:
                return Lower(target);
        }
    }

    private Expression FieldOf(Expression target, LdFlda instruction)
    {
        FieldNode field = world.Resolve(instruction.Field, method.Scope);
        if (field.IsStatic)
        {
            return StaticField(field);
        }
        Expression owner = NonNull(target);
        return field.Owner.Category is TypeCategory.Primitive or TypeCategory.Enum
            ? new Reinterpret(owner, StackKind.Ref, field.Type)
            : new FieldAddress(owner, field);
    }

    private Expression ElementOf(Expression array, Expression index, LdElema instruction, bool isWrite)
    {
        TypeNode element = world.Resolve(instruction.Type, method.Scope);
        Expression owner = Reusable(NonNull(array));
        Expression position = Reusable(index);
        if (isWrite && element.IsReferenceType && !element.IsSealed)
        {
            EmitThrowing(new Check(
                new Pure(
                    "ns_is_other_type",
                    [owner, new TypeObject(world.ArrayOf(element), world.Known.RuntimeType)], StackKind.I4),
                Fault.ArrayTypeMismatch));
        }
        EmitThrowing(new Check(
            new Pure(position.Kind == StackKind.I4 ? "ns_outside" : "ns_outside_native", [owner, position],
                StackKind.I4),
            Fault.IndexOutOfRange));
        return new ElementAddress(owner, position, element);
    }

    private Expression StaticOf(LdsFlda instruction) => StaticField(world.Resolve(instruction.Field, method.Scope));

    private Expression StaticField(FieldNode field)
    {
        if (field.RelativeVirtualAddress != 0)
        {
            return new DataAddress(field);
        }
        if (field.IsThreadStatic)
        {
            throw CompileError.NotSupported($"[ThreadStatic] (field '{field}')");
        }
        InitializeFor(field.Owner, isFieldAccess: true, []);
        return new StaticAddress(field);
    }

    /// <summary>Runs the static constructor of a type about to be used (ECMA-335 I.8.9.5). A type marked
    /// beforefieldinit cares only about its fields, another one about its methods too. Operands evaluated
    /// before it keep their values.</summary>
    private void InitializeFor(TypeNode type, bool isFieldAccess, Expression[] evaluated)
    {
        if (type.Category == TypeCategory.Array || world.StaticConstructorOf(type) is not { } constructor)
        {
            return;
        }
        bool isRelaxed = (type.Row.Attributes & System.Reflection.TypeAttributes.BeforeFieldInit) != 0;
        if (constructor == method || (isRelaxed && !isFieldAccess))
        {
            return;
        }
        if (!isRelaxed && method.Owner == type && (method.IsStatic || method.IsConstructor || !type.IsValueType))
        {
            return;
        }
        if (!initialized.Add(type))
        {
            return;
        }
        for (int i = 0; i < evaluated.Length; i++)
        {
            evaluated[i] = evaluated[i].ReadsMemory ? Spill(evaluated[i], code.Count) : evaluated[i];
        }
        EmitThrowing(new InitializeClass(type, constructor));
    }
}
