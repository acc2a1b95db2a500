using System.Collections.Generic;
using System.Linq;
using ICSharpCode.Decompiler.IL;
using ICSharpCode.Decompiler.TypeSystem;
using NanoSocket.Aot.Diagnostics;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Lowering;

internal sealed partial class MethodLowering
{
    /// <summary>Methods of the class library that are written in C here instead of being compiled.</summary>
    private static class Intrinsics
    {
        private delegate Expression? Handler(MethodLowering lowering, MethodNode target, Expression[] arguments);

        private static readonly Dictionary<(string Type, string Method), Handler> Table = new()
        {
            [("System.Object", "GetType")] = (l, _, a) => new TypeOf(l.NonNull(a[0]), l.world.Known.RuntimeType),
            [("System.String", "get_Length")] = (l, _, a) => new StringLength(a[0]),
            [("System.String", "get_Chars")] = Chars,
            [("System.Span", "get_Item")] = SpanItem,
            [("System.ReadOnlySpan", "get_Item")] = SpanItem,
            [("System.Array", "get_Length")] = (_, _, a) => new ArrayLength(a[0]),
            [("System.Runtime.CompilerServices.RuntimeHelpers", "IsReferenceOrContainsReferences")] =
                (_, m, _) => Constant.Int32(m.Arguments[0].ContainsReferences ? 1 : 0),
            [("System.Runtime.CompilerServices.RuntimeHelpers", "GetHashCode")] =
                (_, _, a) => new Pure("ns_identity_hash", a, StackKind.I4),
            [("System.Runtime.CompilerServices.Unsafe", "As")] = UnsafeAs,
            [("System.Runtime.CompilerServices.Unsafe", "AsPointer")] =
                (_, _, a) => new Reinterpret(a[0], StackKind.I, null),
            [("System.Runtime.CompilerServices.Unsafe", "AsRef")] =
                (_, m, a) => new Reinterpret(a[0], StackKind.Ref, m.Arguments[0]),
            [("System.Runtime.CompilerServices.Unsafe", "BitCast")] = BitCast,
            [("System.Runtime.CompilerServices.Unsafe", "Add")] = (_, m, a) => Offset(m.Arguments[0], a, Operator.Add, true),
            [("System.Runtime.CompilerServices.Unsafe", "AddByteOffset")] =
                (_, m, a) => Offset(m.Arguments[0], a, Operator.Add, false),
            [("System.Runtime.CompilerServices.Unsafe", "Subtract")] =
                (_, m, a) => Offset(m.Arguments[0], a, Operator.Sub, true),
            [("System.Runtime.CompilerServices.Unsafe", "SubtractByteOffset")] =
                (_, m, a) => Offset(m.Arguments[0], a, Operator.Sub, false),
            [("System.Runtime.CompilerServices.Unsafe", "ByteOffset")] = (_, _, a) =>
                new Binary(Operator.Sub, Native(a[1]), Native(a[0]), StackKind.I, false, StackKind.I),
            [("System.Runtime.CompilerServices.Unsafe", "AreSame")] = (_, _, a) => Compare(Operator.Equal, a),
            [("System.Runtime.CompilerServices.Unsafe", "IsAddressGreaterThan")] =
                (_, _, a) => Compare(Operator.Greater, a),
            [("System.Runtime.CompilerServices.Unsafe", "IsAddressLessThan")] = (_, _, a) => Compare(Operator.Less, a),
            [("System.Runtime.CompilerServices.Unsafe", "IsNullRef")] = (_, _, a) => IsNull(a[0]),
            [("System.Runtime.CompilerServices.Unsafe", "NullRef")] = (_, _, _) => new Constant(StackKind.Ref, 0),
            [("System.Runtime.CompilerServices.Unsafe", "SizeOf")] = (_, m, _) => new Ir.SizeOf(m.Arguments[0]),
            [("System.Runtime.CompilerServices.Unsafe", "SkipInit")] = (_, _, _) => null,
            [("System.Runtime.CompilerServices.Unsafe", "Read")] =
                (_, m, a) => new Load(a[0], m.Arguments[0]),
            [("System.Runtime.CompilerServices.Unsafe", "ReadUnaligned")] =
                (_, m, a) => new Load(a[0], m.Arguments[0], IsUnaligned: true),
            [("System.Runtime.CompilerServices.Unsafe", "Write")] = (l, m, a) => StoreTo(l, m, a, false),
            [("System.Runtime.CompilerServices.Unsafe", "WriteUnaligned")] = (l, m, a) => StoreTo(l, m, a, true),
            [("System.Runtime.CompilerServices.Unsafe", "Unbox")] = (l, m, a) => l.LowerUnbox(a[0], m.Arguments[0]),
            [("System.Activator", "CreateInstance")] = CreateInstance,
            [("System.Threading.Volatile", "Read")] = VolatileRead,
            [("System.Threading.Volatile", "Write")] = VolatileWrite,
            [("System.Threading.Interlocked", "MemoryBarrier")] = (l, _, _) => Barrier(l),
            [("System.Threading.Thread", "MemoryBarrier")] = (l, _, _) => Barrier(l),
            [("System.Threading.Interlocked", "Increment")] = (l, m, a) =>
                Atomic(l, m, "ns_atomic_add", [a[0], new Constant(m.ReturnType.Kind, 1)]),
            [("System.Threading.Interlocked", "Decrement")] = (l, m, a) =>
                Atomic(l, m, "ns_atomic_add", [a[0], new Constant(m.ReturnType.Kind, -1)]),
            [("System.Threading.Interlocked", "Add")] = (l, m, a) => Atomic(l, m, "ns_atomic_add", a),
            [("System.Threading.Interlocked", "And")] = (l, m, a) => Atomic(l, m, "ns_atomic_and", a),
            [("System.Threading.Interlocked", "Or")] = (l, m, a) => Atomic(l, m, "ns_atomic_or", a),
            [("System.Threading.Interlocked", "Read")] = (l, m, a) => Atomic(l, m, "ns_atomic_read", a),
            [("System.Threading.Interlocked", "Exchange")] = (l, m, a) => Atomic(l, m, "ns_atomic_exchange", a),
            [("System.Threading.Interlocked", "CompareExchange")] =
                (l, m, a) => Atomic(l, m, "ns_atomic_compare_exchange", a),
        };

