using ICSharpCode.Decompiler.IL;
using ICSharpCode.Decompiler.TypeSystem;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Lowering;

/// <content>Operators and conversions.</content>
internal sealed partial class MethodLowering
{
    private Expression LowerBinary(BinaryNumericInstruction instruction)
    {
        if (instruction.IsLifted)
        {
            throw Unhandled(instruction);
        }
        if (IsNegation(instruction))
        {
            return new Negate(Lower(instruction.Right));
        }
        Expression[] operands = Operands(instruction.Left, instruction.Right);
        StackKind kind = KindOf(instruction.ResultType) ?? throw Unhandled(instruction);
        bool isUnsigned = instruction.Sign == Sign.Unsigned;
        Operator operation = OperatorOf(instruction);
        if (instruction.CheckForOverflow)
        {
            return CheckedArithmetic(operation, operands[0], operands[1], kind, isUnsigned);
        }
        if (operation is Operator.Div or Operator.Rem && kind is not (StackKind.F4 or StackKind.F8))
        {
            operands[1] = CheckDivision(ref operands[0], operands[1], kind, isUnsigned);
        }
        return operands is [Constant left, Constant right] && Fold(operation, left.Value, right.Value) is { } folded
            && kind is StackKind.I4 or StackKind.I8
            ? new Constant(kind, kind == StackKind.I4 ? (int)folded : folded)
            : new Binary(operation, operands[0], operands[1], kind, isUnsigned, kind);
    }

    /// <summary>Arithmetic on constants, which C compilers would warn about where it wraps.</summary>
    private static long? Fold(Operator operation, long left, long right) => operation switch
    {
        Operator.Add => left + right,
        Operator.Sub => left - right,
        Operator.Mul => left * right,
        Operator.And => left & right,
        Operator.Or => left | right,
        Operator.Xor => left ^ right,
        _ => null,
    };

    /// <summary>ILSpy reads <c>neg</c> as a subtraction from zero, which would make 0 of -0: a zero that stands nowhere
    /// in the IL tells it from a real one.</summary>
    private static bool IsNegation(BinaryNumericInstruction instruction) =>
        instruction is { Operator: BinaryNumericOperator.Sub, Left.ILRangeIsEmpty: true }
        && (instruction.Left.MatchLdcF8(0) || instruction.Left.MatchLdcF4(0));

    private static Operator OperatorOf(BinaryNumericInstruction instruction) => instruction.Operator switch
    {
        BinaryNumericOperator.Add => Operator.Add,
        BinaryNumericOperator.Sub => Operator.Sub,
        BinaryNumericOperator.Mul => Operator.Mul,
        BinaryNumericOperator.Div => Operator.Div,
        BinaryNumericOperator.Rem => Operator.Rem,
        BinaryNumericOperator.BitAnd => Operator.And,
        BinaryNumericOperator.BitOr => Operator.Or,
        BinaryNumericOperator.BitXor => Operator.Xor,
        BinaryNumericOperator.ShiftLeft => Operator.ShiftLeft,
        BinaryNumericOperator.ShiftRight => Operator.ShiftRight,
        _ => throw Unhandled(instruction),
    };

    /// <summary>Division by zero, and the one quotient that does not fit.</summary>
    private Expression CheckDivision(ref Expression left, Expression right, StackKind kind, bool isUnsigned)
    {
        if (right is Constant { Value: not 0 and not -1 })
        {
            return right;
        }
        Expression divisor = Reusable(right);
        EmitThrowing(new Check(IsNull(divisor), Fault.DivideByZero));
        if (!isUnsigned)
        {
            left = Reusable(left);
            EmitThrowing(new Check(
                new Pure(kind == StackKind.I8 ? "ns_quotient_overflows_i8" : kind == StackKind.I
                    ? "ns_quotient_overflows_i" : "ns_quotient_overflows_i4", [left, divisor], StackKind.I4),
                Fault.Overflow));
        }
        return divisor;
    }

