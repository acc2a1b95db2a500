namespace System.Runtime.CompilerServices;

/// <summary>
/// Marks what the C# to C compiler knows by name. An <c>extern</c> member with it has no other implementation; one
/// with a body may be replaced by something faster that does the same.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor
    | AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
internal sealed class IntrinsicAttribute : Attribute
{
}
