using System.Collections.Generic;
using System.Linq;
using ICSharpCode.Decompiler.IL;
using ICSharpCode.Decompiler.TypeSystem;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Lowering;

/// <content>Values. Evaluating one may emit statements first.</content>
internal sealed partial class MethodLowering
{
    /// <summary>What it takes to evaluate an operand belongs to the operand's own line: the C# compiler likes to join
    /// statements.</summary>
    private Expression Lower(ILInstruction instruction)
    {
        SourcePlace outer = place;
        Locate(instruction);
        Expression value = LowerValue(instruction);
        place = outer;
        return value;
    }

    private Expression LowerValue(ILInstruction instruction) => instruction switch
    {
        LdLoc load => new LocalValue(variables[load.Variable]),
        LdLoca load => new LocalAddress(variables[load.Variable]),
        LdcI4 constant => Constant.Int32(constant.Value),
        LdcI8 constant => new Constant(StackKind.I8, constant.Value),
        LdcF4 constant => new FloatConstant(StackKind.F4, constant.Value),
        LdcF8 constant => new FloatConstant(StackKind.F8, constant.Value),
        LdNull => Constant.Null,
        LdStr literal => new StringLiteral(literal.Value, world.Known.String),
        DefaultValue value => DefaultOf(world.Resolve(value.Type, method.Scope)),
        ICSharpCode.Decompiler.IL.SizeOf size => new Ir.SizeOf(world.Resolve(size.Type, method.Scope)),
        BinaryNumericInstruction binary => LowerBinary(binary),
        ICSharpCode.Decompiler.IL.BitNot not when !not.IsLifted => new Ir.BitNot(Lower(not.Argument)),
        Comp comparison => LowerComparison(comparison),
        Conv conversion => LowerConversion(conversion),
        Ckfinite check => LowerCkfinite(check),
        LdObj load => LowerLdObj(load),
        LdFlda or LdElema or LdsFlda => LowerAddress(instruction),
        AddressOf address => LowerAddressOf(address),
        LdLen length => LowerLdLen(length),
        NewArr array => LowerNewArr(array),
        ICSharpCode.Decompiler.IL.Box box => LowerBox(box),
        Unbox unbox => LowerUnbox(Lower(unbox.Argument), world.Resolve(unbox.Type, method.Scope)),
        UnboxAny unbox => LowerUnboxAny(unbox),
        CastClass cast => LowerCast(cast.Argument, cast.Type, throws: true),
        IsInst test => LowerCast(test.Argument, test.Type, throws: false),
        NewObj creation => LowerNewObj(creation),
        CallInstruction call => LowerCall(call, discard: false)!,
        CallIndirect call => LowerCallIndirect(call, discard: false)!,
        LdFtn pointer => LowerLdFtn(pointer),
        LdVirtFtn pointer => LowerLdVirtFtn(pointer),
        LocAlloc allocation => LowerLocAlloc(allocation),
        _ => throw Unhandled(instruction),
    };

