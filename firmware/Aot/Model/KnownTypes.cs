using ICSharpCode.Decompiler.TypeSystem;
using NanoSocket.Aot.Diagnostics;

namespace NanoSocket.Aot.Model;

/// <summary>The types of the class library that the language or the runtime gives a meaning.</summary>
internal sealed class KnownTypes(World world)
{
    private TypeNode? systemArray;

    public TypeNode Object => world.Known1(KnownTypeCode.Object);

    public TypeNode String => world.Known1(KnownTypeCode.String);

    public TypeNode Array => systemArray ??= world.Known1(KnownTypeCode.Array);

    public TypeNode ValueType => world.Known1(KnownTypeCode.ValueType);

    public TypeNode Enum => world.Known1(KnownTypeCode.Enum);

    public TypeNode Exception => world.Known1(KnownTypeCode.Exception);

    public TypeNode Delegate => world.Known1(KnownTypeCode.Delegate);

    public TypeNode Void => world.Known1(KnownTypeCode.Void);

    public TypeNode Int32 => world.Known1(KnownTypeCode.Int32);

    public TypeNode Byte => world.Known1(KnownTypeCode.Byte);

    public TypeNode Boolean => world.Known1(KnownTypeCode.Boolean);

    public TypeNode IntPtr => world.Known1(KnownTypeCode.IntPtr);

    /// <summary>The class of type descriptors.</summary>
    public TypeNode RuntimeType => Required("System.RuntimeType");

    public TypeNode Required(string fullName) =>
        world.Find(fullName) ?? throw CompileError.NotFound($"Type '{fullName}' of the class library");

    /// <summary>The class whose methods implement the generic interfaces of <paramref name="element"/>'s arrays;
    /// <c>this</c> in them is the array.</summary>
    public TypeNode? ArrayInterfaces(TypeNode element) => world.Find("System.SZArrayHelper", element);
}
