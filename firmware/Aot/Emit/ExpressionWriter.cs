using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Emit;

/// <summary>Writes expressions. The C type of what comes out is the one of its kind, or a small integer type that C
/// promotes to it.</summary>
internal sealed class ExpressionWriter(Image image)
{
    public string Write(Expression expression) => expression switch
    {
        Constant e => WriteConstant(e),
        FloatConstant e => WriteFloat(e),
        LocalValue e => SignedView(e.Local.Name, e.Local.Type),
        Load e => WriteLoad(e),
        LocalAddress or StaticAddress or FieldAddress or ElementAddress or BoxedAddress => WriteAddress(expression),
        DataAddress e => $"(void *){image.Literals.UseData(e.Field)}",
        StringLiteral e => $"(ns_ref)&{image.Literals.UseString(e.Text)}",
        TypeObject e => $"(ns_ref)&{image.UseType(e.Of)}",
        TypeOf e => $"(ns_ref)NS_TYPE({Write(e.Object)})",
        ArrayLength e => $"NS_LENGTH({Write(e.Array)})",
        StringLength e => $"NS_STRING_LENGTH({Write(e.String)})",
        Binary e => WriteBinary(e),
        BitNot e => $"~{Atom(e.Value)}",
        Negate e => $"-{Atom(e.Value)}",
        Conversion e => WriteConversion(e),
        Reinterpret e => Coerce(e.Value, e.Kind),
        Default e => $"({image.TypeName(e.Of)}){{0}}",
        Ir.SizeOf e => $"(int32_t)sizeof({SizedType(e.Of)})",
        MethodAddress e => $"(intptr_t){image.UseEntry(e.Method, e.Entry)}",
        VirtualAddress e => WriteVirtualAddress(e),
        Pure e => $"{e.Function}({string.Join(", ", e.Arguments.Select(Write))})",
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    /// <summary>A condition, or its opposite. Comparisons of integers are turned around; those of floating-point values
    /// must not be, for the sake of NaN.</summary>
    public string WriteCondition(Expression condition, bool whenTrue)
    {
        if (whenTrue)
        {
            return Write(condition);
        }
        bool isFloat = condition is Binary { Operands: StackKind.F4 or StackKind.F8 };
        return condition is Binary { Operator: >= Operator.Equal } comparison && !isFloat
            ? Write(comparison with { Operator = Opposite(comparison.Operator) })
            : "!" + Atom(condition);
    }

    private static Operator Opposite(Operator operation) => operation switch
    {
        Operator.Equal => Operator.NotEqual,
        Operator.NotEqual => Operator.Equal,
        Operator.Less => Operator.GreaterOrEqual,
        Operator.LessOrEqual => Operator.Greater,
        Operator.Greater => Operator.LessOrEqual,
        _ => Operator.Less,
    };

    /// <summary>The value converted to the C type of <paramref name="kind"/>.</summary>
    public string Coerce(Expression value, StackKind kind)
    {
        string text = Write(value);
        if (value.Kind == kind || kind == StackKind.Struct)
        {
            return text;
        }
        return (kind, value.Kind) switch
        {
            (StackKind.Obj or StackKind.Ref, StackKind.Obj or StackKind.Ref) => $"({CTypes.Of(kind)}){Paren(text)}",
            (StackKind.Obj or StackKind.Ref, _) when value is Constant { Value: 0 } => "NULL",
            (StackKind.Obj or StackKind.Ref, StackKind.I4) => $"({CTypes.Of(kind)})(intptr_t){Paren(text)}",
            _ => $"({CTypes.Of(kind)}){Paren(text)}",
        };
    }

    /// <summary>The variable at an address, as something C can assign.</summary>
    public string Place(Expression address, TypeNode stored)
    {
        string type = image.TypeName(stored);
        switch (address)
        {
            case LocalAddress e when image.TypeName(e.Local.Type) == type:
                return e.Local.Name;
            case StaticAddress e when image.TypeName(e.Field.Type) == type:
                return image.UseStatic(e.Field);
            case FieldAddress e when image.TypeName(e.Field.Type) == type:
                return FieldPlace(e);
            case ElementAddress e when image.TypeName(e.Element) == type:
                return $"(({Pointer(type)})NS_ELEMENTS({Write(e.Array)}))[{Write(e.Index)}]";
            default:
                return $"*({Pointer(type)}){Atom(address)}";
        }
    }

    public static string Paren(string text) => IsAtom(text) ? text : $"({text})";

    private string Atom(Expression expression) => Paren(Write(expression));

    private static bool IsAtom(string text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            depth += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
            bool closesEarly = depth == 0 && text[0] == '(' && i < text.Length - 1;
            bool isPlain = char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '(' or ')' or '[' or ']';
            if (closesEarly || (depth == 0 && !isPlain && !IsArrow(text, i)))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsArrow(string text, int i) => text[i] switch
    {
        '-' => i + 1 < text.Length && text[i + 1] == '>',
        '>' => i > 0 && text[i - 1] == '-',
        _ => false,
    };

    private static string Pointer(string type) => type.EndsWith('*') ? type + "*" : type + " *";

    private static string WriteConstant(Constant constant) => constant.Kind switch
    {
        StackKind.Obj or StackKind.Ref => "NULL",
        StackKind.I8 when constant.Value == long.MinValue => "INT64_MIN",
        StackKind.I8 => string.Create(CultureInfo.InvariantCulture, $"INT64_C({constant.Value})"),
        _ when constant.Value == int.MinValue => "INT32_MIN",
        _ => constant.Value.ToString(CultureInfo.InvariantCulture),
    };

    private static string WriteFloat(FloatConstant constant)
    {
        bool isSingle = constant.Kind == StackKind.F4;
        double value = constant.Value;
        if (double.IsNaN(value))
        {
            return isSingle ? "(-__builtin_nanf(\"\"))" : "(-__builtin_nan(\"\"))";
        }
        if (double.IsInfinity(value))
        {
            string infinity = isSingle ? "__builtin_inff()" : "__builtin_inf()";
            return value > 0 ? infinity : $"(-{infinity})";
        }
        string text = isSingle
            ? ((float)value).ToString("R", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
        if (!text.Contains('.', StringComparison.Ordinal) && !text.Contains('E', StringComparison.Ordinal))
        {
            text += ".0";
        }
        text += isSingle ? "f" : "";
        return value < 0 || double.IsNegative(value) ? $"({text})" : text;
    }

    private static string SignedView(string text, TypeNode type) =>
        CTypes.NeedsSignedView(type) ? $"({CTypes.Of(type.Kind)}){text}" : text;

    private string WriteLoad(Load load)
    {
        if (load.Address is StaticAddress { Field: { IsReadOnly: true } field }
            && image.Program.InitialValues.TryGetValue(field, out Expression? constant))
        {
            return constant.Kind == load.Kind ? Write(constant) : Coerce(constant, load.Kind);
        }
        string type = image.TypeName(load.Stored);
        string text = load switch
        {
            { IsVolatile: true } => $"*(volatile {Pointer(type)}){Paren(WriteAddress(load.Address))}",
            { IsUnaligned: true } => Unaligned(type, load.Address),
            _ => Place(load.Address, load.Stored),
        };
        return CTypes.NeedsSignedView(load.Stored) ? $"({CTypes.Of(load.Kind)}){Paren(text)}" : text;
    }

    /// <summary>An access that assumes no alignment.</summary>
    public string Unaligned(string type, Expression address)
    {
        string wrapper = $"struct {{ {CTypes.Declare(type, "value")}; }} __attribute__((packed))";
        return $"(({wrapper} *){Paren(WriteAddress(address))})->value";
    }

    public string VolatilePlace(Expression address, TypeNode stored) =>
        $"*(volatile {Pointer(image.TypeName(stored))}){Paren(WriteAddress(address))}";

    private string WriteAddress(Expression address) => address switch
    {
        LocalAddress e => $"(void *)&{e.Local.Name}",
        StaticAddress e => $"(void *)&{image.UseStatic(e.Field)}",
        FieldAddress e => $"(void *)&{FieldPlace(e)}",
        ElementAddress e => ElementPointer(e),
        BoxedAddress e => $"NS_BOXED({Write(e.Box)})",
        _ => Coerce(address, StackKind.Ref),
    };

    private string ElementPointer(ElementAddress e) =>
        $"(void *)&(({Pointer(image.TypeName(e.Element))})NS_ELEMENTS({Write(e.Array)}))[{Write(e.Index)}]";

    private string FieldPlace(FieldAddress e)
    {
        string owner = image.Structs.Require(e.Field.Owner);
        string name = image.Layouts.NameOf(e.Field) + (e.Field.Owner.IsInlineArray ? "[0]" : "");
        switch (e.Target)
        {
            case LocalAddress local when local.Local.Type == e.Field.Owner:
                return $"{local.Local.Name}.{name}";
            case FieldAddress outer when outer.Field.Type == e.Field.Owner:
                return $"{FieldPlace(outer)}.{name}";
            case StaticAddress outer when outer.Field.Type == e.Field.Owner:
                return $"{image.UseStatic(outer.Field)}.{name}";
            case ElementAddress outer when outer.Element == e.Field.Owner:
                return $"{Place(outer, outer.Element)}.{name}";
            default:
                return $"(({owner} *){Atom(e.Target)})->{name}";
        }
    }

    private string SizedType(TypeNode type) =>
        type.Category == TypeCategory.Struct ? image.Structs.Require(type) : image.TypeName(type);

    private string WriteVirtualAddress(VirtualAddress e)
    {
        if (image.Virtuals.Single(e.Slot) is { } only)
        {
            return $"(intptr_t){image.UseEntry(only, only.Owner.IsValueType ? Entry.Unboxing : Entry.Direct)}";
        }
        return image.Virtuals.IsNeverCalled(e.Slot) ? "0" : $"(intptr_t){TableEntry(Write(e.Object), e.Slot)}";
    }

    /// <summary>The function pointer an object's type holds for a slot.</summary>
    public string TableEntry(string receiver, MethodNode slot) =>
        slot.Owner.Category == TypeCategory.Interface
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"NS_TYPE({receiver})->selectors[{image.Virtuals.Selectors.NumberOf(slot)}]")
            : string.Create(
                CultureInfo.InvariantCulture, $"NS_TYPE({receiver})->vtable[{image.Virtuals.IndexOf(slot)}]");

    private string WriteBinary(Binary e)
    {
        if (e.Operator >= Operator.Equal)
        {
            return WriteComparison(e);
        }
        if (e.Operands is StackKind.F4 or StackKind.F8)
        {
            return WriteFloatArithmetic(e);
        }
        if (e.Kind == StackKind.Ref)
        {
            return $"(void *)((uint8_t *){Atom(e.Left)} {Symbol(e.Operator)} {Paren(Coerce(e.Right, StackKind.I))})";
        }
        string left = Paren(Coerce(e.Left, e.Operands));
        if (e.Operator is Operator.ShiftLeft or Operator.ShiftRight)
        {
            return WriteShift(e, left);
        }
        string right = Paren(Coerce(e.Right, e.Operands));
        if (e.IsUnsigned && e.Operator is Operator.Div or Operator.Rem && e.IsUnsigned)
        {
            string type = CTypes.UnsignedOf(e.Operands);
            return $"({CTypes.Of(e.Kind)})(({type}){left} {Symbol(e.Operator)} ({type}){right})";
        }
        return $"{left} {Symbol(e.Operator)} {right}";
    }

    private string WriteShift(Binary e, string left)
    {
        string count = Paren(Coerce(e.Right, StackKind.I4));
        bool logical = e.IsUnsigned || e.Operator == Operator.ShiftLeft;
        return logical
            ? $"({CTypes.Of(e.Kind)})(({CTypes.UnsignedOf(e.Operands)}){left} {Symbol(e.Operator)} {count})"
            : $"{left} >> {count}";
    }

    private string WriteFloatArithmetic(Binary e)
    {
        if (e.Operator == Operator.Rem)
        {
            return $"{(e.Operands == StackKind.F4 ? "fmodf" : "fmod")}({Write(e.Left)}, {Write(e.Right)})";
        }
        return $"{Paren(Coerce(e.Left, e.Operands))} {Symbol(e.Operator)} {Paren(Coerce(e.Right, e.Operands))}";
    }

    private string WriteComparison(Binary e)
    {
        bool isOrder = e.Operator > Operator.NotEqual;
        if (e.Operands is StackKind.Obj or StackKind.Ref)
        {
            string view = isOrder ? "(uintptr_t)" : "(void *)";
            string right = e.Right is Constant { Value: 0 } ? "NULL" : view + Atom(e.Right);
            string leftText = e.Right is Constant { Value: 0 } && !isOrder ? Atom(e.Left) : view + Atom(e.Left);
            return $"{leftText} {Symbol(e.Operator)} {(isOrder && right == "NULL" ? "0" : right)}";
        }
        string left = Paren(Coerce(e.Left, e.Operands));
        string other = Paren(Coerce(e.Right, e.Operands));
        if (e.IsUnsigned && isOrder && e.Operands is not (StackKind.F4 or StackKind.F8))
        {
            string type = CTypes.UnsignedOf(e.Operands);
            return $"({type}){left} {Symbol(e.Operator)} ({type}){other}";
        }
        return $"{left} {Symbol(e.Operator)} {other}";
    }

    private string WriteConversion(Conversion e)
    {
        string value = Write(e.Value);
        bool fromFloat = e.Source is Primitive.Single or Primitive.Double;
        bool toFloat = e.Target is Primitive.Single or Primitive.Double;
        if (fromFloat && !toFloat)
        {
            return WriteFloatToInteger(e, value);
        }
        List<string> casts = [];
        string target = CTypes.Of(e.Target);
        string source = CTypes.Of(e.Source);
        bool isNarrow = e.Target is Primitive.SByte or Primitive.Byte or Primitive.Int16 or Primitive.UInt16;
        string kind = CTypes.Of(e.Kind);
        if (!isNarrow && !toFloat && target != kind)
        {
            casts.Add(kind);
        }
        casts.Add(target);
        if (!fromFloat && source != CTypes.Of(e.Value.Kind))
        {
            casts.Add(source);
        }
        return string.Concat(casts.Select(c => $"({c})")) + Paren(value);
    }

    /// <summary>Small types are reached through 32 bits, as .NET does.</summary>
    private static string WriteFloatToInteger(Conversion e, string value) => e.Target switch
    {
        Primitive.SByte => $"(int8_t)ns_f8_to_i4({value})",
        Primitive.Byte => $"(uint8_t)ns_f8_to_i4({value})",
        Primitive.Int16 => $"(int16_t)ns_f8_to_i4({value})",
        Primitive.UInt16 => $"(uint16_t)ns_f8_to_i4({value})",
        Primitive.Int32 => $"ns_f8_to_i4({value})",
        Primitive.UInt32 => $"(int32_t)ns_f8_to_u4({value})",
        Primitive.Int64 => $"ns_f8_to_i8({value})",
        Primitive.UInt64 => $"(int64_t)ns_f8_to_u8({value})",
        Primitive.IntPtr => $"ns_f8_to_i({value})",
        _ => $"(intptr_t)ns_f8_to_u({value})",
    };

    private static string Symbol(Operator operation) => operation switch
    {
        Operator.Add => "+",
        Operator.Sub => "-",
        Operator.Mul => "*",
        Operator.Div => "/",
        Operator.Rem => "%",
        Operator.And => "&",
        Operator.Or => "|",
        Operator.Xor => "^",
        Operator.ShiftLeft => "<<",
        Operator.ShiftRight => ">>",
        Operator.Equal => "==",
        Operator.NotEqual => "!=",
        Operator.Less => "<",
        Operator.LessOrEqual => "<=",
        Operator.Greater => ">",
        _ => ">=",
    };
}
