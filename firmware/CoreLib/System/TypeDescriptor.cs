namespace System;

/// <summary><c>enum ns_kind</c> of abi.h.</summary>
internal enum TypeKind : byte
{
    Class,
    Struct,
    Enum,
    Primitive,
    Interface,
    Array,
    Delegate,
    Nullable,
    Pointer,
}

/// <summary><c>struct ns_type</c> of abi.h, field by field.</summary>
internal unsafe struct TypeDescriptor
{
    internal const byte FlagElementRefs = 1;
    internal const byte FlagElementStruct = 2;
    internal const byte FlagValue = 4;
    internal const byte FlagAbstract = 8;

#pragma warning disable CS0649 // never assigned: descriptors are constants written by the compiler
    internal nint Header;
    internal TypeDescriptor* Base;
    internal TypeDescriptor* Element;
    internal TypeDescriptor** Interfaces;
    internal void* Selectors;
    internal EnumInfo* EnumInfo;
    internal byte* Namespace;
    internal byte* Name;
    internal uint* Refs;
    internal uint Size;
    internal ushort ElementSize;
    internal ushort InterfaceCount;
    internal TypeKind Kind;
    internal byte Flags;
    private byte _code;
    internal byte Rank;

    internal readonly TypeCode Code => (TypeCode)_code;
}

/// <summary><c>ns_enum_member</c> of abi.h.</summary>
internal unsafe struct EnumMember
{
    internal byte* Name;
    internal long Value;
}

/// <summary><c>ns_enum_info</c> of abi.h.</summary>
internal unsafe struct EnumInfo
{
    internal ushort Count;
    internal bool Flags;
    internal EnumMember* Members;
}
#pragma warning restore CS0649