    private LocalValue CheckedArithmetic(
        Operator operation, Expression left, Expression right, StackKind kind, bool isUnsigned)
    {
        string function = operation switch
        {
            Operator.Add => "__builtin_add_overflow",
            Operator.Sub => "__builtin_sub_overflow",
            Operator.Mul => "__builtin_mul_overflow",
            _ => throw Diagnostics.CompileError.NotSupported($"Checked '{operation}'"),
        };
        TypeNode type = world.Known1(kind switch
        {
            StackKind.I4 => isUnsigned ? KnownTypeCode.UInt32 : KnownTypeCode.Int32,
            StackKind.I8 => isUnsigned ? KnownTypeCode.UInt64 : KnownTypeCode.Int64,
            StackKind.I or StackKind.Ref => isUnsigned ? KnownTypeCode.UIntPtr : KnownTypeCode.IntPtr,
            _ => throw Diagnostics.CompileError.NotSupported("Checked floating-point arithmetic"),
        });
        Local result = new(names.Unique("sum"), type);
        locals.Add(result);
        EmitThrowing(new CheckedOperation(function, type.Primitive, [left, right], result));
        return new LocalValue(result);
    }

    private Expression LowerComparison(Comp instruction)
    {
        if (instruction.IsLifted)
        {
            throw Unhandled(instruction);
        }
        if (instruction.Right.MatchLdNull() && TestOfBox(instruction.Left) is { } isNonNull)
        {
            return Constant.Int32(isNonNull == (instruction.Kind == ComparisonKind.Inequality) ? 1 : 0);
        }
        Expression[] operands = Operands(instruction.Left, instruction.Right);
        Operator operation = instruction.Kind switch
        {
            ComparisonKind.Equality => Operator.Equal,
            ComparisonKind.Inequality => Operator.NotEqual,
            ComparisonKind.LessThan => Operator.Less,
            ComparisonKind.LessThanOrEqual => Operator.LessOrEqual,
            ComparisonKind.GreaterThan => Operator.Greater,
            _ => Operator.GreaterOrEqual,
        };
        StackKind kind = KindOf(instruction.InputType) ?? operands[0].Kind;
        if (kind == StackKind.Obj && operands[0].Kind == StackKind.Struct)
        {
            throw Unhandled(instruction);
        }
        return new Binary(operation, operands[0], operands[1], kind, instruction.Sign == Sign.Unsigned, StackKind.I4);
    }

    /// <summary>Whether a fresh box, or a type test of one, is non-null: known without making the box. Generic code
    /// is full of such tests. Null when the instruction is something else.</summary>
    private bool? TestOfBox(ILInstruction instruction)
    {
        ILInstruction tested = instruction is IsInst test ? test.Argument : instruction;
        if (BoxedType(tested) is not { } boxed)
        {
            return null;
        }
        Lower(((ICSharpCode.Decompiler.IL.Box)tested).Argument);
        return instruction is not IsInst wanted
            || Hierarchy.IsAssignable(boxed, TestedType(world.Resolve(wanted.Type, method.Scope)));
    }

    private static TypeNode TestedType(TypeNode type) => type.IsNullable ? type.Arguments[0] : type;

    private Expression LowerConversion(Conv instruction)
    {
        if (instruction.IsLifted)
        {
            throw Unhandled(instruction);
        }
        Expression value = Lower(instruction.Argument);
        Primitive target = TargetOf(instruction);
        Primitive source = SourceOf(instruction, value.Kind);
        StackKind kind = KindOf(instruction.ResultType) ?? throw Unhandled(instruction);
        if (value.Kind is StackKind.Ref or StackKind.Obj || kind is StackKind.Ref or StackKind.Obj)
        {
            Expression pointer = kind is StackKind.I or StackKind.Ref or StackKind.Obj
                ? new Reinterpret(value, kind, value.Type)
                : new Conversion(
                    new Reinterpret(value, StackKind.I, null), Primitive.IntPtr, target, kind);
            return pointer;
        }
        return instruction.CheckForOverflow
            ? CheckedConversion(value, source, target, kind)
            : new Conversion(value, source, target, kind);
    }