    /// <summary>Evaluates several operands in order. One that reads memory is copied to a temporary when evaluating a
    /// later one takes statements, for those might change what it reads.</summary>
    private Expression[] Operands(params IReadOnlyList<ILInstruction> instructions)
    {
        Expression[] results = new Expression[instructions.Count];
        int[] marks = new int[instructions.Count];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = Lower(instructions[i]);
            marks[i] = code.Count;
        }
        int end = code.Count;
        for (int i = results.Length - 2; i >= 0; i--)
        {
            if (results[i].ReadsMemory && marks[i] < end)
            {
                results[i] = Spill(results[i], marks[i]);
            }
        }
        return results;
    }

    private LocalValue Spill(Expression value, int position)
    {
        Local temporary = NewTemporary(TemporaryType(value), isNonNull: value.IsNonNull);
        code.Insert(position, new Assign(temporary, value) { Place = place });
        return new LocalValue(temporary);
    }

    /// <summary>A form of the value that can be named twice.</summary>
    private Expression Reusable(Expression value)
    {
        if (value.IsTrivial)
        {
            return value;
        }
        return Spill(value, code.Count);
    }

    /// <summary>The value in a variable whose address can be taken.</summary>
    private LocalAddress InMemory(Expression value, TypeNode type)
    {
        Local temporary = NewTemporary(type, isAddressTaken: true);
        Emit(new Assign(temporary, value));
        return new LocalAddress(temporary);
    }

    private TypeNode TemporaryType(Expression value) => value.Kind switch
    {
        StackKind.I4 => world.Known.Int32,
        StackKind.I8 => world.Known1(KnownTypeCode.Int64),
        StackKind.I => world.Known.IntPtr,
        StackKind.F4 => world.Known1(KnownTypeCode.Single),
        StackKind.F8 => world.Known1(KnownTypeCode.Double),
        StackKind.Ref => world.ByRefTo(world.Known.Byte),
        StackKind.Obj => value.Type is { Kind: StackKind.Obj } type ? type : world.Known.Object,
        _ => value.Type!,
    };

    private static Expression DefaultOf(TypeNode type) => type.Kind switch
    {
        StackKind.Obj or StackKind.Ref or StackKind.I4 or StackKind.I8 or StackKind.I =>
            new Constant(type.Kind, 0),
        StackKind.F4 or StackKind.F8 => new FloatConstant(type.Kind, 0),
        _ => new Default(type),
    };

    private static Binary IsNull(Expression value) =>
        new(Operator.Equal, value, new Constant(value.Kind, 0), value.Kind, false, StackKind.I4);

    /// <summary>Throws NullReferenceException for null, and gives back the value in reusable form.</summary>
    private Expression NonNull(Expression value)
    {
        if (value.IsNonNull || value.Kind is StackKind.Ref or StackKind.I)
        {
            return value;
        }
        Expression reusable = Reusable(value);
        EmitThrowing(new Check(IsNull(reusable), Fault.NullReference));
        return reusable;
    }

    private LocalValue CallRuntime(
        string name, TypeNode resultType, bool canThrow, params IReadOnlyList<Expression> arguments)
    {
        Local result = NewTemporary(resultType);
        EmitThrowing(new RuntimeCall(name, arguments, result) { CanThrow = canThrow });
        return new LocalValue(result);
    }

    private LocalValue LowerNewArr(NewArr instruction)
    {
        if (instruction.Indices.Count != 1)
        {
            throw MultiDimensionalArray();
        }
        TypeNode type = world.ArrayOf(world.Resolve(instruction.Type, method.Scope));
        Expression length = Lower(instruction.Indices[0]);
        Local result = NewTemporary(type, isNonNull: true);
        EmitThrowing(new AllocateArray(type, length, result));
        return new LocalValue(result);
    }

    private Expression LowerLdLen(LdLen instruction)
    {
        Expression array = NonNull(Lower(instruction.Array));
        ArrayLength length = new(array);
        return instruction.ResultType == StackType.I4
            ? length
            : new Conversion(length, Primitive.Int32, Primitive.IntPtr, StackKind.I);
    }

    private LocalAddress LowerAddressOf(AddressOf instruction) =>
        InMemory(Lower(instruction.Value), world.Resolve(instruction.Type, method.Scope));

    private LocalValue LowerLocAlloc(LocAlloc instruction)
    {
        Expression size = Lower(instruction.Argument);
        Local result = NewTemporary(world.Known.IntPtr);
        EmitThrowing(new StackAllocate(size, result) { IsCleared = MethodBodies.ClearsLocals(method) });
        return new LocalValue(result);
    }

    private Expression LowerBox(ICSharpCode.Decompiler.IL.Box instruction) =>
        Boxed(Lower(instruction.Argument), world.Resolve(instruction.Type, method.Scope));

    private Expression Boxed(Expression value, TypeNode type)
    {
        if (!type.IsValueType)
        {
            return value;
        }
        if (!type.IsNullable)
        {
            return BoxAt(InMemory(value, type), type);
        }
        LocalAddress nullable = InMemory(value, type);
        (FieldNode hasValue, FieldNode inner) = NullableFields(type);
        Local result = NewVariable("boxed", world.Known.Object);
        Label end = NewLabel();
        Emit(new Assign(result, Constant.Null));
        Emit(new Ir.Branch(new Load(new FieldAddress(nullable, hasValue), hasValue.Type), end, whenTrue: false));
        Emit(new Assign(result, BoxAt(new FieldAddress(nullable, inner), inner.Type)));
        Emit(new Mark(end));
        return new LocalValue(result);
    }

    private LocalValue BoxAt(Expression address, TypeNode type)
    {
        if (type.Category == TypeCategory.Struct && type.Definition!.IsByRefLike)
        {
            throw Diagnostics.CompileError.NotSupported($"Boxing the ref struct '{type.DisplayName}'");
        }
        Local result = NewTemporary(world.Known.Object, isNonNull: true);
        EmitThrowing(new Ir.Box(type, address, result));
        return new LocalValue(result);
    }

    private static (FieldNode HasValue, FieldNode Value) NullableFields(TypeNode nullable)
    {
        List<FieldNode> fields = nullable.InstanceFields.ToList();
        return (fields[0], fields[1]);
    }

    private Expression LowerUnbox(Expression box, TypeNode type)
    {
        Expression checkedBox = NonNull(box);
        Expression reusable = Reusable(checkedBox);
        EmitThrowing(new CheckUnbox(reusable, type));
        return new BoxedAddress(reusable, type);
    }

    private Expression LowerUnboxAny(UnboxAny instruction)
    {
        TypeNode type = world.Resolve(instruction.Type, method.Scope);
        if (!type.IsValueType)
        {
            return LowerCast(instruction.Argument, instruction.Type, throws: true);
        }
        Expression box = Lower(instruction.Argument);
        return type.IsNullable ? UnboxNullable(box, type) : new Load(LowerUnbox(box, type), type);
    }

    private LocalValue UnboxNullable(Expression box, TypeNode type)
    {
        (FieldNode hasValue, FieldNode inner) = NullableFields(type);
        Expression reusable = Reusable(box);
        Local result = new(names.Unique("unboxed"), type) { IsAddressTaken = true };
        locals.Add(result);
        LocalAddress address = new(result);
        Label end = NewLabel();
        Emit(new Assign(result, new Default(type)));
        Emit(new Ir.Branch(IsNull(reusable), end));
        Load value = new(LowerUnbox(reusable, inner.Type), inner.Type);
        Emit(new Store(new FieldAddress(address, inner), inner.Type, value));
        Emit(new Store(new FieldAddress(address, hasValue), hasValue.Type, Constant.Int32(1)));
        Emit(new Mark(end));
        return new LocalValue(result);
    }

    private Expression LowerCast(ILInstruction argument, IType type, bool throws)
    {
        TypeNode wanted = world.Resolve(type, method.Scope);
        if (wanted.IsNullable)
        {
            wanted = wanted.Arguments[0];
        }
        if (!throws && BoxedType(argument) is { } boxed)
        {
            return TestOfBox(argument, boxed, wanted);
        }
        Expression value = Lower(argument);
        if (value.Type is { Kind: StackKind.Obj } known && !IsRisky(known) && Hierarchy.IsAssignable(known, wanted))
        {
            return value;
        }
        Expression reusable = Reusable(value);
        Local result = NewTemporary(wanted.IsValueType ? world.Known.Object : wanted);
        EmitThrowing(new Cast(reusable, wanted, result, throws));
        return new LocalValue(result);
    }

    /// <summary>Static types can lie where Unsafe.As or array covariance was at work.</summary>
    private static bool IsRisky(TypeNode type) => type.Category == TypeCategory.Array;

    /// <summary>The value type that an instruction boxes, or null.</summary>
    private TypeNode? BoxedType(ILInstruction instruction)
    {
        if (instruction is not ICSharpCode.Decompiler.IL.Box box)
        {
            return null;
        }
        TypeNode type = world.Resolve(box.Type, method.Scope);
        return type.IsValueType && !type.IsNullable ? type : null;
    }

    /// <summary>What a box is, is known here: a test that cannot succeed needs no box.</summary>
    private Expression TestOfBox(ILInstruction argument, TypeNode boxed, TypeNode wanted)
    {
        if (Hierarchy.IsAssignable(boxed, wanted))
        {
            return Lower(argument);
        }
        Lower(((ICSharpCode.Decompiler.IL.Box)argument).Argument);
        return Constant.Null;
    }

    private void LowerInitblk(Initblk instruction)
    {
        Expression[] operands = Operands(instruction.Address, instruction.Value, instruction.Size);
        EmitThrowing(new RuntimeCall("ns_fill", [Reference(operands[0]), operands[1], operands[2]], null));
    }

    private void LowerCpblk(Cpblk instruction)
    {
        Expression[] operands = Operands(instruction.DestAddress, instruction.SourceAddress, instruction.Size);
        EmitThrowing(new RuntimeCall(
            "ns_copy", [Reference(operands[0]), Reference(operands[1]), operands[2]], null));
    }

    private static Expression Reference(Expression address) =>
        address.Kind == StackKind.Ref ? address : new Reinterpret(address, StackKind.Ref, null);
}
