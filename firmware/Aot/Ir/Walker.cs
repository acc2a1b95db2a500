using System.Collections.Generic;

namespace NanoSocket.Aot.Ir;

/// <summary>Visits every expression of a function, operands before what uses them.</summary>
internal static class Walker
{
    public static IEnumerable<Expression> Expressions(Statement statement)
    {
        foreach (Expression root in Roots(statement))
        {
            foreach (Expression expression in WithOperands(root))
            {
                yield return expression;
            }
        }
    }

    public static IEnumerable<Expression> WithOperands(Expression expression)
    {
        foreach (Expression operand in Operands(expression))
        {
            foreach (Expression inner in WithOperands(operand))
            {
                yield return inner;
            }
        }
        yield return expression;
    }

    private static IEnumerable<Expression> Roots(Statement statement) => statement switch
    {
        Assign s => [s.Value],
        Store s => [s.Address, s.Value],
        Branch s => [s.Condition],
        Switch s => [s.Value],
        Return s => s.Value is null ? [] : [s.Value],
        Check s => [s.Condition],
        CheckedOperation s => s.Arguments,
        Throw s => [s.Exception],
        Propagate s => [s.Exception],
        Call s => s.Callee is Callee.Pointer pointer ? [pointer.Address, .. s.Arguments] : s.Arguments,
        RuntimeCall s => s.Arguments,
        AllocateArray s => [s.Length],
        Box s => [s.Address],
        Cast s => [s.Value],
        CheckUnbox s => [s.Value],
        CheckStore s => [s.Array, s.Value],
        StackAllocate s => [s.Size],
        _ => [],
    };

    private static IEnumerable<Expression> Operands(Expression expression) => expression switch
    {
        FieldAddress e => [e.Target],
        ElementAddress e => [e.Array, e.Index],
        BoxedAddress e => [e.Box],
        Load e => [e.Address],
        ArrayLength e => [e.Array],
        StringLength e => [e.String],
        TypeOf e => [e.Object],
        Binary e => [e.Left, e.Right],
        BitNot e => [e.Value],
        Negate e => [e.Value],
        Conversion e => [e.Value],
        Reinterpret e => [e.Value],
        VirtualAddress e => [e.Object],
        Pure e => e.Arguments,
        _ => [],
    };

    /// <summary>The variable a statement assigns, or null.</summary>
    public static Local? Target(Statement statement) => statement switch
    {
        Assign s => s.Target,
        TakePending s => s.Target,
        CheckedOperation s => s.Result,
        Call s => s.Result,
        RuntimeCall s => s.Result,
        Allocate s => s.Result,
        AllocateArray s => s.Result,
        Box s => s.Result,
        Cast s => s.Result,
        StackAllocate s => s.Result,
        _ => null,
    };
}
