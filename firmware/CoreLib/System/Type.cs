using System.Runtime.CompilerServices;

namespace System;

/// <summary>
/// A type of the image. A <see cref="Type"/> object is the type's descriptor itself, a constant in flash, so
/// comparing references compares types. What a descriptor does not hold (members, assemblies) is not here.
/// </summary>
public abstract class Type
{
    public static readonly Type[] EmptyTypes = [];

    internal Type()
    {
    }

    public abstract string Name { get; }

    public abstract string? Namespace { get; }

    public abstract string? FullName { get; }

    public abstract Type? BaseType { get; }

    public abstract bool IsAbstract { get; }

    public abstract bool IsArray { get; }

    public abstract bool IsClass { get; }

    public abstract bool IsEnum { get; }

    public abstract bool IsInterface { get; }

    public abstract bool IsPointer { get; }

    public abstract bool IsPrimitive { get; }

    public abstract bool IsValueType { get; }

    public RuntimeTypeHandle TypeHandle
    {
        get
        {
            Type self = this;
            return new RuntimeTypeHandle(Unsafe.As<Type, nint>(ref self));
        }
    }

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern Type GetTypeFromHandle(RuntimeTypeHandle handle);

    public static TypeCode GetTypeCode(Type? type) => type is null ? TypeCode.Empty : type.GetTypeCodeImpl();

    public abstract Type? GetElementType();

    public abstract Type[] GetInterfaces();

    public abstract Type GetEnumUnderlyingType();

    public abstract string[] GetEnumNames();

    public abstract bool IsAssignableFrom(Type? c);

    public bool IsAssignableTo(Type? targetType) => targetType is not null && targetType.IsAssignableFrom(this);

    public abstract bool IsInstanceOfType(object? o);

    public abstract bool IsSubclassOf(Type c);

    protected abstract TypeCode GetTypeCodeImpl();

    public override bool Equals(object? o) => ReferenceEquals(this, o);

    public bool Equals(Type? o) => ReferenceEquals(this, o);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public override string ToString() => FullName ?? Name;

    public static bool operator ==(Type? left, Type? right) => ReferenceEquals(left, right);

    public static bool operator !=(Type? left, Type? right) => !ReferenceEquals(left, right);
}
