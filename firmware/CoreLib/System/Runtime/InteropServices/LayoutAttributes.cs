namespace System.Runtime.InteropServices;

/// <summary>Says how the fields of a struct are laid out.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class StructLayoutAttribute : Attribute
{
    public CharSet CharSet;
    public int Pack;
    public int Size;

    public StructLayoutAttribute(LayoutKind layoutKind) => Value = layoutKind;

    public StructLayoutAttribute(short layoutKind) => Value = (LayoutKind)layoutKind;

    public LayoutKind Value { get; }
}

public enum LayoutKind
{
    Sequential = 0,
    Explicit = 2,
    Auto = 3,
}

/// <summary>The offset of a field in a struct with <see cref="LayoutKind.Explicit"/>.</summary>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class FieldOffsetAttribute : Attribute
{
    public FieldOffsetAttribute(int offset) => Value = offset;

    public int Value { get; }
}
