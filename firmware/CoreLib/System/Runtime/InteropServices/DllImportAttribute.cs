namespace System.Runtime.InteropServices;

/// <summary>Binds a static extern method to a C function. docs/architecture.md says which libraries exist.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DllImportAttribute : Attribute
{
    public bool BestFitMapping;
    public CallingConvention CallingConvention;
    public CharSet CharSet;
    public string? EntryPoint;
    public bool ExactSpelling;
    public bool PreserveSig;
    public bool SetLastError;
    public bool ThrowOnUnmappableChar;

    public DllImportAttribute(string dllName) => Value = dllName;

    public string Value { get; }
}

public enum CallingConvention
{
    Winapi = 1,
    Cdecl = 2,
    StdCall = 3,
    ThisCall = 4,
    FastCall = 5,
}

public enum CharSet
{
    None = 1,
    Ansi = 2,
    Unicode = 3,
    Auto = 4,
}
