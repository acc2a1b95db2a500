using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace System;

/// <summary>
/// The class of all type descriptors (<c>ns_type</c> in abi.h). It has no fields of its own: what it tells it
/// reads from the descriptor, through <see cref="TypeDescriptor"/>, at its own address.
/// </summary>
internal sealed unsafe class RuntimeType : Type
{
    private RuntimeType()
    {
    }

    internal TypeDescriptor* Descriptor
    {
        get
        {
            RuntimeType self = this;
            return (TypeDescriptor*)Unsafe.As<RuntimeType, nint>(ref self);
        }
    }

    internal TypeKind Kind => Descriptor->Kind;

    internal TypeCode Code => Descriptor->Code;

    public override string Name => WithoutArguments(NativeText(Descriptor->Name));

    public override string? Namespace
    {
        get
        {
            string text = NativeText(Descriptor->Namespace);
            int nested = text.IndexOf('+');
            if (nested >= 0)
            {
                int dot = text.Substring(0, nested).LastIndexOf('.');
                text = dot < 0 ? "" : text.Substring(0, dot);
            }

            return text.Length == 0 ? null : text;
        }
    }

    /// <summary>
    /// Namespace and name. The descriptor of a nested type has "Namespace.Outer+" as its name space, so that
    /// no dot follows it here.
    /// </summary>
    public override string FullName
    {
        get
        {
            string space = NativeText(Descriptor->Namespace);
            string name = NativeText(Descriptor->Name);
            if (space.Length == 0)
            {
                return name;
            }

            return space[space.Length - 1] == '+' ? space + name : space + "." + name;
        }
    }

    public override Type? BaseType => FromDescriptor(Descriptor->Base);

    public override bool IsAbstract => (Descriptor->Flags & TypeDescriptor.FlagAbstract) != 0;

    public override bool IsArray => Kind == TypeKind.Array;

    public override bool IsClass => !IsValueType && Kind != TypeKind.Interface;

    public override bool IsEnum => Kind == TypeKind.Enum;

    public override bool IsInterface => Kind == TypeKind.Interface;

    public override bool IsPointer => Kind == TypeKind.Pointer;

    public override bool IsPrimitive => Kind == TypeKind.Primitive;

    public override bool IsValueType => (Descriptor->Flags & TypeDescriptor.FlagValue) != 0;

    /// <summary>The type of an object; the same as <see cref="object.GetType"/> with the static type known.</summary>
    internal static RuntimeType Of(object value) => Unsafe.As<RuntimeType>(value.GetType());

    internal static RuntimeType? FromDescriptor(TypeDescriptor* descriptor)
    {
        nint address = (nint)descriptor;
        return Unsafe.As<nint, RuntimeType?>(ref address);
    }

    public override Type? GetElementType() => Kind == TypeKind.Array || Kind == TypeKind.Pointer
        ? FromDescriptor(Descriptor->Element) : null;

    public override Type[] GetInterfaces()
    {
        Type[] result = new Type[Descriptor->InterfaceCount];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = FromDescriptor(Descriptor->Interfaces[i])!;
        }

        return result;
    }

    public override Type GetEnumUnderlyingType()
    {
        if (!IsEnum)
        {
            ThrowHelper.ThrowArgument("Type provided must be an Enum.", "enumType");
        }

        return FromDescriptor(Descriptor->Element)!;
    }

    public override string[] GetEnumNames() => EnumNames.Of(this).AllNames();

    public override bool IsAssignableFrom(Type? c) => c is RuntimeType other && IsAssignable(other, this);

    /// <summary>Whether elements of another array type can be elements of this one, after boxing if need be.</summary>
    internal bool IsAssignableFromElement(RuntimeType arrayType) =>
        FromDescriptor(Descriptor->Element)!.IsAssignableFrom(FromDescriptor(arrayType.Descriptor->Element));

    public override bool IsInstanceOfType(object? o) => o is not null && IsAssignable(Of(o), this);

    public override bool IsSubclassOf(Type c)
    {
        for (Type? type = BaseType; type is not null; type = type.BaseType)
        {
            if (type == c)
            {
                return true;
            }
        }

        return false;
    }

    protected override TypeCode GetTypeCodeImpl() => IsEnum ? FromDescriptor(Descriptor->Element)!.Code : Code;

    /// <summary>The descriptor's name carries type arguments, "List`1[System.Int32]", which Name leaves out.</summary>
    private static string WithoutArguments(string name)
    {
        int open = name.IndexOf('[');
        if (open < 0 || name[open + 1] == ']')
        {
            return name;
        }

        int close = name.LastIndexOf(']');
        while (name[close - 1] == '[')
        {
            close -= 2; // the brackets of an array behind them
        }

        return name.Substring(0, open) + name.Substring(close + 1);
    }

    internal static string NativeText(byte* text)
    {
        int length = 0;
        while (text[length] != 0)
        {
            length++;
        }

        return Utf8.ToString(new ReadOnlySpan<byte>(text, length));
    }

    /// <summary>A shallow copy of an instance of this type, which is no array and no string.</summary>
    internal object CloneInstance(object original)
    {
        object copy = Allocate(this);
        nuint bytes = Descriptor->Size - (nuint)sizeof(nint);
        Buffer.MoveWords(ref RuntimeHelpers.RawData(copy), ref RuntimeHelpers.RawData(original), bytes);
        return copy;
    }

    [DllImport("nanosocket", EntryPoint = "ns_new")]
    internal static extern object Allocate(RuntimeType type);

    /// <summary>Boxes the value at an address. Not for types of <see cref="TypeKind.Nullable"/>.</summary>
    [DllImport("nanosocket", EntryPoint = "ns_box")]
    internal static extern object Box(RuntimeType type, void* value);

    [DllImport("nanosocket", EntryPoint = "ns_is")]
    private static extern bool IsAssignable(RuntimeType actual, RuntimeType wanted);
}
