using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NanoSocket.Aot.Analysis;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Emit;

/// <summary>Writes the statements that can throw, with the test that follows them.</summary>
internal sealed class ThrowingWriter(Image image, ExpressionWriter expressions, FunctionWriter function)
{
    public void Write(ThrowingStatement statement)
    {
        switch (statement)
        {
            case Check s:
                WriteCheck(s, expressions.Write(s.Condition), s.Fault);
                return;
            case CheckedOperation s:
                WriteCheckedOperation(s);
                return;
            case Throw s:
                string thrower = s.Again ? "ns_rethrow" : "ns_throw";
                function.Put($"{thrower}({expressions.Coerce(s.Exception, StackKind.Obj)})");
                    function.Put(function.GotoHandler(s));
                return;
            case Propagate s:
                function.Put($"ns_pending = {expressions.Coerce(s.Exception, StackKind.Obj)}");
                function.Put(function.GotoHandler(s));
                return;
            case InitializeClass s:
                WriteInitialize(s);
                return;
            case CheckUnbox s:
                string box = expressions.Coerce(s.Value, StackKind.Obj);
                WriteCastCheck(s, $"ns_unbox_mismatch({box}, &{image.UseType(s.Wanted)})", box, s.Wanted);
                return;
            case CheckStore s:
                WriteCheckStore(s);
                return;
            case Cast s:
                WriteCast(s);
                return;
            case Call s:
                WriteCall(s);
                break;
            case RuntimeCall s:
                WriteResult(s.Result, $"{s.Function}({Arguments(s.Arguments)})", StackKind.Void);
                break;
            case Allocate s:
                image.Structs.Require(s.Type);
                WriteResult(s.Result, $"ns_new(&{image.UseType(s.Type)})", StackKind.Obj);
                break;
            case AllocateArray s:
                string length = expressions.Coerce(s.Length, StackKind.I);
                WriteResult(s.Result, $"ns_new_array(&{image.UseType(s.Type)}, {length})", StackKind.Obj);
                break;
            case Box s:
                string value = expressions.Coerce(s.Address, StackKind.Ref);
                WriteResult(s.Result, $"ns_box(&{image.UseType(s.Type)}, {value})", StackKind.Obj);
                break;
            case StackAllocate s:
                WriteStackAllocate(s);
                break;
            default:
                throw new InvalidOperationException(statement.GetType().Name);
        }
        WriteTest(statement);
    }

    private string Arguments(IReadOnlyList<Expression> arguments) =>
        string.Join(", ", arguments.Select(expressions.Write));

    private void WriteTest(ThrowingStatement statement)
    {
        if (image.Throws.NeverReturns(statement))
        {
            function.Put(function.GotoHandler(statement));
        }
        else if (image.Throws.CanThrow(statement))
        {
            function.Put($"if (NS_THREW()) {function.GotoHandler(statement)}");
        }
    }

    private void WriteCheck(ThrowingStatement statement, string condition, Fault fault)
    {
        string thrower = fault switch
        {
            Fault.NullReference => "ns_throw_null_reference",
            Fault.IndexOutOfRange => "ns_throw_index_out_of_range",
            Fault.ArrayTypeMismatch => "ns_throw_array_type_mismatch",
            Fault.Overflow => "ns_throw_overflow",
            _ => "ns_throw_divide_by_zero",
        };
        function.Put($"if (NS_UNLIKELY({condition})) {{ {thrower}(); {function.GotoHandler(statement)}; }}");
    }

    private void WriteCastCheck(ThrowingStatement statement, string condition, string value, TypeNode wanted) =>
        function.Put($"if (NS_UNLIKELY({condition})) {{ ns_throw_invalid_cast_to({value}, &{image.UseType(wanted)}); "
            + $"{function.GotoHandler(statement)}; }}");

    private void WriteCheckedOperation(CheckedOperation s)
    {
        string type = CTypes.Of(s.Operand);
        string arguments = string.Join(", ", s.Arguments.Select(
            a => a is Constant { Value: 0 } ? "0" : $"({type}){ExpressionWriter.Paren(expressions.Write(a))}"));
        WriteCheck(s, $"{s.Function}({arguments}, &{s.Result.Name})", Fault.Overflow);
    }

