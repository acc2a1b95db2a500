using System;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Emit;

/// <summary>C's names of types.</summary>
internal static class CTypes
{
    public static string Of(Primitive primitive) => primitive switch
    {
        Primitive.Boolean or Primitive.Byte => "uint8_t",
        Primitive.SByte => "int8_t",
        Primitive.Char or Primitive.UInt16 => "uint16_t",
        Primitive.Int16 => "int16_t",
        Primitive.Int32 => "int32_t",
        Primitive.UInt32 => "uint32_t",
        Primitive.Int64 => "int64_t",
        Primitive.UInt64 => "uint64_t",
        Primitive.IntPtr => "intptr_t",
        Primitive.UIntPtr => "uintptr_t",
        Primitive.Single => "float",
        Primitive.Double => "double",
        _ => throw new ArgumentOutOfRangeException(nameof(primitive)),
    };

    /// <summary>The type of a value on the evaluation stack.</summary>
    public static string Of(StackKind kind) => kind switch
    {
        StackKind.I4 => "int32_t",
        StackKind.I8 => "int64_t",
        StackKind.I => "intptr_t",
        StackKind.F4 => "float",
        StackKind.F8 => "double",
        StackKind.Ref => "void *",
        StackKind.Obj => "ns_ref",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string UnsignedOf(StackKind kind) => kind switch
    {
        StackKind.I4 => "uint32_t",
        StackKind.I8 => "uint64_t",
        _ => "uintptr_t",
    };

    /// <summary>Whether reading a variable of that type gives C a wider unsigned value where IL has a signed one.
    /// </summary>
    public static bool NeedsSignedView(TypeNode type) =>
        type.Primitive is Primitive.UInt32 or Primitive.UInt64 or Primitive.UIntPtr;

    /// <summary>A declarator: <c>int32_t x</c>, <c>void *x</c>.</summary>
    public static string Declare(string type, string name) =>
        type.EndsWith('*') ? type + name : $"{type} {name}";
}
