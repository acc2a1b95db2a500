using System.Runtime.CompilerServices;

namespace System;

/// <summary>Makes objects of types known at compile time: <c>new T()</c> of a type parameter.</summary>
public static class Activator
{
    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern T CreateInstance<T>() where T : allows ref struct;
}