    private void WriteInitialize(InitializeClass s)
    {
        if (image.Program.Preinitialized.Contains(s.Type))
        {
            return;
        }
        string state = image.UseInitState(s.Type);
        string run = image.UseFunction(s.Constructor);
        string type = image.UseType(s.Type);
        function.Put($"if (NS_UNLIKELY(!{state}.done)) {{ ns_class_init(&{state}, {run}, &{type}); "
            + $"if (NS_THREW()) {function.GotoHandler(s)}; }}");
    }

    private void WriteCheckStore(CheckStore s)
    {
        if (CanSkipStoreCheck(s))
        {
            return;
        }
        string array = expressions.Coerce(s.Array, StackKind.Obj);
        WriteCheck(s, $"!ns_can_store({array}, {expressions.Coerce(s.Value, StackKind.Obj)})", Fault.ArrayTypeMismatch);
    }

    /// <summary>An array whose static type is S[] can only be a subclass's when such arrays are made at all.</summary>
    private bool CanSkipStoreCheck(CheckStore s)
    {
        if (s.Array.Type is not { Category: TypeCategory.Array } type || !type.Element!.IsReferenceType)
        {
            return false;
        }
        bool fits = s.Value.Type is { Kind: StackKind.Obj } value && Hierarchy.IsAssignable(value, type.Element);
        return fits && image.Program.Constructed.All(t =>
            t == type || t.Category != TypeCategory.Array || !Hierarchy.IsAssignable(t, type));
    }

    private void WriteCast(Cast s)
    {
        string value = expressions.Coerce(s.Value, StackKind.Obj);
        string type = image.UseType(s.Wanted);
        bool isExact = s.Wanted.Category != TypeCategory.Array && s.Wanted.IsSealed && s.Wanted.Arguments.Count == 0;
        if (!s.Throws)
        {
            WriteResult(s.Result, $"{(isExact ? "ns_is_exactly" : "ns_is_instance")}({value}, &{type})", StackKind.Obj);
            return;
        }
        if (isExact)
        {
            string atom = ExpressionWriter.Paren(value);
            WriteCastCheck(s, $"{atom} != NULL && NS_TYPE({value}) != &{type}", value, s.Wanted);
            WriteResult(s.Result, value, StackKind.Obj);
            return;
        }
        WriteResult(s.Result, $"ns_cast({value}, &{type})", StackKind.Obj);
        WriteTest(s);
    }

    /// <summary>A size known here becomes an array, so that gcc knows the frame; what runs again needs new memory each
    /// time.</summary>
    private void WriteStackAllocate(StackAllocate s)
    {
        string size = expressions.Write(s.Size);
        string name = s.Result.Name;
        if (ConstantSize(s.Size) is not { } bytes || bytes <= 0 || function.IsInLoop)
        {
            function.Put($"{function.Assignment(s.Result)}(intptr_t)__builtin_alloca_with_align({size}, 64)");
            function.Put(s.IsCleared ? $"memset((void *){name}, 0, {size})" : $"(void){name}");
            return;
        }
        string initial = s.IsCleared ? " = {0}" : "";
        function.Put(string.Create(
            CultureInfo.InvariantCulture, $"uint8_t {name}_block[{bytes}] __attribute__((aligned(8))){initial}"));
        function.Put($"{function.Assignment(s.Result)}(intptr_t){name}_block");
    }

    private static long? ConstantSize(Expression size) => size switch
    {
        Constant constant => constant.Value,
        Conversion { Target: Primitive.UIntPtr or Primitive.IntPtr } conversion => ConstantSize(conversion.Value),
        _ => null,
    };