        public static bool TryLower(
            MethodLowering lowering, MethodNode target, Expression[] arguments, out Expression? result)
        {
            result = null;
            if (target.Owner.Definition is not { } owner
                || !Table.TryGetValue((owner.FullName, target.Name), out Handler? handler)
                || (target.HasBody && target.Attribute(Attributes.Intrinsic) is null))
            {
                return false;
            }
            result = handler(lowering, target, arguments);
            return true;
        }

        private static Reinterpret Native(Expression value) => new(value, StackKind.I, null);

        private static Binary Compare(Operator operation, Expression[] a) =>
            new(operation, Native(a[0]), Native(a[1]), StackKind.I, true, StackKind.I4);

        private static Load Chars(MethodLowering l, MethodNode m, Expression[] a)
        {
            Expression text = l.Reusable(a[0]);
            Expression index = l.Reusable(a[1]);
            l.EmitThrowing(new Check(
                new Pure("ns_outside_string", [text, index], StackKind.I4), Fault.IndexOutOfRange));
            return new Load(new Pure("ns_char_at", [text, index], StackKind.Ref), m.ReturnType);
        }

        /// <summary>In the caller's code the test costs two instructions and lets the span live in registers.</summary>
        private static Reinterpret SpanItem(MethodLowering l, MethodNode m, Expression[] a)
        {
            FieldNode reference = m.Owner.InstanceFields.First(f => f.Type.Kind == StackKind.Ref);
            FieldNode length = m.Owner.InstanceFields.First(f => f != reference);
            Expression span = l.Reusable(a[0]);
            Expression index = l.Reusable(a[1]);
            Load count = new(new FieldAddress(span, length), length.Type);
            l.EmitThrowing(new Check(
                new Binary(Operator.GreaterOrEqual, index, count, StackKind.I4, true, StackKind.I4),
                Fault.IndexOutOfRange));
            Load first = new(new FieldAddress(span, reference), reference.Type);
            return Offset(m.Owner.Arguments[0], [first, index], Operator.Add, isScaled: true);
        }

        private static Reinterpret UnsafeAs(MethodLowering l, MethodNode m, Expression[] a) =>
            m.Arguments.Count == 1
                ? new Reinterpret(a[0], StackKind.Obj, m.Arguments[0])
                : new Reinterpret(a[0], StackKind.Ref, m.Arguments[1]);

        private static Load BitCast(MethodLowering l, MethodNode m, Expression[] a) =>
            new(l.InMemory(a[0], m.Arguments[0]), m.Arguments[1], IsUnaligned: true);

        private static Reinterpret Offset(TypeNode element, Expression[] a, Operator operation, bool isScaled)
        {
            Expression distance = a[1].Kind == StackKind.I4
                ? new Conversion(a[1], Primitive.Int32, Primitive.IntPtr, StackKind.I)
                : a[1];
            if (isScaled)
            {
                Conversion size = new(
                    new Ir.SizeOf(element), Primitive.Int32, Primitive.IntPtr, StackKind.I);
                distance = new Binary(Operator.Mul, distance, size, StackKind.I, false, StackKind.I);
            }
            Binary sum = new(operation, a[0], distance, a[0].Kind, false, a[0].Kind);
            return new Reinterpret(sum, StackKind.Ref, element);
        }

