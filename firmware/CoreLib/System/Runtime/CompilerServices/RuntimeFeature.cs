namespace System.Runtime.CompilerServices;

/// <summary>What the C# compiler may take for granted about this runtime.</summary>
public static class RuntimeFeature
{
    public const string PortablePdb = nameof(PortablePdb);
    public const string DefaultImplementationsOfInterfaces = nameof(DefaultImplementationsOfInterfaces);
    public const string CovariantReturnsOfClasses = nameof(CovariantReturnsOfClasses);
    public const string UnmanagedSignatureCallingConvention = nameof(UnmanagedSignatureCallingConvention);
    public const string ByRefFields = nameof(ByRefFields);
    public const string ByRefLikeGenerics = nameof(ByRefLikeGenerics);
    public const string NumericIntPtr = nameof(NumericIntPtr);
    public const string VirtualStaticsInInterfaces = nameof(VirtualStaticsInInterfaces);

    /// <summary>False: there is no code generator on the device.</summary>
    public static bool IsDynamicCodeSupported => false;

    public static bool IsDynamicCodeCompiled => false;
}
