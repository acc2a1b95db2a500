namespace System.Runtime.InteropServices;

/// <summary>A parameter whose value goes into the call.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class InAttribute : Attribute
{
}

/// <summary>A parameter whose value comes out of the call.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class OutAttribute : Attribute
{
}

/// <summary>A parameter that may be left out.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class OptionalAttribute : Attribute
{
}

/// <summary>How a value is passed to C; only the sizes of primitives are meant by it here.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.ReturnValue, Inherited = false)]
public sealed class MarshalAsAttribute : Attribute
{
    public MarshalAsAttribute(UnmanagedType unmanagedType) => Value = unmanagedType;

    public UnmanagedType Value { get; }
}

public enum UnmanagedType
{
    Bool = 2,
    I1 = 3,
    U1 = 4,
    I2 = 5,
    U2 = 6,
    I4 = 7,
    U4 = 8,
    I8 = 9,
    U8 = 10,
    R4 = 11,
    R8 = 12,
}

/// <summary>Static methods with it are called by C, under their entry point's name or by their address. An exception
/// that would leave one ends the run.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class UnmanagedCallersOnlyAttribute : Attribute
{
    public Type[]? CallConvs;
    public string? EntryPoint;
}

/// <summary>Accepted so that shared source compiles; there is no COM.</summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum
    | AttributeTargets.Interface | AttributeTargets.Delegate | AttributeTargets.Method | AttributeTargets.Field
    | AttributeTargets.Property, Inherited = false)]
public sealed class ComVisibleAttribute : Attribute
{
    public ComVisibleAttribute(bool visibility) => Value = visibility;

    public bool Value { get; }
}