    private void WriteCall(Call s)
    {
        switch (s.Callee)
        {
            case Callee.Direct direct:
                WriteDirect(s, direct.Method);
                break;
            case Callee.Virtual call:
                WriteVirtual(s, call.Slot);
                break;
            case Callee.Delegate call:
                WriteDelegate(s, call.Invoke);
                break;
            case Callee.Pointer call:
                string address = expressions.Write(call.Address);
                WriteIndirect(s, address, call.Signature[0], call.Signature.Skip(1), s.Arguments);
                break;
        }
    }

    private void WriteDirect(Call s, MethodNode method)
    {
        List<TypeNode> types = image.ParameterTypes(method);
        bool isForeign = image.Program.Imports.TryGetValue(method, out NativeImport? import) && !import.IsRuntime;
        IEnumerable<string> arguments = s.Arguments.Select((a, i) =>
            isForeign && types[i].Category == TypeCategory.Array
                ? $"(ns_ref)ns_array_data({expressions.Write(a)})"
                : expressions.Coerce(a, types[i].Kind));
        WriteResult(s.Result, $"{image.UseFunction(method)}({string.Join(", ", arguments)})", method.ReturnType.Kind);
    }

    private void WriteVirtual(Call s, MethodNode slot)
    {
        if (image.Virtuals.IsNeverCalled(slot))
        {
            // No type implements it. A variable that only these arguments read must not look unused to C.
            foreach (Expression argument in s.Arguments)
            {
                function.Put($"(void)({expressions.Write(argument)})");
            }
            function.Put("__builtin_trap()");
            if (s.Result is { } result && function.IsLive(result))
            {
                function.Put(CTypes.Declare(image.TypeName(result.Type), result.Name));
                function.Put($"memset(&{result.Name}, 0, sizeof {result.Name})");
            }
            return;
        }
        if (image.Virtuals.Single(slot) is not { } only)
        {
            string entry = expressions.TableEntry(expressions.Coerce(s.Arguments[0], StackKind.Obj), slot);
            WriteIndirect(s, entry, slot.ReturnType, [slot.Owner.World.Known.Object, .. slot.Parameters], s.Arguments);
        }
        else if (only.Owner.IsValueType)
        {
            WriteDirect(
                new Call(s.Callee, [new BoxedAddress(s.Arguments[0], only.Owner), .. s.Arguments.Skip(1)], s.Result)
                {
                    Handler = s.Handler,
                },
                only);
        }
        else
        {
            WriteDirect(s, only);
        }
    }

    private void WriteDelegate(Call s, MethodNode invoke)
    {
        string receiver = ExpressionWriter.Paren(expressions.Write(s.Arguments[0]));
        Pure target = new("NS_DELEGATE_TARGET", [s.Arguments[0]], StackKind.Obj);
        WriteIndirect(
            s, $"((ns_delegate *){receiver})->code", invoke.ReturnType,
            [invoke.Owner.World.Known.Object, .. invoke.Parameters], [target, .. s.Arguments.Skip(1)]);
    }

    private void WriteIndirect(
        Call s, string address, TypeNode returned, IEnumerable<TypeNode> parameters,
        IReadOnlyList<Expression> arguments)
    {
        List<TypeNode> types = parameters.ToList();
        string list = types.Count == 0 ? "void" : string.Join(", ", types.Select(image.TypeName));
        string call = string.Join(", ", arguments.Select((a, i) => expressions.Coerce(a, types[i].Kind)));
        string pointer = CTypes.Declare(image.TypeName(returned), $"(*)({list})");
        WriteResult(s.Result, $"(({pointer}){address})({call})", returned.Kind);
    }

    private void WriteResult(Local? result, string call, StackKind kind)
    {
        bool isWanted = result is not null && function.IsLive(result);
        if (!isWanted)
        {
            function.Put(kind == StackKind.Void ? call : "(void)" + ExpressionWriter.Paren(call));
            return;
        }
        bool isPointer = kind is StackKind.Obj or StackKind.Ref;
        string cast = isPointer && result!.Type.Kind != kind ? $"({CTypes.Of(result.Type.Kind)})" : "";
        function.Put(function.Assignment(result!) + cast + call);
    }
}
