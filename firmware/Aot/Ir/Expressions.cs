using System.Collections.Generic;
using System.Linq;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Ir;

/// <summary>A value without side effects. Calls, stores and checks are statements, so an expression may be
/// evaluated wherever the memory it reads is still what it was.</summary>
/// <param name="Kind">The C type class of the value.</param>
/// <param name="Type">The static type where it is known: always for structs, usually for objects.</param>
internal abstract record Expression(StackKind Kind, TypeNode? Type)
{
    /// <summary>Whether it reads memory that a later statement might change.</summary>
    public virtual bool ReadsMemory => false;

    /// <summary>Whether it is certainly not null.</summary>
    public virtual bool IsNonNull => false;

    /// <summary>Whether naming it twice costs nothing.</summary>
    public virtual bool IsTrivial => false;
}

/// <summary>An integer constant; for <see cref="StackKind.Obj"/> and <see cref="StackKind.Ref"/>, null.</summary>
internal sealed record Constant(StackKind Kind, long Value) : Expression(Kind, null)
{
    public override bool IsTrivial => true;

    public static Constant Int32(int value) => new(StackKind.I4, value);

    public static Constant Null { get; } = new(StackKind.Obj, 0);
}

internal sealed record FloatConstant(StackKind Kind, double Value) : Expression(Kind, null)
{
    public override bool IsTrivial => true;
}

/// <summary>The value of a local or parameter.</summary>
internal sealed record LocalValue(Local Local) : Expression(Local.Type.Kind, Local.Type)
{
    public override bool ReadsMemory => Local.IsAddressTaken;

    public override bool IsNonNull => Local.IsNonNull;

    public override bool IsTrivial => !Local.IsAddressTaken;
}

internal sealed record LocalAddress(Local Local) : Expression(StackKind.Ref, Local.Type)
{
    public override bool IsNonNull => true;

    public override bool IsTrivial => true;
}

/// <summary>The bytes of a field's initial value, in flash.</summary>
internal sealed record DataAddress(FieldNode Field) : Expression(StackKind.Ref, null)
{
    public override bool IsNonNull => true;

    public override bool IsTrivial => true;
}

internal sealed record StringLiteral(string Text, TypeNode StringType) : Expression(StackKind.Obj, StringType)
{
    public override bool IsNonNull => true;

    public override bool IsTrivial => true;
}

/// <summary>A type descriptor, as an object.</summary>
internal sealed record TypeObject(TypeNode Of, TypeNode RuntimeType) : Expression(StackKind.Obj, RuntimeType)
{
    public override bool IsNonNull => true;

    public override bool IsTrivial => true;
}

internal sealed record StaticAddress(FieldNode Field) : Expression(StackKind.Ref, Field.Type)
{
    public override bool IsNonNull => true;

    public override bool IsTrivial => true;
}

/// <summary>Where a field is. <paramref name="Target"/> is an object, a reference or a pointer.</summary>
internal sealed record FieldAddress(Expression Target, FieldNode Field) : Expression(StackKind.Ref, Field.Type)
{
    public override bool ReadsMemory => Target.ReadsMemory;

    public override bool IsNonNull => true;
}

/// <summary>Where an element is; the index was checked before.</summary>
internal sealed record ElementAddress(Expression Array, Expression Index, TypeNode Element)
    : Expression(StackKind.Ref, Element)
{
    public override bool ReadsMemory => Array.ReadsMemory || Index.ReadsMemory;

    public override bool IsNonNull => true;
}

/// <summary>The value inside a box.</summary>
internal sealed record BoxedAddress(Expression Box, TypeNode Value) : Expression(StackKind.Ref, Value)
{
    public override bool ReadsMemory => Box.ReadsMemory;

    public override bool IsNonNull => true;
}

internal sealed record Load(Expression Address, TypeNode Stored, bool IsVolatile = false, bool IsUnaligned = false)
    : Expression(Stored.Kind, Stored)
{
    public override bool ReadsMemory => true;
}