        private static Expression? StoreTo(MethodLowering l, MethodNode m, Expression[] a, bool isUnaligned)
        {
            l.Emit(new Store(a[0], m.Arguments[0], a[1]) { IsUnaligned = isUnaligned });
            return null;
        }

        /// <summary><c>new T()</c>: the public parameterless constructor, or a struct's default.</summary>
        private static Expression CreateInstance(MethodLowering l, MethodNode m, Expression[] a)
        {
            TypeNode type = m.Arguments[0];
            MethodNode? constructor = l.world.MethodsNamed(type, ".ctor").FirstOrDefault(c => c.Parameters.Count == 0);
            if (constructor is null)
            {
                return type.IsValueType
                    ? DefaultOf(type)
                    : throw CompileError.NotFound($"A parameterless constructor of '{type.DisplayName}'");
            }
            return l.Create(constructor, []);
        }

        private static LocalValue VolatileRead(MethodLowering l, MethodNode m, Expression[] a) =>
            l.Spill(new Load(a[0], m.ReturnType, IsVolatile: true), l.code.Count);

        private static Expression? VolatileWrite(MethodLowering l, MethodNode m, Expression[] a)
        {
            l.Emit(new Store(a[0], m.Parameters[1], a[1]) { IsVolatile = true });
            return null;
        }

        private static Expression? Barrier(MethodLowering l)
        {
            l.EmitThrowing(new RuntimeCall("ns_memory_barrier", [], null));
            return null;
        }

        /// <summary>The runtime has one function for each width: references are as wide as native integers.</summary>
        private static Expression Atomic(
            MethodLowering l, MethodNode m, string function, IReadOnlyList<Expression> arguments)
        {
            TypeNode type = m.ReturnType;
            (string suffix, KnownTypeCode code) = type.Kind switch
            {
                StackKind.I8 => ("_8", KnownTypeCode.Int64),
                StackKind.I4 when type.Primitive is Primitive.Int32 or Primitive.UInt32 => ("_4", KnownTypeCode.Int32),
                StackKind.I or StackKind.Obj => ("_word", KnownTypeCode.IntPtr),
                _ => throw CompileError.NotSupported($"Interlocked on '{type.DisplayName}'"),
            };
            TypeNode plain = l.world.Known1(code);
            LocalValue value = l.CallRuntime(function + suffix, plain, canThrow: false,
                [arguments[0], .. Rest(arguments, plain)]);
            return type.Kind == plain.Kind ? value : new Reinterpret(value, type.Kind, type);
        }

        private static IEnumerable<Expression> Rest(IReadOnlyList<Expression> arguments, TypeNode plain)
        {
            for (int i = 1; i < arguments.Count; i++)
            {
                yield return arguments[i].Kind == plain.Kind
                    ? arguments[i]
                    : new Reinterpret(arguments[i], plain.Kind, null);
            }
        }
    }

    /// <summary>Intrinsics that need the instruction itself: their argument is a token.</summary>
    private Expression? LowerTokenCall(CallInstruction instruction, MethodNode target)
    {
        if (target.IsNamed("System.Type", "GetTypeFromHandle") && instruction.Arguments[0] is LdTypeToken type)
        {
            return new TypeObject(world.Resolve(type.Type, method.Scope), world.Known.RuntimeType);
        }
        const string Helpers = "System.Runtime.CompilerServices.RuntimeHelpers";
        if (target.IsNamed(Helpers, "InitializeArray") && instruction.Arguments[1] is LdMemberToken data)
        {
            Expression array = Reusable(Lower(instruction.Arguments[0]));
            FieldNode field = world.Resolve((IField)data.Member, method.Scope);
            EmitThrowing(new RuntimeCall("ns_fill_array", [array, new DataAddress(field)], null));
            return Constant.Null;
        }
        if (target.IsNamed(Helpers, "CreateSpan") && instruction.Arguments[0] is LdMemberToken span)
        {
            return CreateSpan(target, world.Resolve((IField)span.Member, method.Scope));
        }
        return null;
    }

    private LocalValue CreateSpan(MethodNode target, FieldNode data)
    {
        MethodNode constructor = world.MethodsNamed(target.ReturnType, ".ctor")
            .First(m => m.Parameters is [{ Category: TypeCategory.Pointer }, { Primitive: Primitive.Int32 }]);
        Pure length = new("ns_divide", [new Ir.SizeOf(data.Type), new Ir.SizeOf(target.Arguments[0])], StackKind.I4);
        return LowerNewStruct(constructor, [new Reinterpret(new DataAddress(data), StackKind.I, null), length]);
    }
}
