namespace System.Runtime.InteropServices;

/// <summary>The identity of a type or assembly outside .NET; accepted so that shared source compiles.</summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum
    | AttributeTargets.Interface | AttributeTargets.Delegate, Inherited = false)]
public sealed class GuidAttribute(string guid) : Attribute
{
    public string Value { get; } = guid;
}
