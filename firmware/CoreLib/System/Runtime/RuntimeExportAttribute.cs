namespace System.Runtime;

/// <summary>Gives a static method of the class library the C name under which C code calls it.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class RuntimeExportAttribute : Attribute
{
    public RuntimeExportAttribute(string entryPoint) => EntryPoint = entryPoint;

    public string EntryPoint { get; }
}
