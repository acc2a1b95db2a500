using System.Runtime.CompilerServices;

namespace System;

/// <summary>What <c>ldtoken</c> of a type yields: the address of its descriptor.</summary>
public readonly struct RuntimeTypeHandle
{
    private readonly nint _descriptor;

    internal RuntimeTypeHandle(nint descriptor) => _descriptor = descriptor;

    public nint Value => _descriptor;
}

/// <summary>What <c>ldtoken</c> of a method yields. Methods have no descriptors.</summary>
public readonly struct RuntimeMethodHandle
{
}

/// <summary>What <c>ldtoken</c> of a field yields; only the initialisers of arrays and spans use it.</summary>
public readonly struct RuntimeFieldHandle
{
}

/// <summary>A reference with its type; exists because metadata names it.</summary>
public ref struct RuntimeArgumentHandle
{
}
