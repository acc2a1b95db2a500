using System.Collections.Generic;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Ir;

/// <summary>A step of a function.</summary>
internal abstract class Statement
{
    /// <summary>Where the program asks for it.</summary>
    public SourcePlace Place { get; set; }
}

/// <summary>A statement that may leave an exception pending and then goes on at <see cref="Handler"/>.</summary>
internal abstract class ThrowingStatement : Statement
{
    /// <summary>Where an exception continues; null leaves the function.</summary>
    public Label? Handler { get; set; }
}

/// <summary>A place to jump to.</summary>
internal sealed class Label(int number)
{
    public int Number { get; } = number;
}

internal sealed class Mark(Label label) : Statement
{
    public Label Label { get; } = label;
}

internal sealed class Assign(Local target, Expression value) : Statement
{
    public Local Target { get; } = target;

    public Expression Value { get; } = value;
}

internal sealed class Store(Expression address, TypeNode stored, Expression value) : Statement
{
    public Expression Address { get; } = address;

    public TypeNode Stored { get; } = stored;

    public Expression Value { get; } = value;

    public bool IsVolatile { get; init; }

    public bool IsUnaligned { get; init; }
}

internal sealed class Goto(Label target) : Statement
{
    public Label Target { get; } = target;
}

internal sealed class Branch(Expression condition, Label target, bool whenTrue = true) : Statement
{
    public Expression Condition { get; } = condition;

    public Label Target { get; } = target;

    public bool WhenTrue { get; } = whenTrue;
}

internal sealed class Switch(Expression value, IReadOnlyList<(long Value, Label Target)> cases, Label? otherwise)
    : Statement
{
    public Expression Value { get; } = value;

    public IReadOnlyList<(long Value, Label Target)> Cases { get; } = cases;

    public Label? Otherwise { get; } = otherwise;
}

internal sealed class Return(Expression? value) : Statement
{
    public Expression? Value { get; } = value;
}

/// <summary>The errors the language's own operations raise, and the runtime function that throws each.</summary>
internal enum Fault
{
    NullReference, IndexOutOfRange, ArrayTypeMismatch, Overflow, DivideByZero,
}

/// <summary>Throws when the condition holds.</summary>
internal sealed class Check(Expression condition, Fault fault) : ThrowingStatement
{
    public Expression Condition { get; } = condition;

    public Fault Fault { get; } = fault;
}

/// <summary>Arithmetic that throws <see cref="Fault.Overflow"/>: the C function returns true on overflow and stores
/// its result through its last argument.</summary>
internal sealed class CheckedOperation(
    string function, Primitive operand, IReadOnlyList<Expression> arguments, Local result) : ThrowingStatement
{
    /// <summary>The C type the arguments are cast to.</summary>
    public Primitive Operand { get; } = operand;

    public string Function { get; } = function;

    public IReadOnlyList<Expression> Arguments { get; } = arguments;

    public Local Result { get; } = result;
}

internal sealed class Throw(Expression exception, bool again) : ThrowingStatement
{
    public Expression Exception { get; } = exception;

    /// <summary>A rethrow keeps the trace.</summary>
    public bool Again { get; } = again;
}

/// <summary>Ends exceptional execution of a handler: the pending exception goes on outwards.</summary>
internal sealed class Propagate(Expression exception) : ThrowingStatement
{
    public Expression Exception { get; } = exception;
}

/// <summary>Takes the pending exception: it is no longer in flight. Without a target it is dropped.</summary>
internal sealed class TakePending(Local? target) : Statement
{
    public Local? Target { get; } = target;
}

/// <summary>Runs a static constructor unless it has run.</summary>
internal sealed class InitializeClass(TypeNode type, MethodNode constructor) : ThrowingStatement
{
    public TypeNode Type { get; } = type;

    public MethodNode Constructor { get; } = constructor;
}

internal sealed class Call(Callee callee, IReadOnlyList<Expression> arguments, Local? result) : ThrowingStatement
{
    public Callee Callee { get; } = callee;

    public IReadOnlyList<Expression> Arguments { get; } = arguments;

    public Local? Result { get; } = result;
}

/// <summary>Calls a function of the runtime or of ops.h.</summary>
internal sealed class RuntimeCall(string function, IReadOnlyList<Expression> arguments, Local? result)
    : ThrowingStatement
{
    public string Function { get; } = function;

    public IReadOnlyList<Expression> Arguments { get; } = arguments;

    public Local? Result { get; } = result;

    public bool CanThrow { get; init; }
}

/// <summary>A new object of a class; its constructor is called separately.</summary>
internal sealed class Allocate(TypeNode type, Local result) : ThrowingStatement
{
    public TypeNode Type { get; } = type;

    public Local Result { get; } = result;
}

internal sealed class AllocateArray(TypeNode type, Expression length, Local result) : ThrowingStatement
{
    public TypeNode Type { get; } = type;

    public Expression Length { get; } = length;

    public Local Result { get; } = result;
}

internal sealed class Box(TypeNode type, Expression address, Local result) : ThrowingStatement
{
    public TypeNode Type { get; } = type;

    public Expression Address { get; } = address;

    public Local Result { get; } = result;
}

/// <summary>A cast (throws) or an <c>is</c>/<c>as</c> test (gives null).</summary>
internal sealed class Cast(Expression value, TypeNode wanted, Local result, bool throws) : ThrowingStatement
{
    public Expression Value { get; } = value;

    public TypeNode Wanted { get; } = wanted;

    public Local Result { get; } = result;

    public bool Throws { get; } = throws;
}

/// <summary>Throws unless a box, which is not null, holds a value of that type.</summary>
internal sealed class CheckUnbox(Expression value, TypeNode wanted) : ThrowingStatement
{
    public Expression Value { get; } = value;

    public TypeNode Wanted { get; } = wanted;
}

/// <summary>The covariance check of storing a reference into an array.</summary>
internal sealed class CheckStore(Expression array, TypeNode element, Expression value) : ThrowingStatement
{
    public Expression Array { get; } = array;

    public TypeNode Element { get; } = element;

    public Expression Value { get; } = value;
}

/// <summary>A block of the stack that lives until the function returns.</summary>
internal sealed class StackAllocate(Expression size, Local result) : ThrowingStatement
{
    public Expression Size { get; } = size;

    public Local Result { get; } = result;

    /// <summary>False under <c>[SkipLocalsInit]</c>.</summary>
    public bool IsCleared { get; init; } = true;
}

/// <summary>Who is called.</summary>
internal abstract record Callee
{
    internal sealed record Direct(MethodNode Method) : Callee;

    /// <summary>Through the method table or the selector table; a direct call when only one method can be
    /// meant.</summary>
    internal sealed record Virtual(MethodNode Slot) : Callee;

    internal sealed record Delegate(TypeNode Type, MethodNode Invoke) : Callee;

    internal sealed record Pointer(Expression Address, IReadOnlyList<TypeNode> Signature) : Callee;
}