internal sealed record ArrayLength(Expression Array) : Expression(StackKind.I4, null)
{
    public override bool ReadsMemory => Array.ReadsMemory;
}

internal sealed record StringLength(Expression String) : Expression(StackKind.I4, null)
{
    public override bool ReadsMemory => String.ReadsMemory;
}

/// <summary>The descriptor in an object's header.</summary>
internal sealed record TypeOf(Expression Object, TypeNode RuntimeType) : Expression(StackKind.Obj, RuntimeType)
{
    public override bool ReadsMemory => Object.ReadsMemory;

    public override bool IsNonNull => true;
}

internal enum Operator
{
    Add, Sub, Mul, Div, Rem, And, Or, Xor, ShiftLeft, ShiftRight,
    Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
}

/// <summary>Arithmetic or a comparison of two values of <paramref name="Operands"/>' kind.</summary>
internal sealed record Binary(
    Operator Operator, Expression Left, Expression Right, StackKind Operands, bool IsUnsigned, StackKind Kind)
    : Expression(Kind, null)
{
    public override bool ReadsMemory => Left.ReadsMemory || Right.ReadsMemory;
}

internal sealed record BitNot(Expression Value) : Expression(Value.Kind, null)
{
    public override bool ReadsMemory => Value.ReadsMemory;
}

/// <summary>A floating-point value with the other sign, zero and NaN included.</summary>
internal sealed record Negate(Expression Value) : Expression(Value.Kind, null)
{
    public override bool ReadsMemory => Value.ReadsMemory;
}

/// <summary>A C cast chain: the value is first seen as <paramref name="Source"/>, then becomes
/// <paramref name="Target"/>; float to integer saturates.</summary>
internal sealed record Conversion(Expression Value, Primitive Source, Primitive Target, StackKind Kind)
    : Expression(Kind, null)
{
    public override bool ReadsMemory => Value.ReadsMemory;
}

/// <summary>The same bits seen as another kind: object, reference and native integer among each other.</summary>
internal sealed record Reinterpret(Expression Value, StackKind Kind, TypeNode? Type) : Expression(Kind, Type)
{
    public override bool ReadsMemory => Value.ReadsMemory;

    public override bool IsNonNull => Value.IsNonNull;
}

/// <summary>All bits zero.</summary>
internal sealed record Default(TypeNode Of) : Expression(Of.Kind, Of)
{
    public override bool IsTrivial => Of.Kind != StackKind.Struct;
}

internal sealed record SizeOf(TypeNode Of) : Expression(StackKind.I4, null)
{
    public override bool IsTrivial => true;
}

/// <summary>The address of a function. How it is entered depends on what will call it.</summary>
internal sealed record MethodAddress(MethodNode Method, Entry Entry) : Expression(StackKind.I, null)
{
    public override bool IsNonNull => true;

    public override bool IsTrivial => true;
}

/// <summary>The function found in an object's method table.</summary>
internal sealed record VirtualAddress(Expression Object, MethodNode Slot) : Expression(StackKind.I, null)
{
    public override bool ReadsMemory => Object.ReadsMemory;
}

/// <summary>A function of ops.h without side effects.</summary>
internal sealed record Pure(string Function, IReadOnlyList<Expression> Arguments, StackKind Kind, TypeNode? Type = null)
    : Expression(Kind, Type)
{
    public override bool ReadsMemory => Arguments.Any(a => a.ReadsMemory);
}

/// <summary>Shapes a function pointer can have.</summary>
internal enum Entry
{
    /// <summary>The function itself.</summary>
    Direct,

    /// <summary>For method tables: a value type's method entered with the box.</summary>
    Unboxing,

    /// <summary>For delegates to static methods: an unused first argument is dropped.</summary>
    IgnoreTarget,

    /// <summary>For C: no exception comes out.</summary>
    FromC,
}