    private static Primitive TargetOf(Conv instruction) => instruction.TargetType switch
    {
        PrimitiveType.I1 => Primitive.SByte,
        PrimitiveType.U1 => Primitive.Byte,
        PrimitiveType.I2 => Primitive.Int16,
        PrimitiveType.U2 => Primitive.UInt16,
        PrimitiveType.I4 => Primitive.Int32,
        PrimitiveType.U4 => Primitive.UInt32,
        PrimitiveType.I8 => Primitive.Int64,
        PrimitiveType.U8 => Primitive.UInt64,
        PrimitiveType.R4 => Primitive.Single,
        PrimitiveType.R8 or PrimitiveType.R => Primitive.Double,
        PrimitiveType.I or PrimitiveType.Ref => Primitive.IntPtr,
        PrimitiveType.U => Primitive.UIntPtr,
        _ => throw Unhandled(instruction),
    };

    private static Primitive SourceOf(Conv instruction, StackKind kind)
    {
        bool isUnsigned = instruction.Kind switch
        {
            ConversionKind.ZeroExtend => true,
            ConversionKind.SignExtend => false,
            _ => instruction.InputSign == Sign.Unsigned,
        };
        return kind switch
        {
            StackKind.I4 => isUnsigned ? Primitive.UInt32 : Primitive.Int32,
            StackKind.I8 => isUnsigned ? Primitive.UInt64 : Primitive.Int64,
            StackKind.F4 => Primitive.Single,
            StackKind.F8 => Primitive.Double,
            _ => isUnsigned ? Primitive.UIntPtr : Primitive.IntPtr,
        };
    }

    private LocalValue CheckedConversion(Expression value, Primitive source, Primitive target, StackKind kind)
    {
        TypeNode type = world.Known1(KnownCode(target));
        Local result = new(names.Unique("converted"), type);
        locals.Add(result);
        bool isFloat = source is Primitive.Single or Primitive.Double;
        EmitThrowing(isFloat
            ? new CheckedOperation(
                $"ns_f8_to_{CTypeSuffix(target)}_overflows", Primitive.Double, [value], result)
            : new CheckedOperation("__builtin_add_overflow", source, [value, Constant.Int32(0)], result));
        return new LocalValue(result);
    }

    private static KnownTypeCode KnownCode(Primitive primitive) => primitive switch
    {
        Primitive.SByte => KnownTypeCode.SByte,
        Primitive.Byte => KnownTypeCode.Byte,
        Primitive.Int16 => KnownTypeCode.Int16,
        Primitive.UInt16 => KnownTypeCode.UInt16,
        Primitive.Int32 => KnownTypeCode.Int32,
        Primitive.UInt32 => KnownTypeCode.UInt32,
        Primitive.Int64 => KnownTypeCode.Int64,
        Primitive.UInt64 => KnownTypeCode.UInt64,
        Primitive.IntPtr => KnownTypeCode.IntPtr,
        Primitive.UIntPtr => KnownTypeCode.UIntPtr,
        Primitive.Single => KnownTypeCode.Single,
        _ => KnownTypeCode.Double,
    };

    private static string CTypeSuffix(Primitive primitive) => primitive switch
    {
        Primitive.SByte => "i1",
        Primitive.Byte => "u1",
        Primitive.Int16 => "i2",
        Primitive.UInt16 => "u2",
        Primitive.Int32 => "i4",
        Primitive.UInt32 => "u4",
        Primitive.Int64 => "i8",
        Primitive.UInt64 => "u8",
        Primitive.IntPtr => "i",
        _ => "u",
    };

    private Expression LowerCkfinite(Ckfinite instruction)
    {
        Expression value = Reusable(Lower(instruction.Argument));
        EmitThrowing(new Check(
            new Pure("ns_is_not_finite", [value], StackKind.I4), Fault.Overflow));
        return value;
    }
}
