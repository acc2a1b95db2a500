namespace NanoSocket.Aot.Model;

/// <summary>How IL's evaluation stack sees a value. It decides the C type of temporaries.</summary>
internal enum StackKind
{
    /// <summary>No value.</summary>
    Void,

    /// <summary>Integers up to 32 bits, booleans, characters: <c>int32_t</c>.</summary>
    I4,

    /// <summary><c>int64_t</c>.</summary>
    I8,

    /// <summary>Native integers, unmanaged pointers and function pointers: <c>intptr_t</c>.</summary>
    I,

    /// <summary><c>float</c>.</summary>
    F4,

    /// <summary><c>double</c>.</summary>
    F8,

    /// <summary>A managed reference to a variable, field or element: <c>void *</c>.</summary>
    Ref,

    /// <summary>An object reference: <c>ns_ref</c>.</summary>
    Obj,

    /// <summary>A struct by value.</summary>
    Struct,
}

/// <summary>The types with a C type of their own.</summary>
internal enum Primitive
{
    None, Boolean, Char, SByte, Byte, Int16, UInt16, Int32, UInt32, Int64, UInt64, IntPtr, UIntPtr, Single, Double,
}

/// <summary>What a type is.</summary>
internal enum TypeCategory
{
    Void, Primitive, Enum, Struct, Class, Interface, Delegate, Array, Pointer, ByRef, FunctionPointer, Placeholder,
}
